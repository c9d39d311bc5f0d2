// Package collect brings the news in: it fetches the feeds that are due, reads
// the article behind each new item, finds its quotes and topics, stores all of
// it, and groups what the last days brought into stories.
//
// It promises that an item is saved together with the validators that keep it
// from being sent again, so that a crash loses nothing; that a feed which
// fails, however badly, costs only itself; and that every wait ends. It does
// not decide when to collect, and it does not post.
package collect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"newsbrief/briefing"
	"newsbrief/briefing/article"
	"newsbrief/briefing/feed"
	"newsbrief/briefing/story"
	"newsbrief/briefing/topic"
)

// A Store keeps feeds and what they brought.
type Store interface {
	// DueFeeds returns up to limit feeds whose next try has come, the
	// longest due first.
	DueFeeds(ctx context.Context, now time.Time, limit int) ([]briefing.Feed, error)
	// Known tells which of the item keys were stored before.
	Known(ctx context.Context, keys []string) (map[string]bool, error)
	// SaveCollection stores a feed's state and its new items in one
	// transaction, and returns the items that were new, with their ids.
	// briefing.ErrNotFound: the feed was removed meanwhile.
	SaveCollection(ctx context.Context, f briefing.Feed, items []briefing.Item) ([]briefing.Item, error)
	// RenameFeed gives a feed a new address; briefing.ErrExists: another
	// feed has it.
	RenameFeed(ctx context.Context, old, new string) error
	// SaveFeed stores a feed's state alone.
	SaveFeed(ctx context.Context, f briefing.Feed) error
}

// A Fetcher gets a feed over the network.
type Fetcher interface {
	Fetch(ctx context.Context, f briefing.Feed) (feed.Result, error)
}

// Config is what a Collector works with. Store, Stories, Fetcher, Now and
// Logger have to be set.
type Config struct {
	Store   Store
	Stories Stories
	Fetcher Fetcher
	Pages   article.Pages // where articles' pages come from; nil: never fetch one
	Now     func() time.Time
	Logger  *slog.Logger
	Topics  *topic.Catalog // what items are tagged with; nil: the standard topics

	Workers   int           // feeds at once; 0 means 16
	PageLimit int           // pages fetched for one feed in one round; 0 means 40
	Deadline  time.Duration // for one feed with its pages; 0 means 5 minutes
	Window    time.Duration // how far back items are grouped; 0 means 3 days

	// Progress, where set, is told of each feed when it is done. Calls come
	// one at a time.
	Progress func(Progress)
}

// Progress is how far a round has come.
type Progress struct {
	Feed  briefing.Feed // the feed that was just done
	Err   error         // why it gave nothing, nil when it worked
	Added int           // its new items
	Done  int           // feeds done in this round
	Of    int           // feeds due in this round, as far as is known
}

// A Collector collects rounds of feeds.
type Collector struct {
	cfg Config

	grouping sync.Mutex     // held while the window is grouped
	grouper  *story.Grouper // guarded by grouping
	stale    atomic.Bool    // items may have come that aren't grouped
}

// New returns a collector; see [Config] for what has to be set.
func New(cfg Config) *Collector {
	cfg.Topics = cmp.Or(cfg.Topics, topic.Standard())
	cfg.Workers = cmp.Or(cfg.Workers, 16)
	cfg.PageLimit = cmp.Or(cfg.PageLimit, 40)
	cfg.Deadline = cmp.Or(cfg.Deadline, 5*time.Minute)
	cfg.Window = cmp.Or(cfg.Window, 72*time.Hour)
	c := &Collector{cfg: cfg, grouper: story.NewGrouper()}
	c.stale.Store(true)
	return c
}

// batch is how many due feeds are asked for at once.
const batch = 1000

