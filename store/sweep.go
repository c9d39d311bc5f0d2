package store

import (
	"context"
	"fmt"
	"time"

	"newsbrief/briefing"
)

// sweepMost is how many deliveries are swept at once.
const sweepMost = 500

// Unswept returns deliveries that were posted before a time and not looked for
// in Slack since, channel by channel, the earliest first in each.
func (db *DB) Unswept(ctx context.Context, before time.Time) ([]briefing.Delivery, error) {
	list, err := collect(ctx, db.read, scanPosting, `
		SELECT `+deliveryColumns+` FROM delivery
		WHERE state = 'sent' AND swept = 0 AND changed < $1 ORDER BY channel, thread, slot, key LIMIT $2`, millis(before), sweepMost)
	if err != nil {
		return nil, fmt.Errorf("read what is to be swept: %w", err)
	}
	return each(list, func(p Posting) briefing.Delivery { return p.Delivery }), nil
}

// Swept records that deliveries were looked for.
func (db *DB) Swept(ctx context.Context, swept []briefing.Delivery) error {
	tx, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("mark as swept: %w", err)
	}
	defer tx.Rollback() // after a commit it does nothing
	for _, d := range swept {
		if _, err := tx.ExecContext(ctx, `UPDATE delivery SET swept = 1 WHERE key = $1`, d.Key); err != nil {
			return fmt.Errorf("mark as swept: %w", err)
		}
	}
	return tx.Commit()
}
