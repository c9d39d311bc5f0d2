package store

import (
	"context"
	"fmt"

	"newsbrief/briefing"
)

// Quoted returns the items of a story, or the one item of that id which was not
// grouped yet, newest first, each with all of its quotes. There are none where
// the story is no longer kept, or another took its items.
func (db *DB) Quoted(ctx context.Context, story int64) ([]briefing.Item, error) {
	items, err := db.items(ctx, `story IN (%s)`, []int64{story})
	if err == nil && len(items) == 0 {
		items, err = db.items(ctx, `story = 0 AND id IN (%s)`, []int64{story})
	}
	if err != nil {
		return nil, fmt.Errorf("items of story %d: %w", story, err)
	}
	ids := make([]int64, len(items))
	for i, it := range items {
		ids[i] = it.ID
	}
	type said struct {
		item  int64
		quote briefing.Quote
	}
	all, err := collectIn(ctx, db.read, func(r row) (s said, err error) {
		s.quote, err = scanQuoteBehind(r, &s.item)
		return s, err
	}, `SELECT item, `+quoteColumns+` FROM quote WHERE item IN (%s) ORDER BY item, n`, ids)
	if err != nil {
		return nil, fmt.Errorf("quotes of story %d: %w", story, err)
	}
	quotes := make(map[int64][]briefing.Quote)
	for _, s := range all {
		quotes[s.item] = append(quotes[s.item], s.quote)
	}
	for i := range items {
		items[i].Quotes = quotes[items[i].ID]
	}
	return items, nil
}
