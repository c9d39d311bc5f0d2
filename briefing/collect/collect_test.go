package collect_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
	"newsbrief/briefing/article"
	"newsbrief/briefing/collect"
	"newsbrief/briefing/feed"
)

var now = time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC)

// shelf is a store in memory.
type shelf struct {
	mu    sync.Mutex
	feeds map[string]briefing.Feed
	items []briefing.Item
	moved map[int64]int64

	posted     map[int64]time.Time
	storiesErr error // what SaveStories answers
	err        error // where set, saving fails with it
}

func newShelf(urls ...string) *shelf {
	s := &shelf{feeds: map[string]briefing.Feed{}, moved: map[int64]int64{}}
	for _, u := range urls {
		s.feeds[u] = briefing.Feed{URL: u}
	}
	return s
}

func (s *shelf) DueFeeds(_ context.Context, now time.Time, limit int) ([]briefing.Feed, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var due []briefing.Feed
	for _, f := range s.feeds {
		if !f.NextTry.After(now) && len(due) < limit {
			due = append(due, f)
		}
	}
	return due, nil
}

func (s *shelf) Known(_ context.Context, keys []string) (map[string]bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	known := map[string]bool{}
	for _, it := range s.items {
		known[it.Key] = slices.Contains(keys, it.Key)
	}
	return known, nil
}

func (s *shelf) SaveCollection(_ context.Context, f briefing.Feed, items []briefing.Item) ([]briefing.Item, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err != nil {
		return nil, s.err
	}
	if _, ok := s.feeds[f.URL]; !ok {
		return nil, briefing.ErrNotFound
	}
	s.feeds[f.URL] = f
	for i := range items {
		items[i].ID = int64(len(s.items) + 1)
		s.items = append(s.items, items[i])
	}
	return items, nil
}

func (s *shelf) RenameFeed(_ context.Context, old, new string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.feeds[new]; ok {
		return briefing.ErrExists
	}
	s.feeds[new] = s.feeds[old]
	delete(s.feeds, old)
	return nil
}

func (s *shelf) SaveFeed(_ context.Context, f briefing.Feed) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.feeds[f.URL] = f
	return nil
}

func (s *shelf) Window(context.Context, time.Time) ([]briefing.Item, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.items), nil
}

func (s *shelf) Posted(context.Context, time.Time) (map[int64]time.Time, error) { return s.posted, nil }

func (s *shelf) SaveStories(_ context.Context, stories map[int64]int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.storiesErr != nil {
		return s.storiesErr
	}
	for item, story := range stories {
		s.moved[item] = story
	}
	return nil
}

// web answers a fetch by what the address is called.
type web struct {
	fetch func(f briefing.Feed) (feed.Result, error)
}

func (w web) Fetch(_ context.Context, f briefing.Feed) (feed.Result, error) { return w.fetch(f) }

// pages counts the pages that were asked for.
type pages struct {
	mu sync.Mutex
	n  int
}

func (p *pages) Page(context.Context, string) ([]byte, string, string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.n++
	return nil, "", "", errors.New("no such page")
}

func item(f briefing.Feed, n int) briefing.Item {
	return briefing.Item{
		Key: fmt.Sprintf("%s#%d", f.URL, n), Feed: f.URL, Title: fmt.Sprintf("Ferry %d of %s is late", n, f.URL),
		Link: fmt.Sprintf("%s/%d", f.URL, n), Summary: "It waits for the tide.", Seen: now, Published: now.Add(-time.Hour),
	}
}

// two is a fetch that brings two items and sets the next try.
func two(f briefing.Feed) (feed.Result, error) {
	items := []briefing.Item{item(f, 1), item(f, 2)}
	f.NextTry = now.Add(10 * time.Minute)
	return feed.Result{Feed: f, Items: items}, nil
}

func collector(s *shelf, p article.Pages, fetch func(briefing.Feed) (feed.Result, error)) *collect.Collector {
	return collect.New(collect.Config{
		Store: s, Stories: s, Fetcher: web{fetch}, Pages: p,
		Now: func() time.Time { return now }, Logger: slog.New(slog.DiscardHandler),
	})
}

func TestRound(t *testing.T) {
	t.Parallel()
	s := newShelf("https://a.example", "https://b.example")
	c := collector(s, nil, two)
	report, err := c.Round(t.Context())
	if want := (collect.Report{Feeds: 2, Held: 4, Added: 4}); err != nil || report != want {
		t.Fatalf("Round = %+v, %v; want %+v", report, err, want)
	}
	for _, it := range s.items {
		if !strings.Contains(it.Article.Text, "tide") || it.HTML != "" {
			t.Errorf("item stored without its article: %+v", it)
		}
	}
	if len(s.moved) != 4 {
		t.Errorf("%d of 4 items were put into stories", len(s.moved))
	}
	if report, err := c.Round(t.Context()); err != nil || report != (collect.Report{}) {
		t.Errorf("a second round at once = %+v, %v", report, err)
	}
}

// A feed that is known brings only what is new.
func TestKnownItems(t *testing.T) {
	t.Parallel()
	s := newShelf("https://a.example")
	s.items = []briefing.Item{item(briefing.Feed{URL: "https://a.example"}, 1)}
	report, err := collector(s, nil, two).Round(t.Context())
	if err != nil || report.Held != 2 || report.Added != 1 {
		t.Errorf("Round = %+v, %v; want one of two added", report, err)
	}
}

