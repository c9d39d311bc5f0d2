package feed

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"newsbrief/briefing"
)

func TestFetch(t *testing.T) {
	t.Parallel()
	f := NewFetcher(readWeb(t, "testdata/web/outlets.txtar").client(), atNoon)
	added := noon.Add(-time.Hour)
	got, err := f.Fetch(t.Context(), briefing.Feed{
		URL: "https://ledger.example/feed", Added: added, Health: briefing.Health{Failures: 3, Problem: "Its server does not answer."},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := Result{
		Feed: briefing.Feed{
			URL: "https://ledger.example/feed", Title: "Harbor Ledger", Site: "https://ledger.example/", Added: added,
			Validators: briefing.Validators{ETag: `W/"9f-\a"`, LastModified: "Mon, 02 Mar 2026 11:00:00 GMT"},
			Health:     briefing.Health{Tried: noon, Worked: noon, NextTry: noon.Add(30 * time.Minute)},
		},
		Items: []briefing.Item{
			{Title: "Ferry leaves the old pier", Link: "https://ledger.example/ferry", GUID: "ferry-1", Published: noon.Add(-2 * time.Hour)},
			{Title: "Lighthouse to be painted", Link: "https://ledger.example/lighthouse", Published: noon}, // tomorrow's date is now
		},
		Wait: 30 * time.Minute,
	}
	for i := range want.Items {
		it := &want.Items[i]
		it.Feed, it.Outlet, it.Seen = "https://ledger.example/feed", "Harbor Ledger", noon
		it.Key = Key(it.Feed, *it)
	}
	want.Ahead, want.Blank = map[string]bool{want.Items[1].Key: true}, 1
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFetchNotModified(t *testing.T) {
	t.Parallel()
	w := readWeb(t, "testdata/web/outlets.txtar")
	fd := briefing.Feed{
		URL: "https://ledger.example/same", Title: "Harbor Ledger",
		Validators: briefing.Validators{ETag: `"1"`, LastModified: "Mon, 02 Mar 2026 11:00:00 GMT"},
		Health:     briefing.Health{Failures: 1, Problem: "Its server does not answer."},
	}
	got, err := NewFetcher(w.client(), atNoon).Fetch(t.Context(), fd)
	if err != nil {
		t.Fatal(err)
	}
	fd.LastModified = "Mon, 02 Mar 2026 11:30:00 GMT"
	fd.Health = briefing.Health{Tried: noon, Worked: noon, NextTry: noon.Add(9 * time.Minute)}
	if diff := cmp.Diff(Result{Feed: fd, NotModified: true}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := w.requests[0].Header.Get("If-None-Match"); got != `"1"` {
		t.Errorf("If-None-Match %q", got)
	}
}

// A move to https is taken. A move elsewhere is followed and not taken: the
// items would have other keys and all come again.
func TestFetchMoved(t *testing.T) {
	t.Parallel()
	f := NewFetcher(readWeb(t, "testdata/web/outlets.txtar").client(), atNoon)
	for from, to := range map[string]string{
		"http://secure.example/rss": "https://www.secure.example/rss",
		"http://old.example/rss":    "http://old.example/rss",
	} {
		got, err := f.Fetch(t.Context(), briefing.Feed{URL: from})
		if err != nil {
			t.Fatal(err)
		}
		if got.Feed.URL != to || len(got.Items) != 1 || got.Feed.Title != "Tide & Times" {
			t.Errorf("%s: %+v", from, got)
			continue
		}
		if it := got.Items[0]; it.Feed != to || it.Key != Key(from, it) {
			t.Errorf("%s: the move changed the item's key or its feed: %+v", from, it)
		}
	}
}

func TestFetchFails(t *testing.T) {
	t.Parallel()
	f := NewFetcher(readWeb(t, "testdata/web/outlets.txtar").client(), atNoon)
	for address, want := range map[string]struct {
		problem string
		err     error
		wait    time.Duration // the server's
	}{
		"https://page.example/feed":    {"It no longer holds a feed.", briefing.ErrNotFeed, 0},
		"https://quota.example/feed":   {"It no longer holds a feed.", briefing.ErrNotFeed, 0},
		"https://missing.example/feed": {"Its address answers “page not found” (404).", nil, 0},
		"https://gone.example/feed":    {"Its server says that it is gone for good (410).", nil, 0},
		"https://busy.example/feed":    {"Its server asks for fewer requests (429).", nil, 2 * time.Hour},
		"https://down.example/feed":    {"Its server is in trouble (503).", nil, 3 * time.Hour},
		"https://closed.example/feed":  {"Its server does not let newsbrief in (403).", nil, 0},
		"https://loop.example/feed":    {"Its address redirects in circles, or too often.", errRedirects, 0},
		"https://nobody.example/feed":  {"Its server does not answer.", nil, 0},
		"ftp://ledger.example/feed":    {"Its address is not on the public web, so it was not asked.", briefing.ErrRefused, 0},
	} {
		fd := briefing.Feed{
			URL: address, Title: "Harbor Ledger", Validators: briefing.Validators{ETag: `"1"`},
			Health: briefing.Health{Worked: noon.Add(-time.Hour), Failures: 1},
		}
		got, err := f.Fetch(t.Context(), fd)
		if err == nil || want.err != nil && !errors.Is(err, want.err) {
			t.Errorf("%s: %v, want %v", address, err, want.err)
		}
		fd.Health = briefing.Health{Tried: noon, Worked: fd.Worked, Failures: 2, Problem: want.problem}
		if diff := cmp.Diff(Result{Feed: fd, Wait: want.wait}, got, cmpopts.IgnoreFields(briefing.Health{}, "NextTry")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", address, diff)
		}
		if next := got.Feed.NextTry.Sub(noon); next < max(18*time.Minute, want.wait) {
			t.Errorf("%s: tried again after %v", address, next)
		}
	}
}

// TestFetchInterrupted: a shutdown in the middle says nothing about the feed.
func TestFetchInterrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	c := NewClient(Config{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
		cancel()
		return nil, r.Context().Err()
	})})
	fd := briefing.Feed{URL: "https://ledger.example/feed"}
	got, err := NewFetcher(c, nil).Fetch(ctx, fd)
	if diff := cmp.Diff(Result{Feed: fd}, got); diff != "" || !errors.Is(err, context.Canceled) {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}
