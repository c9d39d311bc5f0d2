package digest

import (
	"context"
	"fmt"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// furtherMost is how many quotes a reply adds to a story.
const furtherMost = 3

// Thread is what a digest's thread tells: under a compact one, the top stories
// with what it had no room for; of each top story that others quote
// somebody else in, or that more outlets carry than its line has room for, a
// reply with the story and a briefing each of the further quotes; then, where
// any has a quote, a reply with all the headlines after the top stories.
func Thread(ctx context.Context, finder Finder, d briefing.Digest) ([]briefing.Digest, error) {
	top := min(text.Top, len(d.Briefings))
	ids := make([]int64, top)
	for i, b := range d.Briefings[:top] {
		ids[i] = b.Story
	}
	items, err := finder.StoryItems(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("items of a digest's stories: %w", err)
	}
	var replies []briefing.Digest
	if d.Layout == briefing.Compact && top > 0 {
		replies = append(replies, briefing.Digest{Zone: d.Zone, Layout: d.Layout, Briefings: d.Briefings[:top]})
	}
	for i, b := range d.Briefings[:top] {
		further := further(b, items, d)
		if len(further) > 0 || len(b.Also) > alsoShown {
			replies = append(replies, briefing.Digest{Zone: d.Zone, First: i, Briefings: append([]briefing.Briefing{b}, further...)})
		}
	}
	rest := d.Briefings[top:]
	for _, b := range rest {
		if b.Quote != nil {
			return append(replies, briefing.Digest{Zone: d.Zone, First: top, Briefings: rest}), nil
		}
	}
	return replies, nil
}

// alsoShown is how many other outlets a story's line names.
const alsoShown = 3

// further are the key quotes of a story's items that say something else than
// its own, as briefings of the outlets that have them.
func further(b briefing.Briefing, items []briefing.Item, d briefing.Digest) []briefing.Briefing {
	heard := map[string]bool{}
	if b.Quote != nil {
		heard[letters(b.Quote.Text)] = true
	}
	var list []briefing.Briefing
	for _, it := range items {
		q := it.KeyQuote()
		if it.Story != b.Story || it.Seen.After(d.Until) || q == nil || heard[letters(q.Text)] || len(list) == furtherMost {
			continue
		}
		heard[letters(q.Text)] = true
		one := brief(briefing.Story{ID: b.Story, Items: []briefing.Item{it}}, []briefing.Item{it})
		one.Quote, one.Also = q, nil
		list = append(list, one)
	}
	return list
}
