package store_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"newsbrief/briefing"
	"newsbrief/store"
)

const (
	victimEnv = "NEWSBRIEF_TEST_VICTIM" // path of the database that a killed process writes
	killFeed  = "https://harbour-courier.example/feed.xml"
	killItems = 20 // items of a collection
)

// victim saves collections until it is killed. Each has its number as the
// feed's ETag and in its items' keys; the number is printed once it is saved.
func victim(path string) {
	ctx := context.Background()
	db, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	feed, err := db.Feed(ctx, killFeed)
	var n int
	if err == nil {
		_, err = fmt.Sscan(feed.ETag, &n)
	}
	for err == nil {
		n++
		feed.ETag = fmt.Sprint(n)
		if _, err = db.SaveCollection(ctx, feed, collection(n)); err == nil {
			fmt.Println("saved", n)
		}
	}
	fmt.Println("error", err)
	os.Exit(1)
}

// collection is what the victim saves under the number n.
func collection(n int) []briefing.Item {
	items := make([]briefing.Item, killItems)
	for i := range items {
		text := fmt.Sprintf("word%d. “Back it is,” said Ilse Quandt.", n)
		items[i] = briefing.Item{
			Key: fmt.Sprintf("%d/%d", n, i), Title: "Ferry returns", Article: briefing.Article{Text: text},
			Quotes: []briefing.Quote{{Text: "Back it is,", Speaker: "Ilse Quandt", Key: true}},
			Tags:   []briefing.Tag{{Topic: "ferries", Score: 1}},
		}
	}
	return items
}

// TestKill kills a process in the midst of its collections, several times:
// each is there whole, validators and all, or not at all, and what was
// reported as saved is there.
func TestKill(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "newsbrief.db")
	db, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.AddFeed(t.Context(), briefing.Feed{URL: killFeed, Validators: briefing.Validators{ETag: "0"}}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for range 6 {
		reported := killAfter(t, path, 1+rand.IntN(8))
		checkKilled(t, path, reported)
	}
}

// killAfter starts a victim, kills it some time after it has reported so many
// collections, and returns the number of the last one reported.
func killAfter(t *testing.T, path string, collections int) (last int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), victimEnv+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for seen := 0; lines.Scan(); seen++ {
		if _, err := fmt.Sscanf(lines.Text(), "saved %d", &last); err != nil {
			t.Fatalf("victim says %q", lines.Text())
		}
		if seen == collections {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("victim ended by itself")
	}
	return last
}

func checkKilled(t *testing.T, path string, reported int) {
	t.Helper()
	ctx := t.Context()
	db, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Check(ctx); err != nil {
		t.Error(err)
	}
	feed, err := db.Feed(ctx, killFeed)
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if _, err := fmt.Sscan(feed.ETag, &n); err != nil || n < reported {
		t.Fatalf("the feed's ETag is %q (%v), collection %d was reported as saved", feed.ETag, err, reported)
	}
	for search, want := range map[string]int{fmt.Sprint("word", n): killItems, fmt.Sprint("word", n+1): 0} {
		items, err := db.FindItems(ctx, briefing.Search{Words: []string{search}})
		if err != nil || len(items) != want {
			t.Errorf("%s is found in %d items, %v; want %d", search, len(items), err, want)
		}
	}
	stats, err := db.Stats(ctx)
	if err != nil || stats.Items != n*killItems || stats.Quotes != n*killItems {
		t.Errorf("%d items and %d quotes, %v; want %d of each", stats.Items, stats.Quotes, err, n*killItems)
	}
	tagged, err := db.FindItems(ctx, briefing.Search{Topics: []string{"ferries"}})
	if err != nil || len(tagged) != n*killItems {
		t.Errorf("%d items are tagged, %v; want %d", len(tagged), err, n*killItems)
	}
}
