package bot

import (
	"sync"
	"time"
)

// seen remembers for a while which envelopes were handled. Slack redelivers
// events it thinks were missed, up to five minutes later and under a new
// envelope id, and commands have been seen twice as well; with two sockets a
// repeat may come over the other one. It lives in memory because nothing slow
// may stand before the acknowledgement.
type seen struct {
	keep time.Duration
	now  func() time.Time

	mu     sync.Mutex
	young  map[string]struct{} // seen in the current half of keep
	old    map[string]struct{} // and in the half before
	turned time.Time
}

func newSeen(keep time.Duration, now func() time.Time) *seen {
	return &seen{keep: keep, now: now, young: map[string]struct{}{}, turned: now()}
}

// seenMost bounds one half of the memory. A workspace that sends more within
// keep gets a shorter memory, not a larger one.
const seenMost = 50_000

// first reports whether id was not seen before. An empty id is always new:
// what cannot be told apart must not be dropped.
func (s *seen) first(id string) bool {
	if id == "" {
		return true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if now := s.now(); now.Sub(s.turned) > s.keep || len(s.young) >= seenMost {
		s.old, s.young, s.turned = s.young, map[string]struct{}{}, now
	}
	_, young := s.young[id]
	_, old := s.old[id]
	s.young[id] = struct{}{}
	return !young && !old
}
