package bot

import (
	"context"
	"fmt"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"newsbrief/briefing/torture"
)

// pace keeps to Slack's one message a second a channel, over everything the
// bot posts there: digests and shared answers alike.
type pace struct {
	mu       sync.Mutex
	channels map[string]*rate.Limiter
}

func newPace() *pace { return &pace{channels: map[string]*rate.Limiter{}} }

// wait blocks until the channel may get its next message.
func (p *pace) wait(ctx context.Context, channel string) error {
	if err := p.limiter(channel).Wait(ctx); err != nil {
		return fmt.Errorf("wait for a turn in the channel: %w", err)
	}
	return nil
}

func (p *pace) limiter(channel string) *rate.Limiter {
	p.mu.Lock()
	defer p.mu.Unlock()
	limiter, ok := p.channels[channel]
	if !ok {
		limiter = rate.NewLimiter(rate.Every(torture.Span(time.Second)), 1)
		p.channels[channel] = limiter
	}
	return limiter
}
