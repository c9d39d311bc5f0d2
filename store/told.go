package store

import (
	"context"
	"fmt"
	"time"

	"newsbrief/briefing"
)

// Told returns what a channel was told in the digests of slots after since, the
// oldest first. A digest that was given up told nothing; one that isn't posted
// yet tells it, and has no ts.
func (db *DB) Told(ctx context.Context, channel string, since time.Time) ([]briefing.Told, error) {
	owed, err := collect(ctx, db.read, scanPosting, `
		SELECT `+deliveryColumns+` FROM delivery
		WHERE channel = $1 AND slot > $2 AND part = 0 AND state NOT IN ('failed', 'skipped') ORDER BY slot, key`, channel, millis(since))
	if err != nil {
		return nil, fmt.Errorf("stories told in %s: %w", channel, err)
	}
	var told []briefing.Told
	for _, p := range owed {
		for _, b := range p.Digest.Briefings {
			told = append(told, briefing.Told{Briefing: b, At: p.Digest.Slot, Post: p.Timestamp})
		}
	}
	return told, nil
}

// Posted returns the stories, by id, that any channel was shown in the digests of
// slots after since, with the slot of the latest.
func (db *DB) Posted(ctx context.Context, since time.Time) (map[int64]time.Time, error) {
	owed, err := collect(ctx, db.read, scanPosting, `
		SELECT `+deliveryColumns+` FROM delivery WHERE slot > $1 AND part = 0 AND state NOT IN ('failed', 'skipped')`, millis(since))
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
