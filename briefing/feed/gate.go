package feed

import (
	"context"
	"sync"
)

// A gate lets one holder at a time through for each key. The zero value is
// ready for use; keys that nobody holds or waits for take no room.
type gate struct {
	mu    sync.Mutex
	slots map[string]*slot
}

type slot struct {
	free  chan struct{} // holds a token while nobody is in
	users int           // holder and waiters; guarded by gate.mu
}

// acquire waits until the key is free or ctx is done. The function it returns
// gives the key back and must be called once.
func (g *gate) acquire(ctx context.Context, key string) (release func(), err error) {
	s := g.enter(key)
	select {
	case <-s.free:
		return func() { s.free <- struct{}{}; g.leave(key, s) }, nil
	case <-ctx.Done():
		g.leave(key, s)
		return nil, ctx.Err()
	}
}

func (g *gate) enter(key string) *slot {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.slots == nil {
		g.slots = make(map[string]*slot)
	}
	s := g.slots[key]
	if s == nil {
		s = &slot{free: make(chan struct{}, 1)}
		s.free <- struct{}{}
		g.slots[key] = s
	}
	s.users++
	return s
}

func (g *gate) leave(key string, s *slot) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if s.users--; s.users == 0 {
		delete(g.slots, key)
	}
}
