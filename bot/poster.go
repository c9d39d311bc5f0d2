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
	"newsbrief/briefing/torture"
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
	// stopTimeout is how long it may take once the bot is told to stop.
	stopTimeout = 5 * time.Second
	// lease outlasts a call, its timeout and the grace, so that a delivery
	// comes back from a dead poster only when its history can be believed.
	lease = callTimeout + linkTimeout + grace + 20*time.Second
	// idle is how often the outbox is asked when nothing was in it.
	idle = time.Second
	// posters post side by side; the outbox never hands out two deliveries of
	// one channel at once. Slack takes a message a second in each channel, so
	// what bounds a thousand channels at eight o'clock is how long it takes to
	// answer: a third of a second each makes it twenty seconds.
	posters = 16
	// A delivery is given up after so many attempts, once it is so old: what it
	// told is told by the next one. Attempts alone say little, because a bot
	// that is killed again and again makes one each time and posts nothing.
	attemptsMost = 100
	ageMost      = 24 * time.Hour
)

// eventType marks our messages' metadata; the key of the delivery is its
// payload. Metadata is readable by every app in the workspace: the key is
// opaque.
const eventType = "briefing_posted"

// A Poster empties the outbox into Slack. Every digest that is owed appears
// exactly once, given that Slack takes and shows a message within a minute of
// our giving up on the call or never, and that the bot may read the channel's
// history. Without the history a digest whose answer was lost is held or posted
// again, as the channel has chosen, and somebody is told.
type Poster struct {
	api      *slack.Client
	outbox   Outbox
	doubts   Doubts
	sweeps   Sweeps
	channels Channels
	pace     *pace
	now      func() time.Time
	elapsed  func() time.Duration
	log      *slog.Logger
	meter    *meter
	owner    func(context.Context, briefing.Delivery) string // who made the subscription; "" where nobody knows

	underway *underway
	wake     chan struct{} // something was concluded: there may be more to claim
}

// A claim is a delivery that is this poster's for the length of the lease.
type claim struct {
	briefing.Delivery
	log     *slog.Logger
	since   time.Duration // when it was claimed, on the clock that is never set
	inDoubt bool          // an earlier attempt may have reached Slack
}

// Run posts until ctx is done. A call under way is finished first, so that
// stopping leaves no doubt behind.
func (p *Poster) Run(ctx context.Context) error {
	var group errgroup.Group
	group.Go(func() error { return p.sweep(ctx) })
	group.Go(func() error { return p.drain(ctx) })
	return group.Wait()
}

// drain hands out one delivery after the other, and waits a little when there
// is none.
func (p *Poster) drain(ctx context.Context) error {
	var group errgroup.Group
	room := make(chan struct{}, posters) // taken before the claim: a lease must not run while it waits
	tick := time.NewTicker(torture.Span(idle))
	defer tick.Stop()
	for ctx.Err() == nil {
		room <- struct{}{}
		c, err := p.claim(ctx)
		if err == nil {
			group.Go(func() error {
				p.handle(ctx, c)
				<-room
				return nil
			})
			continue
		}
		<-room
		if !errors.Is(err, briefing.ErrNotFound) && ctx.Err() == nil {
			p.log.ErrorContext(ctx, "outbox out of order", "err", err)
		}
		select {
		case <-ctx.Done():
		case <-tick.C:
		case <-p.wake:
		}
	}
	return group.Wait()
}

// claim takes the next delivery. The error is the outbox's.
func (p *Poster) claim(ctx context.Context) (claim, error) {
	c := claim{since: p.elapsed()}
	now := p.now()
	d, err := p.outbox.Claim(ctx, now, lease)
	if err != nil {
		return c, fmt.Errorf("claim: %w", err)
	}
	torture.Point("claimed")
	c.Delivery = d
	c.log = p.log.With("delivery", d.Key, "channel", d.Channel, "attempt", d.Attempt)
	// FirstSent is another time than this claim's only where an earlier attempt
	// may have reached Slack.
	c.inDoubt = d.FirstSent.UnixMilli() != now.UnixMilli()
	return c, nil
}

// handle sees a claim through.
func (p *Poster) handle(ctx context.Context, c claim) {
	err := p.deliver(ctx, c)
	switch {
	case errors.Is(err, briefing.ErrFenced):
		c.log.WarnContext(ctx, "delivery was claimed by another meanwhile")
	case err != nil:
		c.log.ErrorContext(ctx, "outbox out of order", "err", err)
	}
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

// deliver posts a claimed delivery, and records what came of it. In doubt it
// first looks whether an earlier attempt did.
func (p *Poster) deliver(ctx context.Context, c claim) error {
	if !p.underway.enter(c.Key) {
		// Our own earlier claim of it is still at work: the process was
		// stopped for longer than a lease.
		return p.putOff(ctx, c, p.settling())
	}
	defer p.underway.leave(c.Key)
	if c.inDoubt && !torture.Off("reconcile") {
		if settled, err := p.reconcile(ctx, c); settled || err != nil {
			return err
		}
	}
	if c.Attempt > attemptsMost && p.now().Sub(c.Digest.Slot) > ageMost {
		c.log.ErrorContext(ctx, "delivery given up")
		return p.outbox.Fail(record(ctx), c.Delivery, fmt.Sprintf("not posted within a day, in %d attempts", c.Attempt-1))
	}
	message := p.message(ctx, c.Delivery)
	if err := p.pace.wait(ctx, c.Channel); err != nil || !p.timely(c) {
		return p.giveBack(ctx, c) // told to stop, or stopped for too long
	}
	ts, err := p.post(ctx, c.Delivery, message)
	if err != nil && meaning(err) == unfit {
		// Our bug: say where, and let the reader have the words at least.
		c.log.ErrorContext(ctx, "blocks refused, posting text alone", "err", err, "where", pointers(err))
		ts, err = p.post(ctx, c.Delivery, block.Plain(message))
	}
	torture.Point("answered")
	return p.conclude(ctx, c, ts, err)
}

// message is what a delivery says: as of its slot, so that every attempt says
// the same.
func (p *Poster) message(ctx context.Context, d briefing.Delivery) block.Message {
	switch at := d.Digest.Slot; {
	case d.Part > 0:
		return block.Reply(d.Digest, at)
	case d.Digest.Alert.Outlets > 0:
		return block.Alert(d.Digest, d.Subscription, at)
	default:
		return block.Digest(p.linked(ctx, d), d.Key, at)
	}
}

// timely reports whether a call that begins now ends, grace included, before
// another may claim the delivery.
func (p *Poster) timely(c claim) bool {
	return p.elapsed()-c.since <= lease-grace-callTimeout
}

// post sends one message. When ctx is done, Slack gets a little more time to
// answer.
func (p *Poster) post(ctx context.Context, d briefing.Delivery, m block.Message) (ts string, err error) {
	call, cancel := context.WithTimeout(context.WithoutCancel(ctx), torture.Span(callTimeout))
	defer cancel()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(torture.Span(stopTimeout), cancel) })()
	message := append(options(m), slack.MsgOptionMetadata(slack.SlackMetadata{
		EventType:    eventType,
		EventPayload: map[string]any{"k": d.Key},
	}))
	if d.Part > 0 {
		message = append(message, slack.MsgOptionTS(d.Thread))
	}
	torture.Point("calling")
	_, ts, err = p.api.PostMessageContext(call, d.Channel, message...)
	return ts, err
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
