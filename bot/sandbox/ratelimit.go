package sandbox

import "time"

// A bucket is the message allowance of one channel: one a second, and a few
// more at once after a pause.
type bucket struct {
	tokens float64
	last   time.Time
}

// spend takes one message out of c's bucket, or refuses with the time to wait.
// https://docs.slack.dev/apis/web-api/rate-limits
func (s *Server) spend(c *channel, now time.Time) error {
	if s.cfg.Burst < 0 {
		return nil
	}
	full := float64(s.cfg.Burst)
	b := s.rates[c.id]
	if b == nil {
		b = &bucket{tokens: full, last: now}
		s.rates[c.id] = b
	}
	b.tokens = min(full, b.tokens+max(now.Sub(b.last).Seconds(), 0))
	b.last = now
	if b.tokens < 1 {
		wait := time.Duration((1 - b.tokens) * float64(time.Second))
		return &apiError{code: "ratelimited", retryAfter: wait}
	}
	b.tokens--
	return nil
}
