package storetest

import (
	"testing"
	"time"

	"newsbrief/briefing"
)

func testTroubles(t *testing.T, f *fixture) {
	ctx := t.Context()
	feed := f.addFeed(t, feedURL)
	f.addFeed(t, "https://unowned.example/feed")
	for _, user := range []string{"U1", "U2", "U1"} {
		if err := f.OwnFeed(ctx, feed.URL, user); err != nil {
			t.Fatal(err)
		}
	}
	save := func(health briefing.Health) {
		t.Helper()
		feed.Health = health
		if _, err := f.SaveCollection(ctx, feed, nil); err != nil {
			t.Fatal(err)
		}
	}
	users := func(list []briefing.Trouble, err error) (names string) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, tr := range list {
			if tr.Feed.URL != feed.URL {
				t.Errorf("trouble of %s", tr.Feed.URL)
			}
			names += tr.User
		}
		return names
	}
	day := start.Add(24 * time.Hour)
	save(briefing.Health{Tried: start, Worked: start})
	if got := users(f.Untold(ctx, day)); got != "" {
		t.Errorf("told of a feed that works: %s", got)
	}
	save(briefing.Health{Tried: day, Worked: start, Failures: 3, Problem: "down"})
	if got := users(f.Untold(ctx, start.Add(-time.Minute))); got != "" {
		t.Errorf("told too early: %s", got)
	}
	if got := users(f.Untold(ctx, start)); got != "U1U2" {
		t.Errorf("told %q", got)
	}
	told := briefing.Trouble{Feed: feed, User: "U1", Told: day}
	for range 2 {
		if err := f.TellTrouble(ctx, told); err != nil {
			t.Fatal(err)
		}
		told.Channel, told.Post = "D1", "1.2"
	}
	if got := users(f.Untold(ctx, start)); got != "U2" {
		t.Errorf("told again: %q", got)
	}
	if got := users(f.Recovered(ctx)); got != "" {
		t.Errorf("recovered already: %q", got)
	}
	save(briefing.Health{Tried: day, Worked: day.Add(time.Hour)})
	back, err := f.Recovered(ctx)
	if got := users(back, err); got != "U1" || back[0].Post != "1.2" || back[0].Channel != "D1" {
		t.Errorf("recovered: %+v", back)
	}
	if err := f.EndTrouble(ctx, feed.URL, "U1"); err != nil {
		t.Fatal(err)
	}
	if got := users(f.Recovered(ctx)); got != "" {
		t.Errorf("recovered twice: %q", got)
	}
}
