package store

import (
	"context"
	"fmt"

	"newsbrief/briefing"
)

// Lose records that a channel can't be posted to, and why, and returns those of
// its subscriptions that could be until now. No digest is due to them before
// [DB.Regain].
func (db *DB) Lose(ctx context.Context, channel, why string) ([]briefing.Subscription, error) {
	subs, err := collect(ctx, db.write, scanSubscription, `
		UPDATE subscription SET lost = $2 WHERE channel = $1 AND lost = '' RETURNING `+subscriptionColumns, channel, why)
	if err != nil {
		return nil, fmt.Errorf("lose channel %s: %w", channel, err)
	}
	return subs, nil
}

// Regain records that a channel can be posted to again, and returns those of
// its subscriptions that couldn't be until now. What they are owed by their
// schedules is due at once.
func (db *DB) Regain(ctx context.Context, channel string) ([]briefing.Subscription, error) {
	subs, err := collect(ctx, db.write, scanSubscription, `
		UPDATE subscription SET lost = '' WHERE channel = $1 AND lost <> '' RETURNING `+subscriptionColumns, channel)
	if err != nil {
		return nil, fmt.Errorf("regain channel %s: %w", channel, err)
	}
	return subs, nil
}
