package story

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"newsbrief/briefing"
)

// stream returns n items of about 3 KB, in stories of one to eight, with words
// as unevenly frequent as a language's. The same n gives the same stream.
func stream(n int) []briefing.Item {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	zipf := rand.NewZipf(r, 1.1, 8, 40_000)
	invent := func() string {
		k := zipf.Uint64()
		w := fmt.Sprintf("w%sx", strings.Map(func(r rune) rune { return r + 49 }, fmt.Sprint(k)))
		if k%5 == 0 {
			w = "N" + w
		}
		return w
	}
	items := make([]briefing.Item, 0, n)
	for len(items) < n {
		subject := make([]string, 60) // what the story keeps saying
		for i := range subject {
			subject[i] = fmt.Sprintf("S%dw%d", len(items), i)
			if i > 12 {
				subject[i] = invent()
			}
		}
		for range min(1+r.IntN(8)*r.IntN(2), n-len(items)) {
			items = append(items, invented(r, len(items), subject, invent))
		}
	}
	return items
}

func invented(r *rand.Rand, n int, subject []string, invent func() string) briefing.Item {
	write := func(words int) string {
		var b strings.Builder
		for i := range words {
			switch {
			case r.IntN(4) == 0:
				b.WriteString(subject[r.IntN(len(subject))])
			default:
				b.WriteString(invent())
			}
			if i%17 == 16 {
				b.WriteString(".")
			}
			b.WriteString(" ")
		}
		return b.String()
	}
	return briefing.Item{
		ID: int64(n + 1), Title: write(9), Link: fmt.Sprintf("https://outlet%d.example/%d", n%90, n),
		Published: noon.Add(time.Duration(n) * time.Second), Article: briefing.Article{Text: write(500)},
	}
}

// Regrouping a window whose items were read before, as each round does; and one
// that wasn't, as the first round after a start does.
func BenchmarkAssign(b *testing.B) {
	for _, n := range []int{500, 5000} {
		items := stream(n)
		b.Run(fmt.Sprintf("%d/cold", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Assign(items)
			}
		})
		b.Run(fmt.Sprintf("%d/warm", n), func(b *testing.B) {
			g := NewGrouper()
			g.Assign(items, nil)
			b.ReportAllocs()
			for b.Loop() {
				g.Assign(items, nil)
			}
		})
	}
}

// Placing one more item in a window of 5,000, beside the floor: splitting its
// text into words, which any grouping has to do.
func BenchmarkPlace(b *testing.B) {
	const n = 5000
	items := stream(n + 200)
	more := items[n:]
	b.Run("floor", func(b *testing.B) {
		k := 0
		for b.Loop() {
			words(nil, bodyOf(more[k%len(more)]))
			k++
		}
	})
	b.Run("place", func(b *testing.B) {
		g := NewGrouper()
		g.Assign(items[:n], nil)
		var took []time.Duration
		for b.Loop() {
			start := time.Now()
			g.Place(more[len(took)%len(more)])
			took = append(took, time.Since(start))
		}
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
	})
}
