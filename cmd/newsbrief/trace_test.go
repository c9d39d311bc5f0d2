package main

import (
	"testing"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/topic"
	"newsbrief/store/storetest"
)

func TestTrace(t *testing.T) {
	t.Parallel()
	db, ctx := storetest.New(t), t.Context()
	feed := briefing.Feed{URL: "https://harbor.example/feed", Title: "Harbor Ledger"}
	if err := db.AddFeed(ctx, feed); err != nil {
		t.Fatal(err)
	}
	added, err := db.SaveCollection(ctx, feed, []briefing.Item{{
		Key: "1", Feed: feed.URL, Outlet: "Harbor Ledger", Link: "https://harbor.example/grain", Title: "Grain ships wait",
		Tags: []briefing.Tag{{Topic: "china", Score: 0.9}},
	}})
	if err != nil || len(added) != 1 {
		t.Fatal(added, err)
	}
	sub := briefing.Subscription{ID: "s", Channel: "C1", Name: "Morning brief", Topics: []string{"China"}}
	if err := db.SaveSubscription(ctx, sub); err != nil {
		t.Fatal(err)
	}
	tr := tracer{db, topic.Standard(), time.Now}
	for _, address := range []string{"https://harbor.example/grain", "https://harbor.example/grain/?utm_source=slack#top"} {
		got, err := tr.Trace(ctx, address, "C1")
		if err != nil || got.Item.ID != added[0].ID || got.Outlets != 1 || got.Feed.URL != feed.URL || len(got.Asked) != 1 || len(got.About) != 1 || got.About[0] != "China" || got.Asked[0] != "China" || len(got.Told) != 0 {
			t.Errorf("%s: %+v, %v", address, got, err)
		}
	}
	d := briefing.Delivery{Key: "k", Subscription: "s", Channel: "C1", Digest: briefing.Digest{
		Slot: time.Now(), Briefings: []briefing.Briefing{{Story: added[0].ID, Headline: "Grain ships wait"}},
	}}
	if _, err := db.Owe(ctx, d, sub); err != nil {
		t.Fatal(err)
	}
	if err := db.Mute(ctx, briefing.Mute{Channel: "C1", Outlet: "harbor ledger", At: time.Now()}); err != nil {
		t.Fatal(err)
	}
	if got, err := tr.Trace(ctx, "https://harbor.example/grain", "C1"); err != nil || len(got.Told) != 1 || !got.Muted {
		t.Errorf("told and muted: %+v, %v", got, err)
	}
	if err := db.Drop(ctx, "C1", added[0].ID, "U1", time.Now()); err != nil {
		t.Fatal(err)
	}
	if got, err := tr.Trace(ctx, "https://harbor.example/grain", "C1"); err != nil || !got.Dropped {
		t.Errorf("dropped: %+v, %v", got, err)
	}
	if got, err := tr.Trace(ctx, "https://www.harbor.example/other", "C1"); err != nil || got.Item.ID != 0 || got.Feed.URL != feed.URL {
		t.Errorf("another page of the outlet: %+v, %v", got, err)
	}
	if got, err := tr.Trace(ctx, "https://elsewhere.example/x", "C1"); err != nil || got.Feed.URL != "" {
		t.Errorf("elsewhere: %+v, %v", got, err)
	}
}
