package collect

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"newsbrief/briefing"
	"newsbrief/briefing/feed"
)

// A List keeps the feeds that are collected.
type List interface {
	Feeds(ctx context.Context) ([]briefing.Feed, error)
	// AddFeed adds one; briefing.ErrExists: it is there.
	AddFeed(ctx context.Context, f briefing.Feed) error
	// RemoveFeed removes one, its items stay; briefing.ErrNotFound: it isn't
	// there.
	RemoveFeed(ctx context.Context, url string) error
	// PauseFeed stops or resumes collecting one.
	PauseFeed(ctx context.Context, url string, paused bool) error
}

// A Discoverer finds the feeds behind the address of a site, a page or a feed.
type Discoverer interface {
	Discover(ctx context.Context, address string) ([]briefing.Feed, error)
	// Fetch reads a feed once.
	Fetch(ctx context.Context, f briefing.Feed) (feed.Result, error)
}

// A Catalog is the list of feeds as people change it.
type Catalog struct {
	list      List
	discover  Discoverer
	collector *Collector
}

// NewCatalog returns the catalog of list. New feeds are collected at once by
// collector.
func NewCatalog(list List, discover Discoverer, collector *Collector) *Catalog {
	return &Catalog{list: list, discover: discover, collector: collector}
}

// Feeds lists the feeds.
func (c *Catalog) Feeds(ctx context.Context) ([]briefing.Feed, error) { return c.list.Feeds(ctx) }

// Add finds the feed behind an address, adds and collects it. It returns the
// feed and the items that came, the newest first. briefing.ErrNotFeed: there
// is none; briefing.ErrExists: it is in the list; briefing.ErrRefused: it may
// not be fetched. With an error the feed's Problem says why, for people.
func (c *Catalog) Add(ctx context.Context, address string) (briefing.Feed, []briefing.Item, error) {
	found, err := c.discover.Discover(ctx, address)
	if err != nil {
		f := feed.Failed(briefing.Feed{URL: address}, err, c.collector.cfg.Now())
		return f, nil, fmt.Errorf("find feed: %w", err)
	}
	f := found[0] // the one that the site names first
	f.Added = c.collector.cfg.Now()
	if err := c.list.AddFeed(ctx, f); err != nil {
		return f, nil, fmt.Errorf("add feed: %w", err)
	}
	items, err := c.collector.One(ctx, f)
	if err != nil {
		return f, nil, err
	}
	return f, items, nil
}

// Remove removes the feed with that address or title.
func (c *Catalog) Remove(ctx context.Context, name string) (briefing.Feed, error) {
	f, err := c.find(ctx, name)
	if err != nil {
		return briefing.Feed{}, err
	}
	if err := c.list.RemoveFeed(ctx, f.URL); err != nil {
		return f, fmt.Errorf("remove feed: %w", err)
	}
	return f, nil
}

// Pause stops or resumes collecting the feed with that address or title.
func (c *Catalog) Pause(ctx context.Context, name string, paused bool) (briefing.Feed, error) {
	f, err := c.find(ctx, name)
	if err != nil {
		return briefing.Feed{}, err
	}
	if err := c.list.PauseFeed(ctx, f.URL, paused); err != nil {
		return f, fmt.Errorf("pause feed: %w", err)
	}
	f.Paused = paused
	return f, nil
}

// Retry collects the feed with that address or title at once. With an error the
// feed's Problem says why, for people.
func (c *Catalog) Retry(ctx context.Context, name string) (briefing.Feed, error) {
	f, err := c.find(ctx, name)
	if err != nil {
		return briefing.Feed{}, err
	}
	if _, err := c.collector.One(ctx, f); err != nil {
		return feed.Failed(f, err, c.collector.cfg.Now()), fmt.Errorf("retry feed: %w", err)
	}
	f.Failures, f.Problem, f.Worked = 0, "", c.collector.cfg.Now()
	return f, nil
}

// find is the feed with that address or title.
func (c *Catalog) find(ctx context.Context, name string) (briefing.Feed, error) {
	feeds, err := c.list.Feeds(ctx)
	if err != nil {
		return briefing.Feed{}, fmt.Errorf("feeds: %w", err)
	}
	return named(feeds, name)
}

// named finds a feed by its address, with or without the scheme, or by its
// title. A title that several feeds have names none of them.
func named(feeds []briefing.Feed, name string) (briefing.Feed, error) {
	var found []briefing.Feed
	for _, f := range feeds {
		if f.URL == name || bare(f.URL) == bare(name) {
			return f, nil
		}
		if strings.EqualFold(f.Title, name) {
			found = append(found, f)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return briefing.Feed{}, fmt.Errorf("feed %q: %w", name, briefing.ErrNotFound)
	}
	return briefing.Feed{}, fmt.Errorf("%d feeds are called %q, name one by its address: %w", len(found), name, briefing.ErrNotFound)
}

// bare is an address as people type it.
func bare(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		rest = address
	}
	return strings.ToLower(strings.TrimSuffix(rest, "/"))
}

// Import adds many feeds without collecting them, and returns how many were
// new. progress, where it isn't nil, is told before each how many are done.
func (c *Catalog) Import(ctx context.Context, feeds []briefing.Feed, progress func(done int)) (int, error) {
	added := 0
	for i, f := range feeds {
		if progress != nil {
			progress(i)
		}
		f.Added = c.collector.cfg.Now()
		err := c.list.AddFeed(ctx, f)
		if errors.Is(err, briefing.ErrExists) {
			continue
		}
		if err != nil {
			return added, fmt.Errorf("add feed %s: %w", f.URL, err)
		}
		added++
	}
	return added, nil
}
