package storetest

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
	"newsbrief/store"
)

func testPrune(t *testing.T, f *fixture) {
	ctx := t.Context()
	old := []briefing.Item{ferry()}
	for i := range 500 { // more than two batches
		old = append(old, briefing.Item{Key: fmt.Sprint(i), Title: "Orchard", Summary: "Plums", Tags: []briefing.Tag{{Topic: "fruit", Score: 1}}})
	}
	removedID := f.save(t, old...)[0].ID
	before := f.clock.add(time.Hour)
	kept := ferry()
	kept.Key, kept.Title = "kept", "Orchard at the ferry"
	f.save(t, kept)

	n, err := f.Prune(ctx, before)
	if err != nil || n != len(old) {
		t.Fatalf("Prune: %d, %v; want %d", n, err, len(old))
	}
	for name, search := range map[string]briefing.Search{
		"all": {}, "word": {Words: []string{"orchard"}}, "topic": {Topics: []string{"ferries", "fruit"}},
	} {
		items, err := f.FindItems(ctx, search)
		if diff := cmp.Diff([]string{"kept"}, keys(items)); err != nil || diff != "" {
			t.Errorf("%s after Prune: %v (-want +got):\n%s", name, err, diff)
		}
	}
	if _, err := f.ItemText(ctx, removedID); !errors.Is(err, briefing.ErrNotFound) {
		t.Errorf("ItemText of a removed item: %v, want ErrNotFound", err)
	}
	stats, err := f.Stats(ctx)
	if err != nil || stats.Items != 1 || stats.Quotes != 2 {
		t.Errorf("after Prune: %d items, %d quotes, %v; want 1, 2", stats.Items, stats.Quotes, err)
	}
	if err := f.Check(ctx); err != nil {
		t.Error(err)
	}

	// The feed still lists them, for a year.
	if added := f.save(t, old...); len(added) != 0 {
		t.Errorf("%d removed items were added again", len(added))
	}
	f.clock.add(366 * 24 * time.Hour)
	if _, err := f.Prune(ctx, before); err != nil {
		t.Fatal(err)
	}
	if added := f.save(t, old[:10]...); len(added) != 10 {
		t.Errorf("%d items were added after a year, want 10", len(added))
	}
}

func testPruneDeliveries(t *testing.T, f *fixture) {
	ctx := t.Context()
	for _, key := range []string{"sent", "failed", "sending", "ready"} {
		f.owe(t, owed(key, "of "+key))
	}
	for _, key := range []string{"failed", "ready", "sending", "sent"} { // one slot, so by key
		d := f.claim(t, start, key)
		var err error
		switch key {
		case "failed":
			err = f.Fail(ctx, d, "refused")
		case "ready":
			err = f.Release(ctx, d, start.Add(time.Hour))
		case "sent":
			err = f.Sent(ctx, d)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	wantStates := func(what string, want map[store.State]int) {
		t.Helper()
		stats, err := f.Stats(ctx)
		if err != nil || !cmp.Equal(want, stats.Deliveries) {
			t.Errorf("%s: %v (-want +got):\n%s", what, err, cmp.Diff(want, stats.Deliveries))
		}
	}
	prune := func(before time.Time) {
		t.Helper()
		if _, err := f.Prune(ctx, before); err != nil {
			t.Fatal(err)
		}
	}
	prune(start)
	wantStates("nothing is old", map[store.State]int{store.Ready: 1, store.Sending: 1, store.Sent: 1, store.Failed: 1})
	prune(start.Add(time.Second))
	wantStates("everything is old", map[store.State]int{store.Ready: 1, store.Sending: 1})
}

func testStats(t *testing.T, f *fixture) {
	ctx := t.Context()
	f.addFeed(t, "https://failing.example/")
	if err := f.SaveFeed(ctx, briefing.Feed{URL: "https://failing.example/", Health: briefing.Health{Failures: 1}}); err != nil {
		t.Fatal(err)
	}
	added := f.save(t, ferry(), briefing.Item{Key: "other"}, briefing.Item{Key: "third"})
	story := added[0].ID
	if err := f.SaveStories(ctx, map[int64]int64{story: story, added[1].ID: story}); err != nil {
		t.Fatal(err)
	}
	f.owe(t, owed("k", "C1"))
	got, err := f.Stats(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if got.Size == 0 || got.Version == 0 {
		t.Errorf("size %d, version %d", got.Size, got.Version)
	}
	got.Size, got.Version = 0, 0
	want := store.Stats{
		Feeds: 2, Failing: 1, Items: 3, Stories: 1, Quotes: 2, Subscriptions: 1,
		Waiting:    start,
		Deliveries: map[store.State]int{store.Ready: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Stats (-want +got):\n%s", diff)
	}
	if err := f.Check(ctx); err != nil {
		t.Error(err)
	}
}
