package main

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/topic"
	"newsbrief/store"
	"newsbrief/store/storetest"
)

// The archive of the benchmark: a month of a hundred thousand items, each in
// two of two hundred topics, in stories of three.
const (
	archiveItems = 100_000
	archiveSpan  = 30 * 24 * time.Hour
	archiveBatch = 500
)

// BenchmarkBrief asks what /brief asks, from the words to the briefings. The
// floor is one row by its key, read in the same run.
func BenchmarkBrief(b *testing.B) {
	db := archive(b)
	random := rand.New(rand.NewPCG(1, 2))
	names := topic.Standard().All()
	ask := briefer{db: db, topics: topic.Standard(), now: time.Now}
	questions := map[string]func() error{
		"floor": func() error {
			_, err := db.Feed(b.Context(), "https://feed.example/")
			return err
		},
		"topic": func() error {
			_, err := ask.Brief(b.Context(), briefing.Query{Topics: []string{names[random.IntN(len(names))].Name}})
			return err
		},
		"word": func() error {
			_, err := ask.Brief(b.Context(), briefing.Query{Topics: []string{fmt.Sprintf("word%d", random.IntN(200))}})
			return err
		},
	}
	for _, name := range []string{"floor", "topic", "word"} {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				if err := questions[name](); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

// archive fills a database.
func archive(b *testing.B) *store.DB {
	b.Helper()
	at := time.Now().Add(-archiveSpan)
	db := storetest.Open(b, store.Options{Now: func() time.Time { return at }, Logger: slog.New(slog.DiscardHandler)})
	feed := briefing.Feed{URL: "https://feed.example/"}
	if err := db.AddFeed(b.Context(), feed); err != nil {
		b.Fatal(err)
	}
	random := rand.New(rand.NewPCG(3, 4))
	names := topic.Standard().All()
	for n := 0; n < archiveItems; n += archiveBatch {
		items := make([]briefing.Item, archiveBatch)
		for i := range items {
			items[i] = archived(random, names, n+i, at)
		}
		saved, err := db.SaveCollection(b.Context(), feed, items)
		if err != nil {
			b.Fatal(err)
		}
		stories := make(map[int64]int64, len(saved))
		for i, it := range saved {
			stories[it.ID] = saved[i-i%3].ID
		}
		if err := db.SaveStories(b.Context(), stories); err != nil {
			b.Fatal(err)
		}
		at = at.Add(archiveSpan * archiveBatch / archiveItems)
	}
	return db
}

func archived(random *rand.Rand, names []briefing.Topic, n int, seen time.Time) briefing.Item {
	text := fmt.Sprintf("Sample %d of word%d and word%d.", n, random.IntN(200), random.IntN(200))
	link := fmt.Sprintf("https://outlet%d.example/%d", n%50, n)
	return briefing.Item{
		Key: fmt.Sprint(n), Feed: "https://feed.example/", Outlet: fmt.Sprintf("Outlet %d", n%50), Link: link,
		Title: text, Summary: text, Seen: seen, Published: seen, Language: "en",
		Article: briefing.Article{Title: text, Text: text, URL: link, Language: "en"},
		Quotes:  []briefing.Quote{{Start: 0, End: 6, Text: text[:6], Speaker: "Ilse Quandt", Confidence: 0.9, Key: true}},
		Tags: []briefing.Tag{
			{Topic: names[random.IntN(len(names))].ID, Score: random.Float64()},
			{Topic: names[random.IntN(len(names))].ID, Score: random.Float64()},
		},
	}
}
