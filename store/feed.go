package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"newsbrief/briefing"
)

const feedColumns = `url, title, site, added, paused, etag, last_modified, tried, worked, next_try, failures, problem, brought`

func scanFeed(r row) (f briefing.Feed, err error) {
	err = r.Scan(&f.URL, &f.Title, &f.Site, timeScanner{&f.Added}, &f.Paused, &f.ETag, &f.LastModified,
		timeScanner{&f.Tried}, timeScanner{&f.Worked}, timeScanner{&f.NextTry}, &f.Failures, &f.Problem, &f.Brought)
	return f, err
}

// Feeds returns all feeds by name.
func (db *DB) Feeds(ctx context.Context) ([]briefing.Feed, error) {
	feeds, err := collect(ctx, db.read, scanFeed, `SELECT `+feedColumns+` FROM feed`)
	if err != nil {
		return nil, fmt.Errorf("read feeds: %w", err)
	}
	slices.SortFunc(feeds, func(a, b briefing.Feed) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Name()), strings.ToLower(b.Name())), cmp.Compare(a.URL, b.URL))
	})
	return feeds, nil
}

// Feed returns the feed at url, or [briefing.ErrNotFound].
func (db *DB) Feed(ctx context.Context, url string) (briefing.Feed, error) {
	f, err := scanFeed(db.read.QueryRowContext(ctx, `SELECT `+feedColumns+` FROM feed WHERE url = $1`, url))
	if errors.Is(err, sql.ErrNoRows) {
		err = briefing.ErrNotFound
	}
	if err != nil {
		return briefing.Feed{}, fmt.Errorf("read feed %s: %w", url, err)
	}
	return f, nil
}

// AddFeed adds a feed. The error is [briefing.ErrExists] where its address is a
// feed's, or was one's that has moved since.
func (db *DB) AddFeed(ctx context.Context, f briefing.Feed) error {
	ok, err := changed(db.write.ExecContext(ctx, `
		INSERT INTO feed (`+feedColumns+`)
		SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
		WHERE NOT EXISTS (SELECT 1 FROM feed WHERE moved_from = $1)
		ON CONFLICT (url) DO NOTHING`,
		f.URL, f.Title, f.Site, millis(f.Added), f.Paused, f.ETag, f.LastModified,
		millis(f.Tried), millis(f.Worked), millis(f.NextTry), f.Failures, f.Problem, f.Brought))
	if err == nil && !ok {
		err = briefing.ErrExists
	}
	if err != nil {
		return fmt.Errorf("add feed %s: %w", f.URL, err)
	}
	return nil
}

// RemoveFeed removes the feed at url, or says [briefing.ErrNotFound]. Its items
// stay.
func (db *DB) RemoveFeed(ctx context.Context, url string) error {
	return db.changeFeed(ctx, "remove", url, `DELETE FROM feed WHERE url = $1`, url)
}

// PauseFeed stops or resumes collecting the feed at url, or says
// [briefing.ErrNotFound].
func (db *DB) PauseFeed(ctx context.Context, url string, paused bool) error {
	return db.changeFeed(ctx, "pause", url, `UPDATE feed SET paused = $2 WHERE url = $1`, url, paused)
}

func (db *DB) changeFeed(ctx context.Context, what, url, query string, args ...any) error {
	ok, err := changed(db.write.ExecContext(ctx, query, args...))
	if err == nil && !ok {
		err = briefing.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("%s feed %s: %w", what, url, err)
	}
	return nil
}

// RenameFeed gives the feed at the address old the address new, to which its
// server says it has moved for good. Its items go with it, and the old address
// is remembered. The error is [briefing.ErrNotFound] where old is no feed's,
// and [briefing.ErrExists] where new is another's.
func (db *DB) RenameFeed(ctx context.Context, old, new string) error {
	err := db.update(ctx, func(tx *sql.Tx) error {
		taken, err := collect(ctx, tx, scanOne[string], `SELECT url FROM feed WHERE url = $1`, new)
		if err != nil {
			return err
		}
		if len(taken) > 0 {
			return briefing.ErrExists
		}
		ok, err := changed(tx.ExecContext(ctx,
			`UPDATE feed SET url = $1, moved_from = $2, moved = $3 WHERE url = $2`, new, old, millis(db.now())))
		if err != nil {
			return err
		}
		if !ok {
			return briefing.ErrNotFound
		}
		_, err = tx.ExecContext(ctx, `UPDATE item SET feed = $1 WHERE feed = $2`, new, old)
		return err
	})
	if err != nil {
		return fmt.Errorf("move feed %s to %s: %w", old, new, err)
	}
	return nil
}

// SaveFeed saves what an attempt without items found out about a feed: its
// health and validators, and its title and site where they are known. The
// error is [briefing.ErrNotFound] where the feed was removed meanwhile.
func (db *DB) SaveFeed(ctx context.Context, f briefing.Feed) error {
	err := db.update(ctx, func(tx *sql.Tx) error { return saveFeed(ctx, tx, f) })
	if err != nil {
		return fmt.Errorf("save feed %s: %w", f.URL, err)
	}
	return nil
}

func saveFeed(ctx context.Context, tx *sql.Tx, f briefing.Feed) error {
	ok, err := changed(tx.ExecContext(ctx, `
		UPDATE feed SET
			title = CASE WHEN $2 <> '' THEN $2 ELSE title END,
			site = CASE WHEN $3 <> '' THEN $3 ELSE site END,
			etag = $4, last_modified = $5, tried = $6, worked = $7, next_try = $8, failures = $9, problem = $10,
			brought = $11
		WHERE url = $1`,
		f.URL, f.Title, f.Site, f.ETag, f.LastModified,
		millis(f.Tried), millis(f.Worked), millis(f.NextTry), f.Failures, f.Problem, f.Brought))
	if err == nil && !ok {
		return briefing.ErrNotFound
	}
	return err
}

// DueFeeds returns the feeds whose next attempt is due at now, the longest due
// first, at most limit (0 for all). Paused feeds never are.
func (db *DB) DueFeeds(ctx context.Context, now time.Time, limit int) ([]briefing.Feed, error) {
	feeds, err := collect(ctx, db.read, scanFeed, `
		SELECT `+feedColumns+` FROM feed
		WHERE NOT paused AND next_try <= $1
		ORDER BY next_try, url LIMIT $2`, millis(now), bound(limit))
	if err != nil {
		return nil, fmt.Errorf("read due feeds: %w", err)
	}
	return feeds, nil
}
