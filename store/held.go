package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"newsbrief/briefing"
)

// Hold ends a claimed delivery as in doubt for good, and says why in a sentence
// for people. The replies in its thread wait with it; what comes after it in
// the channel doesn't.
func (db *DB) Hold(ctx context.Context, d briefing.Delivery, reason string) error {
	return db.conclude(ctx, "hold", d, `state = 'held', reason = $4`, reason)
}

// Held returns the deliveries of a channel that are held, the oldest first.
func (db *DB) Held(ctx context.Context, channel string) ([]briefing.Delivery, error) {
	list, err := collect(ctx, db.read, scanPosting, `
		SELECT `+deliveryColumns+` FROM delivery WHERE channel = $1 AND state = 'held' ORDER BY slot, key`, channel)
	if err != nil {
		return nil, fmt.Errorf("read what is held in %s: %w", channel, err)
	}
	return each(list, func(p Posting) briefing.Delivery { return p.Delivery }), nil
}

// SendHeld makes a held delivery ready, as one that surely wasn't posted. The
// error is [briefing.ErrNotFound] where none is held under the key in the
// channel.
func (db *DB) SendHeld(ctx context.Context, channel, key string) error {
	ok, err := changed(db.write.ExecContext(ctx, `
		UPDATE delivery SET state = 'ready', reason = '', first_sent = 0, not_before = 0, changed = $3
		WHERE key = $2 AND channel = $1 AND state = 'held'`, channel, key, millis(db.now())))
	if err == nil && !ok {
		err = briefing.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("send held delivery %s: %w", key, err)
	}
	return nil
}

// OnDoubt returns what a channel wants done with what is in doubt for good:
// [briefing.Hold] unless somebody has set it.
func (db *DB) OnDoubt(ctx context.Context, channel string) (briefing.OnDoubt, error) {
	policy, err := scanOne[briefing.OnDoubt](db.read.QueryRowContext(ctx,
		`SELECT on_doubt FROM channel_policy WHERE channel = $1`, channel))
	if errors.Is(err, sql.ErrNoRows) {
		return briefing.Hold, nil
	}
	if err != nil {
		return "", fmt.Errorf("read policy of %s: %w", channel, err)
	}
	return policy, nil
}

// SetOnDoubt sets it.
func (db *DB) SetOnDoubt(ctx context.Context, channel string, policy briefing.OnDoubt) error {
	_, err := db.write.ExecContext(ctx, `
		INSERT INTO channel_policy (channel, on_doubt) VALUES ($1, $2)
		ON CONFLICT (channel) DO UPDATE SET on_doubt = excluded.on_doubt`, channel, string(policy))
	if err != nil {
		return fmt.Errorf("set policy of %s: %w", channel, err)
	}
	return nil
}
