package store_test

import (
	"os"
	"testing"

	"newsbrief/briefing"
	"newsbrief/store"
	"newsbrief/store/storetest"
)

// TestMain is also the program that TestKill kills.
func TestMain(m *testing.M) {
	if path := os.Getenv(victimEnv); path != "" {
		victim(path)
	}
	os.Exit(m.Run())
}

func TestSQLite(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, opts store.Options) *store.DB { return storetest.Open(t, opts) })
}

// TestMemory: a database in memory is one, for readers and writers, and another
// for each Open.
func TestMemory(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	open := func() *store.DB {
		db, err := store.Open(ctx, ":memory:", store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { db.Close() })
		return db
	}
	one, other := open(), open()
	feed := briefing.Feed{URL: "https://harbour-courier.example/feed.xml"}
	if err := one.AddFeed(ctx, feed); err != nil {
		t.Fatal(err)
	}
	if _, err := one.SaveCollection(ctx, feed, []briefing.Item{{Key: "a", Title: "Ferry returns"}}); err != nil {
		t.Fatal(err)
	}
	for db, want := range map[*store.DB]int{one: 1, other: 0} {
		items, err := db.FindItems(ctx, briefing.Search{Words: []string{"ferry"}})
		if err != nil || len(items) != want {
			t.Errorf("%d items, %v; want %d", len(items), err, want)
		}
	}
}
