package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/slack-go/slack"
	"golang.org/x/sync/errgroup"

	"newsbrief/bot/block"
	"newsbrief/briefing"
)

// An Outbox keeps the deliveries that are owed.
type Outbox interface {
	// Claim leases the next delivery that is ready, or whose lease ran out,
	// and counts the attempt. briefing.ErrNotFound: nothing to do.
	Claim(ctx context.Context, now time.Time, lease time.Duration) (briefing.Delivery, error)
	// Sent records that the delivery is in Slack under d.Timestamp.
	Sent(ctx context.Context, d briefing.Delivery) error
	// Release records that it is certainly not in Slack and may be tried
	// again from notBefore on.
	Release(ctx context.Context, d briefing.Delivery, notBefore time.Time) error
	// Doubt records that nobody knows whether it is in Slack; it comes back
	// from Claim after until.
	Doubt(ctx context.Context, d briefing.Delivery, until time.Time) error
	// Fail records that it will never be posted, and why. What it told is told
	// by the next one.
	Fail(ctx context.Context, d briefing.Delivery, reason string) error
}

const (
	// callTimeout is how long Slack may take to answer.
	callTimeout = 10 * time.Second
	// grace is how long a message that Slack took late, or shows late in the
	// history, is waited for before the history is believed. Looking at once
	// doubles one digest in twenty under faults.
	grace = time.Minute
	// lease outlasts a call, its timeout and the grace, so that a delivery
	// comes back from a dead poster only when its history can be believed.
	lease = callTimeout + linkTimeout + grace + 20*time.Second
	// idle is how often the outbox is asked when nothing was in it.
	idle = time.Second
	// posters post side by side; the outbox never hands out two deliveries of
	// one channel at once.
	posters = 4
	// attemptsMost is after how many attempts a delivery is given up: by then
	// Slack has been in trouble for hours.
	attemptsMost = 100
)

// eventType marks our messages' metadata; the key of the delivery is its
// payload. Metadata is readable by every app in the workspace: the key is
// opaque.
const eventType = "briefing_posted"

// A Poster empties the outbox into Slack. A digest is owed exactly once and
// posted at least once; it is seen once because a delivery whose fate is in
// doubt is looked for in the channel's history, after a time of grace, before
// it is posted again. That needs the history scopes; without them a doubtful
// delivery is held and reported, not repeated.
type Poster struct {
	api      *slack.Client
	outbox   Outbox
	channels Channels
	pace     *pace
	now      func() time.Time
	log      *slog.Logger
	meter    *meter
}

// Run posts until ctx is done. A post under way is finished first, so that
// stopping leaves no doubt behind.
func (p *Poster) Run(ctx context.Context) error {
	var group errgroup.Group
	for range posters {
		group.Go(func() error {
			p.drain(ctx)
			return nil
		})
	}
	return group.Wait()
}

