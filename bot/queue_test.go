package bot

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// What was put is done, even when stopping began before; and never more than
// workers at once.
func TestQueueFinishesWhatItTook(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(20, 3)
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- q.run(ctx) }()
		var now, most, finished atomic.Int32
		for range 20 {
			if !q.reserve() {
				t.Fatal("no room for what fits")
			}
			q.put(func(ctx context.Context) {
				most.Store(max(most.Load(), now.Add(1)))
				defer now.Add(-1)
				time.Sleep(time.Second)
				if ctx.Err() == nil {
					finished.Add(1)
				}
			})
		}
		cancel()
		q.close()
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		if finished.Load() != 20 || most.Load() > 3 {
			t.Errorf("%d of 20 finished, %d at once", finished.Load(), most.Load())
		}
	})
}

func TestQueueIsBounded(t *testing.T) {
	t.Parallel()
	q := newQueue(2, 1)
	for range 2 {
		if !q.reserve() {
			t.Fatal("no room for two")
		}
	}
	if q.reserve() {
		t.Error("room for a third")
	}
	q.release()
	if !q.reserve() {
		t.Error("a place that was given back is not free")
	}
}

// A job that hangs is told to stop.
func TestJobsHaveADeadline(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(1, 1)
		q.reserve()
		start := time.Now()
		q.do(t.Context(), func(ctx context.Context) { <-ctx.Done() })
		if took := time.Since(start); took != jobTimeout {
			t.Errorf("a hanging job was let go after %s", took)
		}
	})
}
