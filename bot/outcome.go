package bot

import (
	"context"
	"time"

	"newsbrief/briefing/torture"
)

// conclude writes down what came of a post.
func (p *Poster) conclude(ctx context.Context, c claim, ts string, err error) error {
	if err == nil {
		p.meter.posted("sent")
		c.log.InfoContext(ctx, "digest posted", "ts", ts)
		return p.sent(ctx, c, ts)
	}
	v, wait := judge(err)
	p.meter.posted(code(err))
	c.log.WarnContext(ctx, "digest not posted", "code", code(err), "err", err)
	switch v {
	case later, locked:
		p.underway.settled(c.Key)
		return p.outbox.Release(record(ctx), c.Delivery, p.now().Add(wait))
	case refused, unfit:
		p.underway.settled(c.Key)
		if err := p.outbox.Fail(record(ctx), c.Delivery, code(err)); err != nil || v == unfit || c.Part > 0 {
			return err
		}
		p.lose(ctx, c.log, c.Channel, whyLost(code(err)))
		return nil
	}
	p.underway.doubt(c.Key, p.elapsed())
	return p.putOff(ctx, c, p.settling())
}

// sent writes down that a delivery is in Slack.
func (p *Poster) sent(ctx context.Context, c claim, ts string) error {
	c.Timestamp = ts
	if err := p.outbox.Sent(record(ctx), c.Delivery); err != nil {
		return err
	}
	torture.Point("sent")
	p.underway.settled(c.Key)
	return nil
}

// giveBack ends a claim that came to nothing before its call.
func (p *Poster) giveBack(ctx context.Context, c claim) error {
	if c.inDoubt {
		return p.putOff(ctx, c, 0)
	}
	return p.outbox.Release(record(ctx), c.Delivery, p.now())
}

// putOff leaves a delivery in doubt for a while.
func (p *Poster) putOff(ctx context.Context, c claim, wait time.Duration) error {
	return p.outbox.Doubt(record(ctx), c.Delivery, p.now().Add(wait))
}

// record is the context for writing down what became of a claim, which also
// happens when the bot is told to stop. The outbox has deadlines of its own.
func record(ctx context.Context) context.Context { return context.WithoutCancel(ctx) }
