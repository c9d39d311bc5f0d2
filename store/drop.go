package store

import (
	"context"
	"fmt"
	"time"

	"newsbrief/briefing"
)

// Drop leaves a story out of what a channel is told from now on. Dropping it
// again changes nothing.
func (db *DB) Drop(ctx context.Context, channel string, story int64, by string, at time.Time) error {
	_, err := db.write.ExecContext(ctx, `
		INSERT INTO dropped (channel, story, made_by, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
		channel, story, by, millis(at))
	if err != nil {
		return fmt.Errorf("drop story %d in %s: %w", story, channel, err)
	}
	return nil
}

// Undrop ends that, or says [briefing.ErrNotFound].
func (db *DB) Undrop(ctx context.Context, channel string, story int64) error {
	ok, err := changed(db.write.ExecContext(ctx, `DELETE FROM dropped WHERE channel = $1 AND story = $2`, channel, story))
	if err == nil && !ok {
		err = briefing.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("undrop story %d in %s: %w", story, channel, err)
	}
	return nil
}

// Dropped returns the stories that were dropped in a channel, by id. A story
// has the id of one of its items: where grouping moved that item to another
// story since, it is that story as well.
func (db *DB) Dropped(ctx context.Context, channel string) ([]int64, error) {
	list, err := collect(ctx, db.read, scanOne[int64], `
		SELECT story FROM dropped WHERE channel = $1
		UNION
		SELECT item.story FROM dropped JOIN item ON item.id = dropped.story
		WHERE channel = $1 AND item.story <> 0
		ORDER BY 1`, channel)
	if err != nil {
		return nil, fmt.Errorf("stories dropped in %s: %w", channel, err)
	}
	return list, nil
}
