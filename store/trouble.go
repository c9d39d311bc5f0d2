package store

import (
	"context"
	"fmt"
	"time"

	"newsbrief/briefing"
)

// OwnFeed records who added a feed, and so hears of its trouble.
func (db *DB) OwnFeed(ctx context.Context, feed, user string) error {
	_, err := db.write.ExecContext(ctx,
		`INSERT INTO feed_owner (feed, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, feed, user)
	if err != nil {
		return fmt.Errorf("own feed %s: %w", feed, err)
	}
	return nil
}

// Untold returns the feeds that have failed since before that time, paused ones
// aside, each with everybody who added it and wasn't told.
func (db *DB) Untold(ctx context.Context, before time.Time) ([]briefing.Trouble, error) {
	list, err := db.troubles(ctx, `
		SELECT `+feedColumns+`, o.user_id, 0, '', '' FROM feed
		JOIN feed_owner AS o ON o.feed = url
		WHERE failures > 0 AND paused = 0 AND max(worked, added) <= $1
			AND NOT EXISTS (SELECT 1 FROM feed_notice AS n WHERE n.feed = url AND n.user_id = o.user_id)
		ORDER BY url, o.user_id`, millis(before))
	if err != nil {
		return nil, fmt.Errorf("feeds in trouble: %w", err)
	}
	return list, nil
}

// Recovered returns the feeds of which somebody was told that they fail, and
// that work again.
func (db *DB) Recovered(ctx context.Context) ([]briefing.Trouble, error) {
	list, err := db.troubles(ctx, `
		SELECT `+feedColumns+`, n.user_id, n.told, n.channel, n.ts FROM feed
		JOIN feed_notice AS n ON n.feed = url
		WHERE failures = 0 AND worked > n.told ORDER BY url, n.user_id`)
	if err != nil {
		return nil, fmt.Errorf("feeds that recovered: %w", err)
	}
	return list, nil
}

// TellTrouble records that somebody is told of a feed's trouble, before they
// are, and afterwards where.
func (db *DB) TellTrouble(ctx context.Context, t briefing.Trouble) error {
	_, err := db.write.ExecContext(ctx, `
		INSERT INTO feed_notice (feed, user_id, told, channel, ts) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (feed, user_id) DO UPDATE SET channel = excluded.channel, ts = excluded.ts`,
		t.Feed.URL, t.User, millis(t.Told), t.Channel, t.Post)
	if err != nil {
		return fmt.Errorf("tell trouble of %s: %w", t.Feed.URL, err)
	}
	return nil
}

// EndTrouble forgets that somebody was told of a feed's trouble.
func (db *DB) EndTrouble(ctx context.Context, feed, user string) error {
	_, err := db.write.ExecContext(ctx, `DELETE FROM feed_notice WHERE feed = $1 AND user_id = $2`, feed, user)
	if err != nil {
		return fmt.Errorf("end trouble of %s: %w", feed, err)
	}
	return nil
}

func (db *DB) troubles(ctx context.Context, query string, args ...any) ([]briefing.Trouble, error) {
	return collect(ctx, db.read, func(r row) (t briefing.Trouble, err error) {
		f := &t.Feed
		err = r.Scan(&f.URL, &f.Title, &f.Site, timeScanner{&f.Added}, &f.Paused, &f.ETag, &f.LastModified,
			timeScanner{&f.Tried}, timeScanner{&f.Worked}, timeScanner{&f.NextTry}, &f.Failures, &f.Problem, &f.Brought,
			&t.User, timeScanner{&t.Told}, &t.Channel, &t.Post)
		return t, err
	}, query, args...)
}
