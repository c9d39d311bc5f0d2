package storetest

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"newsbrief/briefing"
)

// ferry is an item with everything an item can have.
func ferry() briefing.Item {
	text := "The ferry is back. “We waited a year,” said harbour master Ilse Quandt.\n\n“I sold my boat,” said Tom Abara."
	quote := func(words string) (start, end int) {
		start = strings.Index(text, words)
		return start, start + len(words)
	}
	first := briefing.Quote{
		Text: "We waited a year,", Speaker: "Ilse Quandt", SpeakerStart: 48, SpeakerEnd: 59,
		Role: "harbour master", Confidence: 0.9, Key: true,
	}
	first.Start, first.End = quote(first.Text)
	second := briefing.Quote{Text: "I sold my boat,", Speaker: "Tom Abara", Confidence: 0.8,
		Rest: []briefing.Part{{Start: 80, End: 90, Text: "for a song"}}}
	second.Start, second.End = quote(second.Text)
	return briefing.Item{
		Key: "ferry", Feed: feedURL, Outlet: "Harbour Courier", GUID: "tag:courier,2031:1",
		Link: "https://harbour-courier.example/ferry", Title: "Ferry returns to Port Amsel", Summary: "It is back.",
		Author: "Nele Brandt", Language: "en", Published: start.Add(-time.Hour), Updated: start.Add(-time.Minute),
		Article: briefing.Article{
			Title: "Ferry returns", Text: text, URL: "https://harbour-courier.example/ferry?full", Outlet: "Harbour Courier",
			Author: "N. Brandt", Language: "en-GB", Published: start.Add(-2 * time.Hour),
			Original: briefing.Source{Name: "Amsel Post", URL: "https://amsel-post.example/1"},
		},
		Quotes: []briefing.Quote{first, second},
		Tags:   []briefing.Tag{{Topic: "ferries", Score: 0.75}, {Topic: "port-amsel", Score: 0.1 + 0.2}},
	}
}

func testCollection(t *testing.T, f *fixture) {
	ctx := t.Context()
	feed := f.addFeed(t, feedURL)
	feed.Title, feed.ETag, feed.Tried = "Harbour Courier", `"1"`, start
	added, err := f.SaveCollection(ctx, feed, []briefing.Item{ferry()})
	if err != nil {
		t.Fatal(err)
	}
	want := ferry()
	want.ID, want.Seen = start.Unix()<<20, start
	if diff := cmp.Diff([]briefing.Item{want}, added); diff != "" {
		t.Fatalf("SaveCollection (-want +got):\n%s", diff)
	}
	if got, err := f.Feed(ctx, feedURL); err != nil || !cmp.Equal(feed, got) {
		t.Errorf("Feed: %v\n%s", err, cmp.Diff(feed, got))
	}
	if got, err := f.ItemText(ctx, want.ID); err != nil || !cmp.Equal(want, got) {
		t.Errorf("ItemText: %v\n%s", err, cmp.Diff(want, got))
	}
	if _, err := f.ItemText(ctx, want.ID+1); !errors.Is(err, briefing.ErrNotFound) {
		t.Errorf("ItemText of no item: %v, want ErrNotFound", err)
	}

	// Lists have the key quote only, and no text.
	listed := want
	listed.Article.Text, listed.Quotes = "", want.Quotes[:1]
	if got, err := f.FindItems(ctx, briefing.Search{}); err != nil || !cmp.Equal([]briefing.Item{listed}, got) {
		t.Errorf("FindItems: %v\n%s", err, cmp.Diff([]briefing.Item{listed}, got))
	}
}

func testCollectionOfRemoved(t *testing.T, f *fixture) {
	ctx := t.Context()
	feed := f.addFeed(t, feedURL)
	if err := f.RemoveFeed(ctx, feedURL); err != nil {
		t.Fatal(err)
	}
	if _, err := f.SaveCollection(ctx, feed, []briefing.Item{ferry()}); !errors.Is(err, briefing.ErrNotFound) {
		t.Errorf("SaveCollection: %v, want ErrNotFound", err)
	}
	if got, err := f.Known(ctx, []string{"ferry"}); err != nil || len(got) != 0 {
		t.Errorf("Known: %v, %v; want nothing", got, err)
	}
}

