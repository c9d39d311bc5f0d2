package bot

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// What one person, and all in one channel, may ask of the bot. Nobody reads
// faster; a script that asks in a loop must not keep others waiting.
const (
	personBurst  = 60
	personEvery  = time.Second
	channelBurst = 300
	channelEvery = 200 * time.Millisecond
	quotasMost   = 10_000 // whose use is remembered
)

// quotas count how much is asked. They live in memory: a restart forgives.
type quotas struct {
	now func() time.Time

	mu    sync.Mutex
	limit map[string]*rate.Limiter
}

func newQuotas(now func() time.Time) *quotas {
	return &quotas{now: now, limit: map[string]*rate.Limiter{}}
}

// allow reports whether somebody may ask once more, there and now.
func (q *quotas) allow(user, channel string) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.limit) >= quotasMost {
		clear(q.limit)
	}
	return q.of(user, personEvery, personBurst).AllowN(q.now(), 1) &&
		q.of(channel, channelEvery, channelBurst).AllowN(q.now(), 1)
}

func (q *quotas) of(id string, every time.Duration, burst int) *rate.Limiter {
	l, ok := q.limit[id]
	if !ok {
		l = rate.NewLimiter(rate.Every(every), burst)
		q.limit[id] = l
	}
	return l
}
