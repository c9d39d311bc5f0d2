package store

import (
	"context"
	"fmt"
	"time"
)

// Stats are figures about what is stored.
type Stats struct {
	Feeds         int           // paused ones too
	Failing       int           // feeds whose last attempt gave nothing
	Items         int           // with their texts
	Stories       int           // that any item belongs to
	Quotes        int           // of all items
	Subscriptions int           // of all channels
	Deliveries    map[State]int // digests, without the replies in their threads; states without one are absent
	Waiting       time.Time     // slot of the oldest delivery that is neither posted nor given up; zero if there is none
	Worked        time.Time     // when any feed was last collected; zero before the first time
	Size          int64         // of the database in bytes, its write-ahead log not counted
	Version       int64         // of the schema
}

// Stats counts what is stored. It reads whole indexes: fit for a page of
// metrics, not for each request.
func (db *DB) Stats(ctx context.Context) (Stats, error) {
	s := Stats{Version: db.file.Version, Deliveries: map[State]int{}}
	err := db.read.QueryRowContext(ctx, `
		SELECT (SELECT COUNT(*) FROM feed),
			(SELECT COUNT(*) FROM feed WHERE failures > 0),
			(SELECT COUNT(*) FROM item),
			(SELECT COUNT(DISTINCT story) FROM item WHERE story <> 0),
			(SELECT COUNT(*) FROM quote),
			(SELECT COUNT(*) FROM subscription),
			(SELECT coalesce(min(slot), 0) FROM delivery WHERE state IN ('ready', 'sending')),
			(SELECT coalesce(max(worked), 0) FROM feed)`).
		Scan(&s.Feeds, &s.Failing, &s.Items, &s.Stories, &s.Quotes, &s.Subscriptions, timeScanner{&s.Waiting}, timeScanner{&s.Worked})
	if err != nil {
		return Stats{}, fmt.Errorf("count what is stored: %w", err)
	}
	_, err = collect(ctx, db.read, func(r row) (state State, err error) {
		var n int
		err = r.Scan(&state, &n)
		s.Deliveries[state] = n
		return state, err
	}, `SELECT state, COUNT(*) FROM delivery WHERE part = 0 GROUP BY state`)
	if err != nil {
		return Stats{}, fmt.Errorf("count deliveries: %w", err)
	}
	if s.Size, err = db.file.Size(ctx); err != nil {
		return Stats{}, fmt.Errorf("measure database: %w", err)
	}
	return s, nil
}

// Check reads the whole database and reports the first damage it finds. It
// takes seconds where there is much to read.
func (db *DB) Check(ctx context.Context) error {
	if err := db.file.Check(ctx); err != nil {
		return fmt.Errorf("check database: %w", err)
	}
	return nil
}
