package store

import (
	"context"
	"fmt"
	"strings"

	"newsbrief/briefing"
)

// Said returns the items in which somebody of that name is quoted, newest
// first, each with just these quotes. A name is matched by its words, in order
// and whole, in any case: "blinken" finds Antony Blinken, "link" doesn't. Topics
// and Words of the search narrow it to the items that match them, Limit counts
// items.
func (db *DB) Said(ctx context.Context, name string, s briefing.Search) ([]briefing.Item, error) {
	speakers, err := db.speakers(ctx, name)
	if err != nil {
		return nil, fmt.Errorf("speakers called %q: %w", name, err)
	}
	quotes := make(map[int64][]briefing.Quote)
	for _, speaker := range speakers {
		if err := db.quotesOf(ctx, speaker, quotes); err != nil {
			return nil, fmt.Errorf("quotes of %q: %w", speaker, err)
		}
	}
	limit := s.Limit
	s.Limit = 0 // of the items that match, few hold the speaker
	found, err := db.find(ctx, s)
	if err != nil {
		return nil, fmt.Errorf("find items: %w", err)
	}
	var ids []int64
	for _, id := range found {
		if quotes[id] != nil && (limit == 0 || len(ids) < limit) {
			ids = append(ids, id)
		}
	}
	items, err := db.items(ctx, `id IN (%s)`, ids)
	if err != nil {
		return nil, fmt.Errorf("read items: %w", err)
	}
	for i := range items {
		items[i].Quotes = quotes[items[i].ID]
	}
	return items, nil
}

// speakers are the stored names that hold the words of a name. There are few
// enough of them to be looked through.
func (db *DB) speakers(ctx context.Context, name string) ([]string, error) {
	wanted := strings.Fields(strings.ToLower(name))
	if len(wanted) == 0 {
		return nil, nil
	}
	all, err := collect(ctx, db.read, scanOne[string], `SELECT DISTINCT speaker FROM quote WHERE speaker <> ''`)
	if err != nil {
		return nil, err
	}
	var found []string
	for _, speaker := range all {
		if holds(strings.Fields(strings.ToLower(speaker)), wanted) {
			found = append(found, speaker)
		}
	}
	return found, nil
}

// holds reports whether the words stand in a name in their order.
func holds(name, words []string) bool {
	for _, part := range name {
		if len(words) > 0 && part == words[0] {
			words = words[1:]
		}
	}
	return len(words) == 0
}

// quotesOf adds a speaker's quotes to those of their items.
func (db *DB) quotesOf(ctx context.Context, speaker string, quotes map[int64][]briefing.Quote) error {
	type said struct {
		item  int64
		quote briefing.Quote
	}
	all, err := collect(ctx, db.read, func(r row) (s said, err error) {
		s.quote, err = scanQuoteBehind(r, &s.item)
		return s, err
	}, `SELECT item, `+quoteColumns+` FROM quote WHERE speaker = $1 ORDER BY item, n`, speaker)
	for _, s := range all {
		quotes[s.item] = append(quotes[s.item], s.quote)
	}
	return err
}
