package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"newsbrief/briefing"
)

// FindItems returns the items that match the search, newest first: any of its
// topics, or any of its words in title or text, or all items where it names
// neither. Since and Until bound when an item was seen, so that windows that
// follow one another lose nothing that was published earlier.
//
// The items come as lists show them: Summary is cut to its lead, Quotes holds
// the key quote at most, and there is no text.
func (db *DB) FindItems(ctx context.Context, s briefing.Search) ([]briefing.Item, error) {
	found, err := db.find(ctx, s)
	if err != nil {
		return nil, fmt.Errorf("find items: %w", err)
	}
	items, err := db.items(ctx, `id IN (%s)`, found)
	if err != nil {
		return nil, fmt.Errorf("read found items: %w", err)
	}
	return items, nil
}

// find returns the ids of the items that match the search. All bounds are on
// ids: one on a joined column would have the database look at every match of
// all time.
func (db *DB) find(ctx context.Context, s briefing.Search) ([]int64, error) {
	after, last, err := db.window(ctx, s.Since, s.Until)
	if err != nil {
		return nil, err
	}
	limit := bound(s.Limit)
	narrowed := len(s.All)+len(s.None) > 0
	if narrowed {
		limit = bound(0)
	}
	var ids []int64
	if len(s.Topics) == 0 && len(s.Words) == 0 {
		ids, err = collect(ctx, db.read, scanOne[int64],
			`SELECT id FROM item WHERE id > $1 AND id <= $2 ORDER BY id DESC LIMIT $3`, after, last, limit)
	} else {
		ids, err = db.matching(ctx, briefing.Match{Topics: s.Topics, Words: s.Words}, after, last, limit)
	}
	if err != nil || !narrowed {
		return ids, err
	}
	ids, err = db.narrow(ctx, ids, s, after, last)
	return ids[:min(int64(len(ids)), bound(s.Limit))], err
}

// narrow keeps the ids that match all of s.All and none of s.None.
func (db *DB) narrow(ctx context.Context, ids []int64, s briefing.Search, after, last int64) ([]int64, error) {
	for i, m := range slices.Concat(s.All, s.None) {
		found, err := db.matching(ctx, m, after, last, bound(0))
		if err != nil {
			return nil, err
		}
		has := make(map[int64]bool, len(found))
		for _, id := range found {
			has[id] = true
		}
		ids = slices.DeleteFunc(ids, func(id int64) bool { return has[id] != (i < len(s.All)) })
	}
	return ids, nil
}

// matching returns the ids of the items with any of the topics or words, the
// newest first.
func (db *DB) matching(ctx context.Context, m briefing.Match, after, last, limit int64) ([]int64, error) {
	all, err := db.text.Find(ctx, db.read, m.Words, after, last, limit)
	if err != nil {
		return nil, err
	}
	for _, topic := range m.Topics {
		tagged, err := collect(ctx, db.read, scanOne[int64], `
			SELECT item FROM item_topic WHERE topic = $1 AND item > $2 AND item <= $3
			ORDER BY item DESC LIMIT $4`, topic, after, last, limit)
		if err != nil {
			return nil, err
		}
		all = append(all, tagged...)
	}
	slices.SortFunc(all, func(a, b int64) int { return cmp.Compare(b, a) })
	all = slices.Compact(all)
	return all[:min(int64(len(all)), limit)], nil
}

// StoryItems returns all items of the stories, as [DB.FindItems] does. Stories
// that don't exist have none.
func (db *DB) StoryItems(ctx context.Context, stories []int64) ([]briefing.Item, error) {
	stories = slices.Compact(slices.Sorted(slices.Values(stories)))
	items, err := db.items(ctx, `story <> 0 AND story IN (%s)`, stories) // the index leaves 0 out
	if err != nil {
		return nil, fmt.Errorf("read items of stories: %w", err)
	}
	return items, nil
}

// coverageSQL counts outlets by going from one to the next: there are few, and
// thousands of items.
const coverageSQL = `
	WITH RECURSIVE known (outlet) AS (
		SELECT MIN(outlet) FROM item
		UNION ALL
		SELECT (SELECT MIN(outlet) FROM item WHERE outlet > known.outlet) FROM known WHERE outlet IS NOT NULL
	)
	SELECT
		(SELECT COUNT(*) FROM known WHERE EXISTS (
			SELECT 1 FROM item WHERE item.outlet = known.outlet AND seen > $1 AND seen <= $2)),
		(SELECT COUNT(*) FROM item WHERE seen > $1 AND seen <= $2)`

// Coverage counts what was seen after since and not after until (zero for no
// bound).
func (db *DB) Coverage(ctx context.Context, since, until time.Time) (briefing.Coverage, error) {
	var c briefing.Coverage
	err := db.read.QueryRowContext(ctx, coverageSQL, millis(since), end(until)).Scan(&c.Outlets, &c.Items)
	if err != nil {
		return c, fmt.Errorf("read coverage: %w", err)
	}
	return c, nil
}
