package store

import (
	"context"
	"fmt"

	"newsbrief/briefing"
)

// Managers returns the members, by Slack id, whom a channel names as its
// managers, in order.
func (db *DB) Managers(ctx context.Context, channel string) ([]string, error) {
	list, err := collect(ctx, db.read, func(r row) (user string, err error) { return user, r.Scan(&user) },
		`SELECT user_id FROM channel_manager WHERE channel = $1 ORDER BY user_id`, channel)
	if err != nil {
		return nil, fmt.Errorf("managers of %s: %w", channel, err)
	}
	return list, nil
}

// AddManager makes a member one of a channel's managers, if they aren't.
func (db *DB) AddManager(ctx context.Context, channel, user string) error {
	_, err := db.write.ExecContext(ctx,
		`INSERT INTO channel_manager (channel, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, channel, user)
	if err != nil {
		return fmt.Errorf("add manager %s of %s: %w", user, channel, err)
	}
	return nil
}

// RemoveManager takes a member from a channel's managers, or says
// [briefing.ErrNotFound].
func (db *DB) RemoveManager(ctx context.Context, channel, user string) error {
	ok, err := changed(db.write.ExecContext(ctx,
		`DELETE FROM channel_manager WHERE channel = $1 AND user_id = $2`, channel, user))
	if err == nil && !ok {
		err = briefing.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("remove manager %s of %s: %w", user, channel, err)
	}
	return nil
}
