package collect

import (
	"context"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"newsbrief/briefing"
	"newsbrief/briefing/feed"
)

const (
	// candidatesMost is how many of a site's feeds are looked into.
	candidatesMost = 5
	// previewed is how many of a candidate's items are kept.
	previewed = 3
	// wholeText is how long, in code points, most texts of a feed are that
	// carries whole articles.
	wholeText = 1200
)

// Look finds the feeds behind an address and what they bring, and changes
// nothing. Errors are those of [Catalog.Add].
func (c *Catalog) Look(ctx context.Context, address string) ([]briefing.Candidate, error) {
	found, err := c.discover.Discover(ctx, address)
	if err != nil {
		return nil, fmt.Errorf("find feeds: %w", err)
	}
	found = found[:min(len(found), candidatesMost)]
	list := make([]briefing.Candidate, len(found))
	group, ctx := errgroup.WithContext(ctx)
	for i, f := range found {
		group.Go(func() error {
			list[i] = c.candidate(ctx, f)
			return nil
		})
	}
	return list, group.Wait()
}

// candidate reads a feed once.
func (c *Catalog) candidate(ctx context.Context, f briefing.Feed) briefing.Candidate {
	result, err := c.discover.Fetch(ctx, f)
	if err != nil {
		failed := feed.Failed(f, err, c.collector.cfg.Now())
		return briefing.Candidate{Feed: failed, Fault: failed.Problem}
	}
	items := slices.Clone(result.Items)
	slices.SortStableFunc(items, func(a, b briefing.Item) int { return b.Time().Compare(a.Time()) })
	return briefing.Candidate{
		Feed: result.Feed, Items: items[:min(len(items), previewed)],
		Daily: daily(items), Whole: whole(items),
	}
}

// daily is how many items came a day: in the time from the oldest to the newest
// of those with a date of their own.
func daily(items []briefing.Item) float64 {
	var dates []time.Time
	for _, it := range items {
		if !it.Published.IsZero() {
			dates = append(dates, it.Published)
		}
	}
	if len(dates) < 2 {
		return 0
	}
	oldest, newest := slices.MinFunc(dates, time.Time.Compare), slices.MaxFunc(dates, time.Time.Compare)
	days := newest.Sub(oldest).Hours() / 24
	if days <= 0 {
		return 0
	}
	return float64(len(dates)-1) / days
}

// whole reports whether most items carry whole articles.
func whole(items []briefing.Item) bool {
	long := 0
	for _, it := range items {
		if utf8.RuneCountInString(it.Article.Text) >= wholeText || len(it.HTML) >= 2*wholeText {
			long++
		}
	}
	return len(items) > 0 && 2*long > len(items)
}
