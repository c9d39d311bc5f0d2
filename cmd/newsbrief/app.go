package main

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"path/filepath"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/article"
	"newsbrief/briefing/collect"
	"newsbrief/briefing/digest"
	"newsbrief/briefing/feed"
	"newsbrief/briefing/topic"
	"newsbrief/store"
)

// app is what every command works with: the world outside and what the
// environment says.
type app struct {
	env    environ
	cfg    Config
	log    *slog.Logger
	topics *topic.Catalog
}

// openStore opens the database.
func (a *app) openStore(ctx context.Context) (*store.DB, error) {
	db, err := store.Open(ctx, a.cfg.Database, store.Options{Now: a.env.now, Logger: a.log})
	switch {
	case err == nil:
		return db, nil
	case errors.Is(err, briefing.ErrNewerDatabase):
		return nil, err // report knows the hint
	case errors.Is(err, fs.ErrPermission), errors.Is(err, fs.ErrNotExist):
		return nil, hint(err, "make %s writable, or set NEWSBRIEF_DATABASE to a file that is", folder(a.cfg.Database))
	}
	return nil, hint(err, "NEWSBRIEF_DATABASE names the file; move it away to start with an empty one")
}

// folder names the folder of a file for people.
func folder(file string) string {
	dir, err := filepath.Abs(filepath.Dir(file))
	if err != nil {
		return filepath.Dir(file)
	}
	return dir
}

// client is the one HTTP client for feeds and pages.
func (a *app) client() (*feed.Client, error) {
	nets, err := a.cfg.nets()
	if err != nil {
		return nil, err
	}
	return feed.NewClient(feed.Config{
		UserAgent: userAgent(),
		Allow:     nets,
		Now:       a.env.now,
		Logger:    a.log,
	}), nil
}

// pages is where articles' pages come from; nil where they are not wanted.
func (a *app) pages(client *feed.Client) article.Pages {
	if a.cfg.Pages == "never" {
		return nil
	}
	return client
}

// collector collects into db over client.
func (a *app) collector(db *store.DB, client *feed.Client, progress func(collect.Progress)) *collect.Collector {
	fetcher := feed.NewFetcher(client, a.env.now)
	fetcher.Interval = a.cfg.Collect
	return collect.New(collect.Config{
		Store:    db,
		Stories:  db,
		Tags:     db,
		Fetcher:  fetcher,
		Pages:    a.pages(client),
		Now:      a.env.now,
		Logger:   a.log,
		Topics:   a.topics,
		Progress: progress,
	})
}

// briefer answers questions from db, and tells what digests had no room for.
type briefer struct {
	*digest.Publisher
	db     *store.DB
	topics *topic.Catalog
	now    func() time.Time
}

// Brief answers q.
func (b briefer) Brief(ctx context.Context, q briefing.Query) (briefing.Digest, error) {
	return digest.Build(ctx, b.db, b.topics, q, b.now())
}

// Trend counts stories day by day.
func (b briefer) Trend(ctx context.Context, topics []string, days int, now time.Time) (briefing.Trend, error) {
	return digest.Trend(ctx, b.db, b.topics, topics, days, now)
}

// Story tells all of a story.
func (b briefer) Story(ctx context.Context, id int64) (briefing.Briefing, []briefing.Saying, error) {
	return digest.Story(ctx, b.db, id, b.now())
}

// counter counts what is in db.
type counter struct{ db *store.DB }

// Census counts what is kept.
func (c counter) Census(ctx context.Context) (briefing.Census, error) {
	stats, err := c.db.Stats(ctx)
	return briefing.Census{
		Items: stats.Items, Stories: stats.Stories,
		Waiting: stats.Deliveries[store.Ready] + stats.Deliveries[store.Sending], Failed: stats.Deliveries[store.Failed],
	}, err
}

// Said lists what somebody said.
func (b briefer) Said(ctx context.Context, name string, q briefing.Query) ([]briefing.Saying, error) {
	return digest.Said(ctx, b.db, b.topics, name, q, b.now())
}
