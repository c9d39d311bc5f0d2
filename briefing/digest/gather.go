package digest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"newsbrief/briefing"
	"newsbrief/briefing/story"
)

// gather makes stories of the found items, in the order of their ids. A story
// holds so far only the items that match.
func (e *enquiry) gather(found []briefing.Item) []briefing.Story {
	skip := make(map[int64]bool, len(e.Skip))
	for _, id := range e.Skip {
		skip[id] = true
	}
	items := make(map[int64][]briefing.Item)
	var ids []int64
	for _, it := range found {
		id := storyOf(it)
		if skip[id] || !e.covers(it) || e.mutes(it) {
			continue
		}
		if items[id] == nil {
			ids = append(ids, id)
		}
		items[id] = append(items[id], it)
	}
	slices.Sort(ids)
	stories := make([]briefing.Story, len(ids))
	for i, id := range ids {
		stories[i] = ordered(id, items[id])
	}
	return stories
}

// covers reports whether an item came out in the time that was asked for.
func (e *enquiry) covers(it briefing.Item) bool { return it.Time().After(e.Since.Add(-e.Late)) }

// mutes reports whether an item is of an outlet that the reader has muted.
func (e *enquiry) mutes(it briefing.Item) bool {
	return slices.ContainsFunc(e.Muted, func(outlet string) bool {
		return strings.EqualFold(outlet, it.Outlet) || strings.EqualFold(outlet, it.Article.Outlet)
	})
}

// storyOf is the story of an item; one that was not grouped yet is a story of
// its own.
func storyOf(it briefing.Item) int64 {
	if it.Story != 0 {
		return it.Story
	}
	return it.ID
}

// shortlist is how many stories are completed before the best of them are
// picked. To complete all that were found would read thousands of items to
// show five stories; outlets that the search did not find move a story up a
// few places, not from far down.
// Where only what several outlets carry is wanted, more may turn out to be.
func (e *enquiry) shortlist() int {
	if e.Carried > 1 {
		return 20*e.Limit + 100
	}
	return 2*e.Limit + 10
}

// carried are the stories that as many outlets carry as the query asks for.
func (e *enquiry) carried(stories []told) []told {
	return slices.DeleteFunc(stories, func(t told) bool { return len(t.Also)+1 < e.Carried })
}

// whole completes the stories that are told: an outlet that carries one without
// the word that was asked for carries it all the same. What was seen after
// until belongs to the next digest.
func (e *enquiry) whole(ctx context.Context, finder Finder, best []told) ([]briefing.Story, error) {
	var ids []int64
	stories := make(map[int64]briefing.Story)
	for _, t := range best {
		if _, twice := stories[t.Story]; !twice {
			ids = append(ids, t.Story)
		}
		stories[t.Story] = t.story
	}
	all, err := finder.StoryItems(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("items of stories: %w", err)
	}
	items := make(map[int64][]briefing.Item)
	for _, it := range all {
		if !it.Seen.After(e.Until) && !e.mutes(it) {
			items[it.Story] = append(items[it.Story], e.tag(it))
		}
	}
	completed := make([]briefing.Story, len(ids))
	for i, id := range ids {
		completed[i] = stories[id]
		if len(items[id]) > len(completed[i].Items) {
			completed[i] = ordered(id, items[id])
		}
	}
	return completed, nil
}

// ordered makes a story of its items: the lead first, the others by time.
func ordered(id int64, items []briefing.Item) briefing.Story {
	slices.SortFunc(items, func(a, b briefing.Item) int {
		return cmp.Or(a.Time().Compare(b.Time()), cmp.Compare(a.ID, b.ID))
	})
	lead := story.Lead(items)
	first := items[lead]
	copy(items[1:lead+1], items[:lead])
	items[0] = first
	return briefing.Story{ID: id, Items: items}
}
