package store

import (
	"context"
	"database/sql"
	"fmt"

	"newsbrief/briefing"
)

// changesKept is how many changes the journal holds; the oldest give way.
const changesKept = 100_000

// Record writes a change into the journal.
func (db *DB) Record(ctx context.Context, c briefing.Change) error {
	err := db.update(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO change (at, made_by, channel, what, object, detail) VALUES ($1, $2, $3, $4, $5, $6)`,
			millis(c.At), c.By, c.Channel, c.What, c.Object, c.Detail)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM change WHERE id <= (SELECT max(id) FROM change) - $1`, changesKept)
		return err
	})
	if err != nil {
		return fmt.Errorf("record change %s: %w", c.What, err)
	}
	return nil
}

// Changes returns the latest changes in a channel and those that concern all
// channels, newest first, at most limit.
func (db *DB) Changes(ctx context.Context, channel string, limit int) ([]briefing.Change, error) {
	list, err := collect(ctx, db.read, scanChange, `
		SELECT at, made_by, channel, what, object, detail FROM change
		WHERE channel = $1 OR channel = '' ORDER BY id DESC LIMIT $2`, channel, limit)
	if err != nil {
		return nil, fmt.Errorf("changes in %s: %w", channel, err)
	}
	return list, nil
}

func scanChange(r row) (c briefing.Change, err error) {
	return c, r.Scan(timeScanner{&c.At}, &c.By, &c.Channel, &c.What, &c.Object, &c.Detail)
}
