package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"time"

	"newsbrief/briefing"
)

// Window returns the items seen after since, oldest first, with their texts,
// tags and key quotes: what grouping them into stories needs, and more.
func (db *DB) Window(ctx context.Context, since time.Time) ([]briefing.Item, error) {
	after, last, err := db.window(ctx, since, time.Time{})
	if err != nil {
		return nil, fmt.Errorf("read items since %s: %w", since.UTC().Format(time.RFC3339), err)
	}
	items, err := collect(ctx, db.read, newItemScanner().withText().scan, `
		SELECT `+itemColumns+`, text FROM item JOIN body ON body.item = item.id
		WHERE id > $1 AND id <= $2 ORDER BY id`, after, last)
	if err != nil {
		return nil, fmt.Errorf("read items since %s: %w", since.UTC().Format(time.RFC3339), err)
	}
	return items, nil
}

// SaveStories gives items, by ID, the stories they belong to, in one
// transaction. Items that are gone, or in their story already, are left alone.
func (db *DB) SaveStories(ctx context.Context, stories map[int64]int64) error {
	err := db.update(ctx, func(tx *sql.Tx) error {
		stmt, err := tx.PrepareContext(ctx, `UPDATE item SET story = $1 WHERE id = $2 AND story <> $1`)
		if err != nil {
			return err
		}
		defer stmt.Close()
		for _, id := range slices.Sorted(maps.Keys(stories)) {
			if _, err := stmt.ExecContext(ctx, stories[id], id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("save stories: %w", err)
	}
	return nil
}