// Round collects every feed that is due and groups the window anew. It returns
// an error only where the store failed or ctx ended; a feed's own trouble is
// in the report and in the feed's health.
func (c *Collector) Round(ctx context.Context) (Report, error) {
	var report Report
	start := c.cfg.Now()
	for {
		feeds, err := c.cfg.Store.DueFeeds(ctx, start, batch)
		if err != nil {
			return report, fmt.Errorf("due feeds: %w", err)
		}
		err = c.collect(ctx, feeds, &report)
		if err != nil {
			return report, err
		}
		if len(feeds) < batch {
			break
		}
	}
	if err := c.group(ctx); err != nil {
		return report, err
	}
	return report, ctx.Err()
}

// collect fetches the feeds side by side and adds what came of it to the
// report.
func (c *Collector) collect(ctx context.Context, feeds []briefing.Feed, report *Report) error {
	tally := newTally(report, len(feeds), c.cfg.Progress)
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(c.cfg.Workers)
	for _, f := range feeds {
		group.Go(func() error {
			outcome, err := c.feed(ctx, f)
			if err != nil {
				return err
			}
			tally.add(f, outcome)
			return nil
		})
	}
	return group.Wait()
}

// One collects a single feed now, due or not, and returns its new items, the
// newest first. The feed's own trouble is an error here: somebody waits for
// this one.
func (c *Collector) One(ctx context.Context, f briefing.Feed) ([]briefing.Item, error) {
	out, err := c.feed(ctx, f)
	if err = cmp.Or(err, out.err); err != nil {
		return nil, err
	}
	if err := c.group(ctx); err != nil {
		return nil, err
	}
	slices.SortFunc(out.added, func(a, b briefing.Item) int { return b.Time().Compare(a.Time()) })
	return out.added, nil
}

// outcome is what one feed brought.
type outcome struct {
	held      int
	others    int // pages that were no articles
	added     []briefing.Item
	unchanged bool
	err       error // the feed's own trouble
}

// feed collects one feed. Its error is the store's or the context's; the
// feed's own trouble is part of the outcome.
func (c *Collector) feed(ctx context.Context, f briefing.Feed) (outcome, error) {
	fetching, cancel := context.WithTimeout(ctx, c.cfg.Deadline)
	defer cancel()
	result, err := c.fetch(fetching, f)
	held, others := len(result.Items), 0
	if err == nil {
		var fresh []briefing.Item
		if fresh, err = c.fresh(ctx, result.Items); err != nil {
			return outcome{}, err
		}
		result.Items, others, err = c.complete(fetching, fresh, f.URL)
	}
	if ctx.Err() != nil {
		return outcome{}, ctx.Err()
	}
	out := outcome{held: held, others: others, unchanged: result.NotModified, err: err}
	if err != nil {
		c.cfg.Logger.InfoContext(ctx, "feed gave nothing", "feed", f.URL, "err", err)
		return out, gone(c.cfg.Store.SaveFeed(ctx, feed.Failed(f, err, c.cfg.Now())))
	}
	out.added, err = c.save(ctx, f, result)
	return out, err
}

// save stores what a feed brought, under its new address where it has moved
// for good.
func (c *Collector) save(ctx context.Context, f briefing.Feed, result feed.Result) ([]briefing.Item, error) {
	if result.Feed.URL != f.URL {
		switch err := c.cfg.Store.RenameFeed(ctx, f.URL, result.Feed.URL); {
		case errors.Is(err, briefing.ErrExists):
			result.Feed.URL = f.URL // both addresses are in the list; their items are the same
		case err != nil:
			return nil, gone(err)
		}
	}
	added, err := c.cfg.Store.SaveCollection(ctx, result.Feed, result.Items)
	if err != nil || len(added) == 0 {
		return added, gone(err)
	}
	c.stale.Store(true)
	return added, c.place(ctx, added)
}

// gone forgives that a feed was removed while it was collected.
func gone(err error) error {
	if err == nil || errors.Is(err, briefing.ErrNotFound) {
		return nil
	}
	return fmt.Errorf("save collection: %w", err)
}
