package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// pruneBatch is how many items one transaction removes: other writers get
// their turn between batches.
const pruneBatch = 200

// burial is how long the key of a removed item is remembered, because its feed
// may still list it.
const burial = 365 * 24 * time.Hour

// Prune removes the items seen before a time with all that belongs to them,
// and the deliveries that were posted, given up or held before it. The keys of the
// items stay known for a year. It returns how many items it removed, also
// where it was interrupted: what is removed stays removed.
func (db *DB) Prune(ctx context.Context, before time.Time) (int, error) {
	removed := 0
	for {
		n, err := db.pruneItems(ctx, before)
		removed += n
		if err != nil {
			return removed, fmt.Errorf("prune items: %w", err)
		}
		if n < pruneBatch {
			break
		}
	}
	if err := db.pruneRest(ctx, before); err != nil {
		return removed, fmt.Errorf("prune: %w", err)
	}
	return removed, nil
}

// pruneItems removes the oldest items, pruneBatch at most, and returns their
// number. Everything up to the last one's id goes: ids are in the order of time.
func (db *DB) pruneItems(ctx context.Context, before time.Time) (n int, err error) {
	err = db.update(ctx, func(tx *sql.Tx) error {
		old, err := collect(ctx, tx, scanOne[int64],
			`SELECT id FROM item WHERE seen < $1 ORDER BY seen, id LIMIT $2`, millis(before), pruneBatch)
		if err != nil || len(old) == 0 {
			return err
		}
		n = len(old)
		last := old[n-1]
		_, err = tx.ExecContext(ctx, `
			INSERT INTO tombstone (key, buried) SELECT key, $1 FROM item WHERE id <= $2
			ON CONFLICT (key) DO NOTHING`, millis(db.now()), last)
		if err != nil {
			return err
		}
		if err := db.text.Remove(ctx, tx, old); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM item WHERE id <= $1`, last) // texts, quotes and tags go with it
		return err
	})
	if err != nil {
		return 0, err
	}
	return n, nil
}

func (db *DB) pruneRest(ctx context.Context, before time.Time) error {
	return db.update(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx,
			`DELETE FROM delivery WHERE state IN ('sent', 'failed', 'held', 'skipped') AND changed < $1`, millis(before))
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `
			DELETE FROM delivery AS r WHERE parent <> '' AND state = 'ready'
			AND NOT EXISTS (SELECT 1 FROM delivery AS p WHERE p.key = r.parent)`) // replies to what is gone
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM tombstone WHERE buried < $1`, millis(db.now().Add(-burial)))
		if err != nil {
			return err
		}
		return db.text.Merge(ctx, tx)
	})
}
