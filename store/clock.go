package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"time"
)

// Items are ordered by when they were first seen, and everything that asks for
// a window of time rests on that order: a later transaction gives later times
// and greater ids, though the computer's clock may stand or be set back.

// seqBits is the part of an item's id that counts within a second.
const seqBits = 20

// farBehind is how far the clock may be behind the newest item unnoticed.
const farBehind = time.Minute

// Settled waits until the collections that are being saved are saved, and
// returns the time. Every item seen up to then can be read from now on, and
// every later one is seen after it. So windows that end at settled times
// neither lose an item between them nor tell it twice.
func (db *DB) Settled(ctx context.Context) (time.Time, error) {
	var now time.Time
	err := db.update(ctx, func(tx *sql.Tx) (err error) {
		now, err = db.tick(ctx, tx)
		return err
	})
	if err != nil {
		return time.Time{}, fmt.Errorf("settle: %w", err)
	}
	return now, nil
}

// tick returns the time, later than any time it returned before. The row it
// changes orders transactions by it until they end.
func (db *DB) tick(ctx context.Context, tx *sql.Tx) (time.Time, error) {
	now := db.now()
	var seen int64
	err := tx.QueryRowContext(ctx, `
		UPDATE clock SET seen = CASE WHEN seen < $1 THEN $1 ELSE seen + 1 END
		RETURNING seen`, millis(now)).Scan(&seen)
	if err != nil {
		return time.Time{}, err
	}
	t := instant(seen)
	if behind := t.Sub(now); behind > farBehind {
		db.log.WarnContext(ctx, "clock is behind the newest item", "by", behind)
	}
	return t, nil
}

// nextID is the id of the next item seen at t.
func nextID(ctx context.Context, tx *sql.Tx, t time.Time) (int64, error) {
	var last int64
	if err := tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(id), 0) FROM item`).Scan(&last); err != nil {
		return 0, err
	}
	return max(last+1, t.Unix()<<seqBits), nil
}

// window turns the times since (exclusive) and until (inclusive, zero for no
// bound) into the same bounds of ids: after (exclusive) and last (inclusive).
func (db *DB) window(ctx context.Context, since, until time.Time) (after, last int64, err error) {
	const newest = `COALESCE((SELECT id FROM item WHERE seen <= %s ORDER BY seen DESC, id DESC LIMIT 1), 0)`
	err = db.read.QueryRowContext(ctx,
		`SELECT `+fmt.Sprintf(newest, "$1")+`, `+fmt.Sprintf(newest, "$2"), millis(since), end(until)).Scan(&after, &last)
	return after, last, err
}

// end is the inclusive end of a window, where zero means no bound.
func end(until time.Time) int64 {
	if until.IsZero() {
		return math.MaxInt64
	}
	return millis(until)
}