// Whatever happens to one feed, the others are collected and its state says
// what it was.
func TestOneFeedsTroubleIsItsOwn(t *testing.T) {
	t.Parallel()
	s := newShelf("https://bad.example", "https://panic.example", "https://good.example")
	var seen []collect.Progress
	c := collect.New(collect.Config{
		Store: s, Stories: s, Now: func() time.Time { return now }, Logger: slog.New(slog.DiscardHandler),
		Progress: func(p collect.Progress) { seen = append(seen, p) },
		Fetcher: web{func(f briefing.Feed) (feed.Result, error) {
			switch {
			case strings.Contains(f.URL, "bad"):
				return feed.Result{}, fmt.Errorf("fetch: %w", briefing.ErrNotFeed)
			case strings.Contains(f.URL, "panic"):
				panic("the parser breaks")
			}
			return two(f)
		}},
	})
	report, err := c.Round(t.Context())
	if want := (collect.Report{Feeds: 3, Failed: 2, Held: 2, Added: 2}); err != nil || report != want {
		t.Fatalf("Round = %+v, %v; want %+v", report, err, want)
	}
	for _, name := range []string{"https://bad.example", "https://panic.example"} {
		if f := s.feeds[name]; f.Failures != 1 || f.Problem == "" || !f.NextTry.After(now) {
			t.Errorf("%s: %+v", name, f.Health)
		}
	}
	if len(seen) != 3 || seen[2].Done != 3 || seen[2].Of != 3 {
		t.Errorf("progress ended with %+v", seen[len(seen)-1])
	}
}

// A round that was killed between saving and grouping is made good by the next,
// even when that brings nothing new; so is one whose grouping failed.
func TestUngroupedItems(t *testing.T) {
	t.Parallel()
	s := newShelf()
	for n := range 3 {
		it := item(briefing.Feed{URL: "https://a.example"}, n)
		it.ID = int64(n + 1)
		s.items = append(s.items, it)
	}
	s.storiesErr = errors.New("disk full")
	c := collector(s, nil, two)
	if _, err := c.Round(t.Context()); !errors.Is(err, s.storiesErr) {
		t.Fatalf("err = %v, want the store's", err)
	}
	s.storiesErr = nil
	if _, err := c.Round(t.Context()); err != nil || len(s.moved) != 3 {
		t.Errorf("%d of 3 items were put into stories, %v", len(s.moved), err)
	}
	clear(s.moved)
	if _, err := c.Round(t.Context()); err != nil || len(s.moved) != 0 {
		t.Errorf("with nothing new, %d items were saved again, %v", len(s.moved), err)
	}
}

// What a digest showed as one story stays one.
func TestPostedItemsStay(t *testing.T) {
	t.Parallel()
	s := newShelf()
	for n, title := range []string{"Ferry runs aground off Quellport", "Bakers of Tarn Vale strike", "Girl finds a comet"} {
		s.items = append(s.items, briefing.Item{ID: int64(n + 1), Title: title, Story: 1, Seen: now.Add(time.Duration(n) * time.Hour)})
	}
	s.posted = map[int64]time.Time{1: now.Add(90 * time.Minute)} // the third came later
	if _, err := collector(s, nil, two).Round(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[int64]int64{3: 3}, s.moved); diff != "" {
		t.Errorf("items moved (-want +got):\n%s", diff)
	}
}

func TestStoreTrouble(t *testing.T) {
	t.Parallel()
	s := newShelf("https://a.example")
	s.err = errors.New("disk full")
	if _, err := collector(s, nil, two).Round(t.Context()); !errors.Is(err, s.err) {
		t.Errorf("err = %v, want the store's", err)
	}
	// That somebody removed the feed meanwhile is no trouble.
	s.err = briefing.ErrNotFound
	if report, err := collector(s, nil, two).Round(t.Context()); err != nil || report.Added != 0 {
		t.Errorf("a removed feed: %+v, %v", report, err)
	}
}

func TestMovedFeed(t *testing.T) {
	t.Parallel()
	move := func(f briefing.Feed) (feed.Result, error) {
		result, err := two(f)
		result.Feed.URL = "https://new.example"
		return result, err
	}
	s := newShelf("https://old.example")
	if _, err := collector(s, nil, move).Round(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, ok := s.feeds["https://new.example"]; !ok || len(s.feeds) != 1 {
		t.Errorf("feeds after the move: %v", s.feeds)
	}
	s = newShelf("https://old.example", "https://new.example")
	if _, err := collector(s, nil, move).Round(t.Context()); err != nil || len(s.feeds) != 2 {
		t.Errorf("a move onto another feed: %v, %v", s.feeds, err)
	}
}

// An archive of teasers is not fetched page by page in one round.
func TestPageLimit(t *testing.T) {
	t.Parallel()
	s, p := newShelf("https://a.example"), &pages{}
	c := collector(s, p, func(f briefing.Feed) (feed.Result, error) {
		result, err := two(f)
		for n := range 200 {
			result.Items = append(result.Items, item(f, n+3))
		}
		return result, err
	})
	report, err := c.Round(t.Context())
	if err != nil || report.Added != 202 {
		t.Fatalf("Round = %+v, %v", report, err)
	}
	if p.n != 40 {
		t.Errorf("%d pages were fetched, want 40", p.n)
	}
}

func TestCancel(t *testing.T) {
	t.Parallel()
	s := newShelf("https://a.example")
	ctx, cancel := context.WithCancel(t.Context())
	c := collector(s, nil, func(f briefing.Feed) (feed.Result, error) {
		cancel()
		return two(f)
	})
	if _, err := c.Round(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v", err)
	}
	if len(s.items) != 0 || s.feeds["https://a.example"].Failures != 0 {
		t.Error("a round that was stopped left half a feed, or blamed it")
	}
}
