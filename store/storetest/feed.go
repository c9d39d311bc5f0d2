package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
)

func testFeeds(t *testing.T, f *fixture) {
	ctx := t.Context()
	full := briefing.Feed{
		URL: feedURL, Title: "Harbour Courier", Site: "https://harbour-courier.example/",
		Added:      start,
		Validators: briefing.Validators{ETag: `W/"a b\"`, LastModified: "Tue, 04 Mar 2031 06:00:00 GMT "},
		Health: briefing.Health{
			Tried: start.Add(time.Minute), Worked: start, NextTry: start.Add(time.Hour),
			Failures: 3, Problem: "The server answered 503.", Brought: "12 new, 3 without a date",
		},
	}
	if err := f.AddFeed(ctx, full); err != nil {
		t.Fatal(err)
	}
	if err := f.AddFeed(ctx, briefing.Feed{URL: feedURL}); !errors.Is(err, briefing.ErrExists) {
		t.Errorf("AddFeed twice: %v, want ErrExists", err)
	}
	got, err := f.Feed(ctx, feedURL)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(full, got); diff != "" {
		t.Errorf("Feed (-added +read):\n%s", diff)
	}

	f.addFeed(t, "https://aaa.example/")
	f.addFeed(t, "https://zzz.example/")
	all, err := f.Feeds(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, feed := range all {
		names = append(names, feed.Name())
	}
	if diff := cmp.Diff([]string{"Harbour Courier", "https://aaa.example/", "https://zzz.example/"}, names); diff != "" {
		t.Errorf("Feeds (-want +got):\n%s", diff)
	}

	worked := full
	worked.Title, worked.Failures, worked.Problem, worked.Brought, worked.ETag = "", 0, "", "1 new", "new"
	if err := f.SaveFeed(ctx, worked); err != nil {
		t.Fatal(err)
	}
	worked.Title = full.Title // an unknown title doesn't replace a known one
	if got, err = f.Feed(ctx, feedURL); err != nil || !cmp.Equal(worked, got) {
		t.Errorf("Feed after SaveFeed: %v\n%s", err, cmp.Diff(worked, got))
	}

	if err := f.RemoveFeed(ctx, feedURL); err != nil {
		t.Fatal(err)
	}
	for what, err := range map[string]error{
		"RemoveFeed": f.RemoveFeed(ctx, feedURL),
		"SaveFeed":   f.SaveFeed(ctx, full),
		"PauseFeed":  f.PauseFeed(ctx, feedURL, true),
		"RenameFeed": f.RenameFeed(ctx, feedURL, "https://new.example/"),
	} {
		if !errors.Is(err, briefing.ErrNotFound) {
			t.Errorf("%s of a removed feed: %v, want ErrNotFound", what, err)
		}
	}
	if _, err := f.Feed(ctx, feedURL); !errors.Is(err, briefing.ErrNotFound) {
		t.Errorf("Feed of a removed feed: %v, want ErrNotFound", err)
	}
}

func testFeedMoves(t *testing.T, f *fixture) {
	ctx := t.Context()
	const moved = "https://courier.example/rss"
	f.save(t, briefing.Item{Key: "a", Feed: feedURL, Title: "Ferry returns"})
	f.addFeed(t, "https://other.example/")
	if err := f.RenameFeed(ctx, feedURL, "https://other.example/"); !errors.Is(err, briefing.ErrExists) {
		t.Errorf("RenameFeed to another's address: %v, want ErrExists", err)
	}
	if err := f.RenameFeed(ctx, feedURL, moved); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Feed(ctx, feedURL); !errors.Is(err, briefing.ErrNotFound) {
		t.Errorf("Feed at its old address: %v, want ErrNotFound", err)
	}
	if err := f.AddFeed(ctx, briefing.Feed{URL: feedURL}); !errors.Is(err, briefing.ErrExists) {
		t.Errorf("AddFeed at the old address: %v, want ErrExists", err)
	}
	items, err := f.FindItems(ctx, briefing.Search{})
	if err != nil || len(items) != 1 || items[0].Feed != moved {
		t.Errorf("items of the moved feed: %+v, %v; want one of %s", items, err, moved)
	}
}

func testDueFeeds(t *testing.T, f *fixture) {
	ctx := t.Context()
	for url, next := range map[string]time.Time{
		"https://never-tried.example/": {},
		"https://late.example/":        start.Add(-time.Hour),
		"https://later.example/":       start.Add(-time.Minute),
		"https://now.example/":         start,
		"https://not-yet.example/":     start.Add(time.Millisecond),
		"https://paused.example/":      {},
	} {
		if err := f.AddFeed(ctx, briefing.Feed{URL: url, Health: briefing.Health{NextTry: next}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.PauseFeed(ctx, "https://paused.example/", true); err != nil {
		t.Fatal(err)
	}
	want := []string{"https://never-tried.example/", "https://late.example/", "https://later.example/", "https://now.example/"}
	for limit, want := range map[int][]string{0: want, 2: want[:2]} {
		due, err := f.DueFeeds(ctx, start, limit)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, feed := range due {
			got = append(got, feed.URL)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("DueFeeds, limit %d (-want +got):\n%s", limit, diff)
		}
	}
	if err := f.PauseFeed(ctx, "https://paused.example/", false); err != nil {
		t.Fatal(err)
	}
	if due, err := f.DueFeeds(ctx, start, 0); err != nil || len(due) != 5 {
		t.Errorf("DueFeeds after resuming: %d feeds, %v; want 5", len(due), err)
	}
}
