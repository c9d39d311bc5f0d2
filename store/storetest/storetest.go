// Package storetest holds a database to its promises: Run is the suite that
// every database behind package store passes, and New gives other packages'
// tests a real one to work with. It promises no speed; see store's benchmarks.
package storetest

import (
	"path/filepath"
	"sync"
	"testing"
	"time"

	"newsbrief/briefing"
	"newsbrief/store"
)

// New returns an empty database that ends with the test.
func New(t testing.TB) *store.DB {
	t.Helper()
	return Open(t, store.Options{})
}

// Open is New with options: a clock that stands still, for instance.
func Open(t testing.TB, opts store.Options) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "newsbrief.db"), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// Run runs the suite. open returns an empty database that closes itself when
// its test ends.
func Run(t *testing.T, open func(t *testing.T, opts store.Options) *store.DB) {
	for name, test := range map[string]func(*testing.T, *fixture){
		"Feeds":               testFeeds,
		"FeedMoves":           testFeedMoves,
		"DueFeeds":            testDueFeeds,
		"Collection":          testCollection,
		"CollectionOfRemoved": testCollectionOfRemoved,
		"CollectionTwice":     testCollectionTwice,
		"Clock":               testClock,
		"Windows":             testWindows,
		"Search":              testSearch,
		"SearchWords":         testSearchWords,
		"SearchAnyText":       testSearchAnyText,
		"Stories":             testStories,
		"ManyStories":         testManyStories,
		"Coverage":            testCoverage,
		"Subscriptions":       testSubscriptions,
		"Troubles":            testTroubles,
		"Skip":                testSkip,
		"Mutes":               testMutes,
		"Quoted":              testQuoted,
		"Alerts":              testAlerts,
		"Dropped":             testDropped,
		"Fail":                testFail,
		"Lost":                testLost,
		"Replies":             testReplies,
		"Held":                testHeld,
		"OnDoubt":             testOnDoubt,
		"Sweep":               testSweep,
		"Managers":            testManagers,
		"Changes":             testChanges,
		"Owe":                 testOwe,
		"Claim":               testClaim,
		"ClaimOrder":          testClaimOrder,
		"Outbox":              testOutbox,
		"Told":                testTold,
		"Retag":               testRetag,
		"Said":                testSaid,
		"Prune":               testPrune,
		"PruneDeliveries":     testPruneDeliveries,
		"Stats":               testStats,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			clock := &clock{now: start}
			test(t, &fixture{DB: open(t, store.Options{Now: clock.read}), clock: clock})
		})
	}
}

// start is when the suite's clock begins.
var start = time.Date(2031, time.March, 4, 6, 30, 0, 0, time.UTC)

// A fixture is a database with a clock that the test moves.
type fixture struct {
	*store.DB
	clock *clock
}

// A clock is a time that only changes when it's told to.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) read() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) add(d time.Duration) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	return c.now
}

const feedURL = "https://harbour-courier.example/feed.xml"

// addFeed adds a feed and returns it.
func (f *fixture) addFeed(t *testing.T, url string) briefing.Feed {
	t.Helper()
	feed := briefing.Feed{URL: url, Added: f.clock.read()}
	if err := f.AddFeed(t.Context(), feed); err != nil {
		t.Fatal(err)
	}
	return feed
}

// save saves the items as a collection of a feed of its own and returns those
// that were added.
func (f *fixture) save(t *testing.T, items ...briefing.Item) []briefing.Item {
	t.Helper()
	feed, err := f.Feed(t.Context(), feedURL)
	if err != nil {
		feed = f.addFeed(t, feedURL)
	}
	added, err := f.SaveCollection(t.Context(), feed, items)
	if err != nil {
		t.Fatal(err)
	}
	return added
}

// keys are the keys of items, in order.
func keys(items []briefing.Item) []string {
	list := []string{}
	for _, it := range items {
		list = append(list, it.Key)
	}
	return list
}
