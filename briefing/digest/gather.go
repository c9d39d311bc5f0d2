package digest

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"newsbrief/briefing"
	"newsbrief/briefing/story"
)

// gather completes the found items to whole stories: an outlet that carries a
// story without the word that was asked for carries it all the same. Stories
// come in the order of their ids.
func gather(ctx context.Context, finder Finder, found []briefing.Item, q briefing.Query) ([]briefing.Story, error) {
	skip := make(map[int64]bool, len(q.Skip))
	for _, id := range q.Skip {
		skip[id] = true
	}
	items := make(map[int64]map[int64]briefing.Item) // by story, by item
	for _, it := range found {
		id := storyOf(it)
		if skip[id] || !it.Time().After(q.Since.Add(-q.Late)) {
			continue
		}
		if items[id] == nil {
			items[id] = make(map[int64]briefing.Item)
		}
		items[id][it.ID] = it
	}
	whole, err := finder.StoryItems(ctx, slices.Sorted(maps.Keys(items)))
	if err != nil {
		return nil, fmt.Errorf("items of stories: %w", err)
	}
	for _, it := range whole {
		// What came after the window belongs to the next digest.
		if known := items[it.Story]; known != nil && !it.Seen.After(q.Until) {
			known[it.ID] = it
		}
	}
	stories := make([]briefing.Story, 0, len(items))
	for _, id := range slices.Sorted(maps.Keys(items)) {
		stories = append(stories, ordered(id, slices.Collect(maps.Values(items[id]))))
	}
	return stories, nil
}

// storyOf is the story of an item; one that was not grouped yet is a story of
// its own.
func storyOf(it briefing.Item) int64 {
	if it.Story != 0 {
		return it.Story
	}
	return it.ID
}

// ordered makes a story of its items: the lead first, the others by time.
func ordered(id int64, items []briefing.Item) briefing.Story {
	slices.SortFunc(items, func(a, b briefing.Item) int {
		if c := a.Time().Compare(b.Time()); c != 0 {
			return c
		}
		return int(a.ID - b.ID)
	})
	lead := story.Lead(items)
	first := items[lead]
	copy(items[1:lead+1], items[:lead])
	items[0] = first
	return briefing.Story{ID: id, Items: items}
}
