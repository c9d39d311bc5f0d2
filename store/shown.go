package store

import (
	"context"
	"fmt"
	"time"
)

// Shown returns the stories, by id, that a channel was shown in the digests of
// slots after since. A digest that was given up showed nothing.
func (db *DB) Shown(ctx context.Context, channel string, since time.Time) ([]int64, error) {
	owed, err := collect(ctx, db.read, scanPosting, `
		SELECT `+deliveryColumns+` FROM delivery
		WHERE channel = $1 AND slot > $2 AND state <> 'failed'`, channel, millis(since))
	if err != nil {
		return nil, fmt.Errorf("stories shown in %s: %w", channel, err)
	}
	var stories []int64
	for _, p := range owed {
		for _, b := range p.Digest.Briefings {
			stories = append(stories, b.Story)
		}
	}
	return stories, nil
}

// Posted returns the stories, by id, that any channel was shown in the digests of
// slots after since, with the slot of the latest.
func (db *DB) Posted(ctx context.Context, since time.Time) (map[int64]time.Time, error) {
	owed, err := collect(ctx, db.read, scanPosting, `
		SELECT `+deliveryColumns+` FROM delivery WHERE slot > $1 AND state <> 'failed'`, millis(since))
	if err != nil {
		return nil, fmt.Errorf("stories shown since %s: %w", since.UTC().Format(time.RFC3339), err)
	}
	slots := make(map[int64]time.Time)
	for _, p := range owed {
		for _, b := range p.Digest.Briefings {
			if p.Digest.Slot.After(slots[b.Story]) {
				slots[b.Story] = p.Digest.Slot
			}
		}
	}
	return slots, nil
}
