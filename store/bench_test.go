package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"newsbrief/briefing"
	"newsbrief/store"
	"newsbrief/store/storetest"
)

// The newsroom of the benchmarks: a month of a hundred thousand items.
const (
	benchItems   = 100_000
	benchSpan    = 30 * 24 * time.Hour
	benchBatch   = 50 // items of a collection
	benchStories = 20 // stories whose items a question reads
	benchLimit   = 200
)

// A newsroom writes items of random words that nobody has ever written. Few of
// the words are common and most are rare, as in a language.
type newsroom struct {
	rand  *rand.Rand
	words []string
	zipf  *rand.Zipf
	n     int
}

func newNewsroom() *newsroom {
	r := rand.New(rand.NewPCG(1, 2))
	n := &newsroom{rand: r, zipf: rand.NewZipf(r, 1.1, 8, 7999)}
	syllables := strings.Fields("ba ke lo mi nu pra sel tor vi zan dre fol gam hin jo")
	for range 8000 {
		var w string
		for range 2 + r.IntN(3) {
			w += syllables[r.IntN(len(syllables))]
		}
		n.words = append(n.words, w)
	}
	return n
}

// text is a text of so many words.
func (n *newsroom) text(words int) string {
	var b strings.Builder
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(n.words[n.zipf.Uint64()])
	}
	return b.String()
}

// item is the next item: 3 KB of text, three quotes, two topics of forty.
func (n *newsroom) item() briefing.Item {
	n.n++
	outlet := fmt.Sprintf("Outlet %d", n.rand.IntN(50))
	body := n.text(430)
	it := briefing.Item{
		Key: fmt.Sprintf("%032x", n.n), Feed: "https://feed.example/", Outlet: outlet,
		Link:  fmt.Sprintf("https://outlet.example/news/%d-%s", n.n, strings.ReplaceAll(n.text(4), " ", "-")),
		Title: n.text(10), Summary: n.text(40), Language: "en",
		Article: briefing.Article{Title: n.text(10), Text: body, Outlet: outlet, Language: "en"},
	}
	it.Article.URL = it.Link
	for i := range 3 {
		start := 100 + i*200
		it.Quotes = append(it.Quotes, briefing.Quote{
			Start: start, End: start + 90, Text: body[start : start+90], Speaker: "Ilse Quandt", Confidence: 0.9, Key: i == 0,
		})
	}
	for range 2 {
		it.Tags = append(it.Tags, briefing.Tag{Topic: topicName(n.rand.IntN(40)), Score: n.rand.Float64()})
	}
	return it
}

func (n *newsroom) items(count int) []briefing.Item {
	list := make([]briefing.Item, count)
	for i := range list {
		list[i] = n.item()
	}
	return list
}

func topicName(n int) string { return fmt.Sprintf("topic-%d", n) }

// BenchmarkSaveCollection saves collections of 50 new items.
func BenchmarkSaveCollection(b *testing.B) {
	db := storetest.New(b)
	feed := briefing.Feed{URL: "https://feed.example/"}
	if err := db.AddFeed(b.Context(), feed); err != nil {
		b.Fatal(err)
	}
	room := newNewsroom()
	for b.Loop() {
		b.StopTimer()
		items := room.items(benchBatch)
		b.StartTimer()
		if _, err := db.SaveCollection(b.Context(), feed, items); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*benchBatch)/b.Elapsed().Seconds(), "items/s")
}

// BenchmarkFind asks what a reader's question asks: the newest items of a topic
// or with a word, all items of their first stories, and the coverage. The floor
// is one row by its primary key.
func BenchmarkFind(b *testing.B) {
	room := newNewsroom()
	db, now := benchDatabase(b, room)
	random := rand.New(rand.NewPCG(3, 4))
	topic := func() briefing.Search { return briefing.Search{Topics: []string{topicName(random.IntN(40))}} }
	word := func() briefing.Search { return briefing.Search{Words: []string{room.words[random.IntN(200)]}} }
	for _, bench := range []struct {
		name   string
		search func() briefing.Search
	}{{"topic", topic}, {"word", word}} {
		for _, days := range []int{1, 7} {
			b.Run(fmt.Sprintf("%s/days=%d", bench.name, days), func(b *testing.B) {
				measure(b, func() {
					s := bench.search()
					s.Since, s.Limit = now.AddDate(0, 0, -days), benchLimit
					ask(b, db, s)
				})
			})
		}
	}
	b.Run("floor", func(b *testing.B) {
		measure(b, func() {
			if _, err := db.Feed(b.Context(), "https://feed.example/"); err != nil {
				b.Fatal(err)
			}
		})
	})
}

// benchDatabase is a database of benchItems items, four to a story, and the
// time after the last of them.
func benchDatabase(b *testing.B, room *newsroom) (*store.DB, time.Time) {
	b.Helper()
	now := time.Date(2031, time.March, 1, 0, 0, 0, 0, time.UTC)
	db := storetest.Open(b, store.Options{Now: func() time.Time { return now }})
	feed := briefing.Feed{URL: "https://feed.example/"}
	if err := db.AddFeed(b.Context(), feed); err != nil {
		b.Fatal(err)
	}
	for range benchItems / benchBatch {
		added, err := db.SaveCollection(b.Context(), feed, room.items(benchBatch))
		if err != nil {
			b.Fatal(err)
		}
		stories := map[int64]int64{}
		for i, it := range added {
			stories[it.ID] = added[i%(benchBatch/4)].ID
		}
		if err := db.SaveStories(b.Context(), stories); err != nil {
			b.Fatal(err)
		}
		now = now.Add(benchSpan * benchBatch / benchItems)
	}
	return db, now
}

func ask(b *testing.B, db *store.DB, s briefing.Search) {
	items, err := db.FindItems(b.Context(), s)
	if err != nil {
		b.Fatal(err)
	}
	var stories []int64
	for _, it := range items {
		if len(stories) < benchStories && !slices.Contains(stories, it.Story) {
			stories = append(stories, it.Story)
		}
	}
	all, err := db.StoryItems(b.Context(), stories)
	if err != nil || len(all) < len(stories) {
		b.Fatalf("%d items of %d stories, %v", len(all), len(stories), err)
	}
	if _, err := db.Coverage(b.Context(), s.Since, s.Until); err != nil {
		b.Fatal(err)
	}
}

// measure runs op and reports its percentiles in milliseconds.
func measure(b *testing.B, op func()) {
	var took []time.Duration
	for b.Loop() {
		start := time.Now()
		op()
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	for _, p := range []int{50, 99} {
		b.ReportMetric(float64(took[len(took)*p/100])/1e6, fmt.Sprintf("p%d-ms", p))
	}
}
