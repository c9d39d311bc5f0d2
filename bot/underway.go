package bot

import (
	"sync"
	"time"
)

// underway knows which deliveries this process is posting, and since when the
// doubtful ones are so. It measures with a clock that nobody sets: one that
// jumps would shorten the grace, and the history would be believed too early.
// It is in memory only, so a delivery left in doubt by an earlier process waits
// for the whole time again.
type underway struct {
	mu    sync.Mutex
	busy  map[string]struct{}      // by key
	since map[string]time.Duration // by key, of those in doubt
}

func newUnderway() *underway {
	return &underway{busy: map[string]struct{}{}, since: map[string]time.Duration{}}
}

// enter begins the posting of a delivery, or reports false where it has begun
// and not ended.
func (u *underway) enter(key string) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	if _, busy := u.busy[key]; busy {
		return false
	}
	u.busy[key] = struct{}{}
	return true
}

// leave ends it.
func (u *underway) leave(key string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	delete(u.busy, key)
}

// doubt notes that a delivery came into doubt, now.
func (u *underway) doubt(key string, now time.Duration) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.since[key] = now
}

// settled forgets a delivery's doubt.
func (u *underway) settled(key string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	delete(u.since, key)
}

// settling is how long the history is not to be believed about a delivery in
// doubt. One that this process didn't see come into doubt did so, at the
// latest, now.
func (u *underway) settling(key string, now time.Duration) time.Duration {
	u.mu.Lock()
	defer u.mu.Unlock()
	since, known := u.since[key]
	if !known {
		since, u.since[key] = now, now
	}
	return since + settling - now
}
