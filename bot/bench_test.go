package bot_test

import (
	"fmt"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"
)

// atOnce is how many commands come at the same moment; the queue holds a few more.
const atOnce = 200

// halls are the channels they come from: what one person and one channel may
// ask at once is bounded.
const halls = 20

// BenchmarkAck measures how long a person's command waits for its
// acknowledgement when two hundred come at once and every answer is slow: the work
// must not stand before the acknowledgement. The floor is the same number of
// requests to the same server that ask the bot for nothing.
func BenchmarkAck(b *testing.B) {
	w := enter(b)
	for i := range halls {
		w.control("channel", map[string]any{"channel": fmt.Sprintf("hall-%d", i), "action": "create"})
	}
	w.news.wait = make(chan struct{}) // each answer waits for a token
	b.Run("floor", func(b *testing.B) {
		measure(b, func() {}, func(int) {
			resp, err := http.Get(w.url + "/control/warnings")
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
		measure(b, answers, func(i int) {
			answer := w.control("command", map[string]any{"channel": fmt.Sprintf("hall-%d", i%halls), "user": fmt.Sprintf("reader-%d", i), "command": "/brief", "text": "china"})
			if answer["ok"] != true {
				b.Errorf("not acknowledged: %v", answer)
			}
		})
	})
}

// measure does something two hundred times at once, and then what follows, again and
// again; it reports how long the middle one and the slowest percent took.
func measure(b *testing.B, then func(), do func(i int)) {
	var mu sync.Mutex
	var took []time.Duration
	for b.Loop() {
		var all sync.WaitGroup
		for i := range atOnce {
			all.Go(func() {
				start := time.Now()
				do(i)
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
