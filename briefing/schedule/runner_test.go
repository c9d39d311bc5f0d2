package schedule_test

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"newsbrief/briefing/schedule"
)

func TestNewRunnerRefuses(t *testing.T) {
	t.Parallel()
	for _, spec := range []string{"", "soon", "@every -", "61 * * * *", "0 0 30 2 *"} {
		if _, err := schedule.NewRunner(slog.New(slog.DiscardHandler), schedule.Job{Name: "x", Spec: spec}); err == nil {
			t.Errorf("spec %q was accepted", spec)
		}
	}
}

// run starts a runner in a synctest bubble and returns a function that stops
// it and waits.
func run(t *testing.T, jobs ...schedule.Job) (stop func()) {
	t.Helper()
	r, err := schedule.NewRunner(slog.New(slog.DiscardHandler), jobs...)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- r.Run(ctx) }()
	return func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("Run: %v", err)
		}
	}
}

func TestRunnerKeepsTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var n, started atomic.Int32
		stop := run(t,
			schedule.Job{Name: "count", Spec: "@every 10m", Run: func(context.Context) error { n.Add(1); return errors.New("logged") }},
			schedule.Job{Name: "start", Spec: "@every 24h", AtStart: true, Run: func(context.Context) error { started.Add(1); return nil }},
		)
		time.Sleep(time.Hour + time.Second) // the bubble's clock, not the wall's
		synctest.Wait()
		stop()
		if n.Load() != 6 || started.Load() != 1 {
			t.Errorf("ran %d times in an hour and %d times at the start, want 6 and 1", n.Load(), started.Load())
		}
	})
}

func TestRunnerNeverOverlapsAndOutlivesPanics(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var now, most, runs atomic.Int32
		stop := run(t, schedule.Job{Name: "slow", Spec: "@every 1m", AtStart: true, Run: func(context.Context) error {
			most.Store(max(most.Load(), now.Add(1)))
			defer now.Add(-1)
			time.Sleep(150 * time.Second)
			if runs.Add(1) == 1 {
				panic("the first run breaks")
			}
			return nil
		}})
		time.Sleep(10 * time.Minute)
		synctest.Wait()
		stop()
		if most.Load() != 1 {
			t.Errorf("%d runs at once", most.Load())
		}
		if runs.Load() < 3 {
			t.Errorf("%d runs in ten minutes: a panic ended the job", runs.Load())
		}
	})
}

// Stopping waits for a job that is under way, and tells it so.
func TestRunnerStops(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var ended atomic.Bool
		stop := run(t, schedule.Job{Name: "long", Spec: "@every 1m", Run: func(ctx context.Context) error {
			<-ctx.Done()
			time.Sleep(3 * time.Second) // winding up
			ended.Store(true)
			return ctx.Err()
		}})
		time.Sleep(90 * time.Second)
		stop()
		if !ended.Load() {
			t.Error("Run returned before its job did")
		}
	})
}