// testCollectionTwice: whatever a feed lists, and however often, each key is
// added once, and known from then on.
func testCollectionTwice(t *testing.T, f *fixture) {
	f.addFeed(t, feedURL)
	stored := map[string]int64{}
	rapid.Check(t, func(rt *rapid.T) {
		ctx := t.Context()
		list := rapid.SliceOf(rapid.StringMatching(`[a-z]{1,3}`)).Draw(rt, "keys")
		var items []briefing.Item
		isNew := map[string]bool{}
		for _, k := range list {
			items = append(items, briefing.Item{Key: k, Title: k})
			if _, ok := stored[k]; !ok {
				isNew[k] = true
			}
		}
		added, err := f.SaveCollection(ctx, briefing.Feed{URL: feedURL}, items)
		if err != nil {
			rt.Fatal(err)
		}
		if len(added) != len(isNew) {
			rt.Fatalf("added %v, want each of %v once", keys(added), isNew)
		}
		for _, it := range added {
			if !isNew[it.Key] {
				rt.Fatalf("added %s again", it.Key)
			}
			stored[it.Key] = it.ID
		}
		got, err := f.Known(ctx, append(list, "not stored"))
		if err != nil {
			rt.Fatal(err)
		}
		want := map[string]bool{}
		for _, k := range list {
			want[k] = true
		}
		if diff := cmp.Diff(want, got); diff != "" {
			rt.Fatalf("Known (-want +got):\n%s", diff)
		}
	})
	all, err := f.FindItems(t.Context(), briefing.Search{})
	if err != nil || len(all) != len(stored) {
		t.Errorf("%d items stored (%v), want %d", len(all), err, len(stored))
	}
}

// testClock: ids and times grow from collection to collection whatever the
// clock does, and within one the older item comes first.
func testClock(t *testing.T, f *fixture) {
	var last briefing.Item
	for i, step := range []time.Duration{0, 0, time.Second, -time.Hour, 0, time.Millisecond, 2 * time.Hour} {
		f.clock.add(step)
		name := string(rune('a' + i))
		added := f.save(t,
			briefing.Item{Key: name + " undated"},
			briefing.Item{Key: name + " new", Published: start.Add(-2 * time.Hour)},
			briefing.Item{Key: name + " old", Published: start.Add(-3 * time.Hour)})
		want := []string{name + " old", name + " new", name + " undated"}
		if diff := cmp.Diff(want, keys(added)); diff != "" {
			t.Fatalf("added (-want +got):\n%s", diff)
		}
		if !added[0].Seen.After(last.Seen) {
			t.Errorf("%s seen %v, not after %v", name, added[0].Seen, last.Seen)
		}
		for _, it := range added {
			if it.ID <= last.ID || it.ID>>20 < it.Seen.Unix() {
				t.Errorf("%s seen %v has id %d after %d", it.Key, it.Seen, it.ID, last.ID)
			}
			last = it
		}
	}
	if now := f.clock.read(); !last.Seen.Equal(now) {
		t.Errorf("last item seen %v, want the clock's %v again", last.Seen, now)
	}
}

// testWindows: windows that end at settled times hold each item once.
func testWindows(t *testing.T, f *fixture) {
	ctx := t.Context()
	var since time.Time
	got := []string{}
	for _, key := range []string{"a", "b", "c", "d"} {
		f.save(t, briefing.Item{Key: key}) // the clock stands
		until, err := f.Settled(ctx)
		if err != nil {
			t.Fatal(err)
		}
		items, err := f.FindItems(ctx, briefing.Search{Since: since, Until: until})
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, keys(items)...)
		since = until
	}
	if diff := cmp.Diff([]string{"a", "b", "c", "d"}, got); diff != "" {
		t.Errorf("items of four windows (-want +got):\n%s", diff)
	}
}
