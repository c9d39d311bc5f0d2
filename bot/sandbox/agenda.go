package sandbox

import (
	"slices"
	"sync"
	"time"
)

// maxAgenda bounds the jobs that wait; more are refused.
const maxAgenda = 1000

// An agenda holds jobs to be run at a later time by the one goroutine that
// waits on it. Jobs run one after the other and must not block for long.
type agenda struct {
	mu    sync.Mutex
	jobs  []job
	timer *time.Timer
}

type job struct {
	at time.Time
	do func()
}

func newAgenda() *agenda {
	t := time.NewTimer(time.Hour)
	t.Stop()
	return &agenda{timer: t}
}

// after books do to run once d has passed. It reports false if the agenda is
// full.
func (a *agenda) after(d time.Duration, do func()) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.jobs) >= maxAgenda {
		return false
	}
	a.jobs = append(a.jobs, job{time.Now().Add(d), do})
	a.arm()
	return true
}

// wake is ready when a job may be due.
func (a *agenda) wake() <-chan time.Time { return a.timer.C }

// runDue runs every job whose time has come, in the order of their times.
func (a *agenda) runDue() {
	a.mu.Lock()
	now := time.Now()
	slices.SortStableFunc(a.jobs, func(x, y job) int { return x.at.Compare(y.at) })
	n := 0
	for n < len(a.jobs) && !a.jobs[n].at.After(now) {
		n++
	}
	due := slices.Clone(a.jobs[:n])
	a.jobs = slices.Delete(a.jobs, 0, n)
	a.arm()
	a.mu.Unlock()
	for _, j := range due {
		j.do()
	}
}

// arm sets the timer to the earliest job. The caller holds the lock.
func (a *agenda) arm() {
	if len(a.jobs) == 0 {
		a.timer.Stop()
		return
	}
	first := slices.MinFunc(a.jobs, func(x, y job) int { return x.at.Compare(y.at) })
	a.timer.Reset(max(time.Until(first.at), 0))
}
