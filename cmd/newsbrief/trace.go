package main

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/topic"
	"newsbrief/store"
)

// tracer finds out what happened to a page.
type tracer struct {
	db     *store.DB
	topics *topic.Catalog
	now    func() time.Time
}

// traceDays is how far back it is told where a story was posted.
const traceDays = 30

// Trace returns what is known of the page at an address.
func (t tracer) Trace(ctx context.Context, address, channel string) (briefing.Trace, error) {
	var trace briefing.Trace
	it, err := t.db.ItemAt(ctx, address)
	if errors.Is(err, briefing.ErrNotFound) {
		trace.Feed, err = t.feedOf(ctx, address)
		return trace, err
	}
	if err != nil {
		return trace, err
	}
	trace.Item = it
	if trace.Feed, err = t.db.Feed(ctx, it.Feed); err != nil && !errors.Is(err, briefing.ErrNotFound) {
		return trace, err
	}
	if trace.Outlets, err = t.outlets(ctx, it); err != nil {
		return trace, err
	}
	trace.About, trace.Mentions = t.subjects(it)
	return trace, t.here(ctx, &trace, channel)
}

// subjects are the names of the topics that an item is about, and of those that
// it only mentions.
func (t tracer) subjects(it briefing.Item) (about, mentioned []string) {
	for _, tag := range it.Tags {
		name := tag.Topic
		if found, ok := t.topics.Find(tag.Topic); ok {
			name = found.Name
		}
		if tag.Score >= briefing.AboutScore {
			about = append(about, name)
		} else {
			mentioned = append(mentioned, name)
		}
	}
	return about, mentioned
}

// feedOf is a feed of the page's host, zero where none is collected.
func (t tracer) feedOf(ctx context.Context, address string) (briefing.Feed, error) {
	feeds, err := t.db.Feeds(ctx)
	host := hostOf(address)
	for _, f := range feeds {
		if host != "" && (hostOf(f.URL) == host || hostOf(f.Site) == host) {
			return f, err
		}
	}
	return briefing.Feed{}, err
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// outlets counts who carries an item's story.
func (t tracer) outlets(ctx context.Context, it briefing.Item) (int, error) {
	names := map[string]bool{strings.ToLower(it.Outlet): true}
	if it.Story == 0 {
		return 1, nil
	}
	items, err := t.db.StoryItems(ctx, []int64{it.Story})
	for _, other := range items {
		names[strings.ToLower(other.Outlet)] = true
	}
	return len(names), err
}

// here adds what a channel has to do with an item.
func (t tracer) here(ctx context.Context, trace *briefing.Trace, channel string) error {
	it := trace.Item
	told, err := t.db.Told(ctx, channel, t.now().AddDate(0, 0, -traceDays))
	if err != nil {
		return err
	}
	story := cmp.Or(it.Story, it.ID) // one that wasn't grouped is a story of its own
	trace.Told = slices.DeleteFunc(told, func(told briefing.Told) bool { return told.Briefing.Story != story })
	muted, err := t.db.Muted(ctx, channel)
	if err != nil {
		return err
	}
	trace.Muted = slices.ContainsFunc(muted, func(o string) bool { return strings.EqualFold(o, it.Outlet) || strings.EqualFold(o, it.Article.Outlet) })
	dropped, err := t.db.Dropped(ctx, channel)
	if err != nil {
		return err
	}
	trace.Dropped = slices.Contains(dropped, story)
	subs, err := t.db.Subscriptions(ctx, channel)
	if err != nil {
		return err
	}
	for _, s := range subs {
		trace.Asked = append(trace.Asked, t.asked(s, it)...)
	}
	slices.Sort(trace.Asked)
	trace.Asked = slices.Compact(trace.Asked)
	return nil
}

// asked are the topics of a digest that an item is tagged with; one that is
// about everything asks for each of the item's.
func (t tracer) asked(s briefing.Subscription, it briefing.Item) (names []string) {
	for _, tag := range it.Tags {
		for _, asked := range s.Topics {
			if found, ok := t.topics.Find(asked); ok && found.ID == tag.Topic {
				names = append(names, found.Name)
			}
		}
	}
	if len(s.Topics) == 0 {
		names = append(names, s.Name)
	}
	return names
}
