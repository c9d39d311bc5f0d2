package bot

import (
	"context"
	"errors"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/torture"
)

// Sweeps keeps which deliveries were looked for once more.
type Sweeps interface {
	// Unswept returns those that were posted before a time and weren't, channel
	// by channel.
	Unswept(ctx context.Context, before time.Time) ([]briefing.Delivery, error)
	// Swept records that they were.
	Swept(ctx context.Context, swept []briefing.Delivery) error
}

const (
	sweepEvery = time.Minute
	// sweepAfter is how long after its posting a delivery is looked for once
	// more: long enough that whatever Slack held back has come.
	sweepAfter = time.Hour
)

// sweep looks for every delivery once more, an hour after it was posted, and
// deletes what stands there twice. It repairs what the grace was too short for.
func (p *Poster) sweep(ctx context.Context) error {
	tick := time.NewTicker(torture.Span(sweepEvery))
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		due, err := p.sweeps.Unswept(ctx, p.now().Add(-sweepAfter))
		if err != nil && ctx.Err() == nil {
			p.log.ErrorContext(ctx, "nothing swept", "err", err)
		}
		for len(due) > 0 && ctx.Err() == nil {
			place := together(due)
			p.sweepPlace(ctx, due[:place])
			due = due[place:]
		}
	}
}

// together is how many of the first deliveries stand in one place: a channel,
// or a thread. One reading serves them all.
func together(due []briefing.Delivery) int {
	n := 1
	for n < len(due) && due[n].Channel == due[0].Channel && due[n].Thread == due[0].Thread {
		n++
	}
	return n
}

// sweepPlace looks for deliveries of one place. Where it can't be read now, they
// stay due; where it may not be read, they don't.
func (p *Poster) sweepPlace(ctx context.Context, list []briefing.Delivery) {
	log := p.log.With("channel", list[0].Channel)
	first := list[0]
	for _, d := range list {
		if d.FirstSent.Before(first.FirstSent) {
			first = d
		}
	}
	found, err := p.find(ctx, first)
	if err != nil && !errors.Is(err, errNoHistory) {
		log.WarnContext(ctx, "not swept, history not read", "err", err)
		return
	}
	for _, d := range list {
		p.dedupe(ctx, log.With("delivery", d.Key), d.Channel, d.Timestamp, found[d.Key])
	}
	if err := p.sweeps.Swept(ctx, list); err != nil {
		log.ErrorContext(ctx, "sweep not recorded", "err", err)
	}
}
