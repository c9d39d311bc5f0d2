package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"newsbrief/briefing"
)

// Known tells which of the keys belong to items that are stored, or were until
// they were pruned.
func (db *DB) Known(ctx context.Context, keys []string) (map[string]bool, error) {
	m, err := known(ctx, db.read, keys)
	if err != nil {
		return nil, fmt.Errorf("read known items: %w", err)
	}
	return m, nil
}

func known(ctx context.Context, q querier, keys []string) (map[string]bool, error) {
	found, err := collectIn(ctx, q, scanOne[string], `
		SELECT key FROM item WHERE key IN (%[1]s)
		UNION SELECT key FROM tombstone WHERE key IN (%[1]s)`, keys)
	if err != nil {
		return nil, err
	}
	m := make(map[string]bool, len(found))
	for _, k := range found {
		m[k] = true
	}
	return m, nil
}

// SaveCollection saves what collecting a feed gave, in one transaction: what
// [DB.SaveFeed] saves, and those items whose keys aren't known yet, with their
// quotes and tags. It returns the items it added in the order of their IDs.
//
// It sets their ID and Seen: Seen is the time of the transaction and not when
// the item was fetched, so that windows of time lose nothing (see
// [DB.Settled]). The error is [briefing.ErrNotFound] where the feed was removed
// meanwhile; then nothing is saved.
func (db *DB) SaveCollection(ctx context.Context, f briefing.Feed, items []briefing.Item) ([]briefing.Item, error) {
	var added []briefing.Item
	err := db.update(ctx, func(tx *sql.Tx) (err error) {
		if err := saveFeed(ctx, tx, f); err != nil {
			return err
		}
		fresh, err := unknown(ctx, tx, items)
		if err != nil || len(fresh) == 0 {
			return err
		}
		added, err = db.addItems(ctx, tx, fresh)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("save collection of %s: %w", f.URL, err)
	}
	return added, nil
}

// unknown returns copies of the items that aren't known, each key once.
func unknown(ctx context.Context, tx *sql.Tx, items []briefing.Item) ([]briefing.Item, error) {
	keys := make([]string, len(items))
	for i := range items {
		keys[i] = items[i].Key
	}
	seen, err := known(ctx, tx, keys)
	if err != nil {
		return nil, err
	}
	var fresh []briefing.Item
	for _, it := range items {
		if !seen[it.Key] {
			seen[it.Key] = true
			fresh = append(fresh, it)
		}
	}
	return fresh, nil
}

// addItems gives the items their IDs and inserts them, the oldest first, so
// that "newest first" holds within a collection too.
func (db *DB) addItems(ctx context.Context, tx *sql.Tx, items []briefing.Item) ([]briefing.Item, error) {
	now, err := db.tick(ctx, tx)
	if err != nil {
		return nil, err
	}
	id, err := nextID(ctx, tx, now)
	if err != nil {
		return nil, err
	}
	for i := range items {
		items[i].Seen = now
	}
	slices.Reverse(items) // feeds list the newest first, dated or not
	slices.SortStableFunc(items, func(a, b briefing.Item) int { return a.Time().Compare(b.Time()) })
	ins, err := newInserter(ctx, tx, db.text)
	if err != nil {
		return nil, err
	}
	defer ins.close()
	for i := range items {
		items[i].ID = id + int64(i)
		if err := ins.insert(ctx, items[i]); err != nil {
			return nil, fmt.Errorf("item %s: %w", items[i].Key, err)
		}
	}
	return items, nil
}