// drain posts one delivery after the other and waits a little when there is
// none.
func (p *Poster) drain(ctx context.Context) {
	tick := time.NewTicker(idle)
	defer tick.Stop()
	for ctx.Err() == nil {
		err := p.next(ctx)
		if err == nil {
			continue
		}
		if !errors.Is(err, briefing.ErrNotFound) && ctx.Err() == nil {
			p.log.ErrorContext(ctx, "outbox out of order", "err", err)
		}
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// next claims a delivery and sees it through. The error is the outbox's.
func (p *Poster) next(ctx context.Context) error {
	now := p.now()
	d, err := p.outbox.Claim(ctx, now, lease)
	if err != nil {
		return fmt.Errorf("claim: %w", err)
	}
	// From here on stopping waits: a claimed delivery is a promise under way.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), lease-grace)
	defer cancel()
	log := p.log.With("delivery", d.Key, "channel", d.Channel, "attempt", d.Attempt)
	// FirstSent is older than this claim only where an earlier attempt may
	// have reached Slack.
	err = p.deliver(ctx, log, d, d.FirstSent.UnixMilli() < now.UnixMilli())
	if errors.Is(err, briefing.ErrFenced) {
		log.WarnContext(ctx, "delivery was claimed by another meanwhile")
		return nil
	}
	return err
}

// deliver posts d, and records what came of it. In doubt it first looks
// whether an earlier attempt did.
func (p *Poster) deliver(ctx context.Context, log *slog.Logger, d briefing.Delivery, inDoubt bool) error {
	if d.Attempt > attemptsMost {
		log.ErrorContext(ctx, "delivery given up")
		return p.outbox.Fail(ctx, d, fmt.Sprintf("not posted after %d attempts", attemptsMost))
	}
	if inDoubt {
		if settled, err := p.reconcile(ctx, log, d); settled || err != nil {
			return err
		}
	}
	message := p.message(ctx, d)
	ts, err := p.post(ctx, d, message)
	if err != nil && meaning(err) == unfit {
		// Our bug: say where, and let the reader have the words at least.
		log.ErrorContext(ctx, "blocks refused, posting text alone", "err", err, "where", pointers(err))
		ts, err = p.post(ctx, d, block.Plain(message))
	}
	return p.record(ctx, log, d, ts, err)
}

// message is how a delivery looks.
func (p *Poster) message(ctx context.Context, d briefing.Delivery) block.Message {
	if d.Digest.Alert.Outlets > 0 {
		return block.Alert(d.Digest, p.now())
	}
	return block.Digest(p.linked(ctx, d), d.Key, p.now())
}

// reconcile settles a delivery of which nobody knows whether it is in Slack.
// It reports false where it surely isn't.
func (p *Poster) reconcile(ctx context.Context, log *slog.Logger, d briefing.Delivery) (settled bool, err error) {
	ts, err := p.find(ctx, d)
	switch {
	case errors.Is(err, errNoHistory):
		log.ErrorContext(ctx, "delivery held: its fate is unknown and the history may not be read", "err", err)
		return true, p.outbox.Fail(ctx, d, "may or may not have been posted; add the history scopes and invite newsbrief to the channel")
	case err != nil:
		log.WarnContext(ctx, "history not read, waiting", "err", err)
		return true, p.outbox.Doubt(ctx, d, p.now().Add(grace))
	case ts == "":
		return false, nil
	}
	log.InfoContext(ctx, "delivery found in the history", "ts", ts)
	d.Timestamp = ts
	return true, p.outbox.Sent(ctx, d)
}

// post sends one message.
func (p *Poster) post(ctx context.Context, d briefing.Delivery, m block.Message) (ts string, err error) {
	if err := p.pace.wait(ctx, d.Channel); err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	_, ts, err = p.api.PostMessageContext(ctx, d.Channel,
		append(options(m), slack.MsgOptionMetadata(slack.SlackMetadata{
			EventType:    eventType,
			EventPayload: map[string]any{"k": d.Key},
		}))...)
	return ts, err
}

// record writes down what came of a post.
func (p *Poster) record(ctx context.Context, log *slog.Logger, d briefing.Delivery, ts string, err error) error {
	if err == nil {
		p.meter.posted("sent")
		log.InfoContext(ctx, "digest posted", "ts", ts)
		d.Timestamp = ts
		return p.outbox.Sent(ctx, d)
	}
	v, wait := judge(err)
	p.meter.posted(code(err))
	log.WarnContext(ctx, "digest not posted", "code", code(err), "err", err)
	switch v {
	case later, locked:
		return p.outbox.Release(ctx, d, p.now().Add(wait))
	case refused:
		why := code(err)
		if err := p.outbox.Fail(ctx, d, why); err != nil {
			return err
		}
		p.lose(ctx, log, d.Channel, whyLost(why))
		return nil
	case unfit:
		return p.outbox.Fail(ctx, d, code(err))
	}
	return p.outbox.Doubt(ctx, d, p.now().Add(grace))
}

// options are what every message of ours is posted with. Unfurling is off, or
// a digest would drag ten previews behind it.
func options(m block.Message) []slack.MsgOption {
	return []slack.MsgOption{
		slack.MsgOptionText(m.Text, false),
		slack.MsgOptionBlocks(m.Blocks...),
		slack.MsgOptionDisableLinkUnfurl(),
		slack.MsgOptionDisableMediaUnfurl(),
	}
}

// pointers are the places in a message that Slack names in a refusal.
func pointers(err error) []string {
	answer, _ := errors.AsType[slack.SlackErrorResponse](err)
	return answer.ResponseMetadata.Messages
}
