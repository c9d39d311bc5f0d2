package bot_test

import (
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"
)

// atOnce is how many commands come at the same moment.
const atOnce = 50

// BenchmarkAck measures how long a person's command waits for its
// acknowledgement when fifty come at once and every answer is slow: the work
// must not stand before the acknowledgement. The floor is the same number of
// requests to the same server that ask the bot for nothing.
func BenchmarkAck(b *testing.B) {
	w := enter(b)
	w.news.wait = make(chan struct{}) // each answer waits for a token
	b.Run("floor", func(b *testing.B) {
		measure(b, func() {}, func() {
			resp, err := http.Get(w.url + "/control/state")
			if err != nil {
				b.Error(err)
				return
			}
			resp.Body.Close()
		})
	})
	b.Run("commands", func(b *testing.B) {
		answers := func() {
			for range atOnce {
				w.news.wait <- struct{}{} // only now: all are acknowledged
			}
		}
		measure(b, answers, func() {
			answer := w.control("command", map[string]any{"channel": "general", "user": "mara", "command": "/brief", "text": "china"})
			if answer["ok"] != true {
				b.Errorf("not acknowledged: %v", answer)
			}
		})
	})
}

// measure does something fifty times at once, and then what follows, again and
// again; it reports how long the middle one and the slowest percent took.
func measure(b *testing.B, then, do func()) {
	var mu sync.Mutex
	var took []time.Duration
	for b.Loop() {
		var all sync.WaitGroup
		for range atOnce {
			all.Go(func() {
				start := time.Now()
				do()
				mu.Lock()
				defer mu.Unlock()
				took = append(took, time.Since(start))
			})
		}
		all.Wait()
		then()
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*50/100].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}
