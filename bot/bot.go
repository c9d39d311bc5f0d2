// Package bot is newsbrief in Slack: it answers commands and clicks that come
// over Socket Mode, and posts the digests that are owed.
//
// It promises that every envelope is acknowledged at once, before any work and
// with nothing in it; that one which comes twice is handled once; that nothing
// a feed, a page or a person wrote can format or ping its way into a message;
// and that a digest whose posting is in doubt is looked for before it is
// posted again (see [Poster] for the one assumption). It keeps no state of its own that a restart would miss, and it
// does not decide what is news: it asks a [Briefer].
package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/slack-go/slack"
	"golang.org/x/sync/errgroup"

	"newsbrief/briefing"
	"newsbrief/briefing/topic"
	"newsbrief/briefing/torture"
)

// A Briefer answers questions.
type Briefer interface {
	Brief(ctx context.Context, q briefing.Query) (briefing.Digest, error)
	// Rest returns the best stories that a digest had no room for, at most
	// limit.
	Rest(ctx context.Context, d briefing.Delivery, limit int) (briefing.Digest, error)
	// Said returns what somebody of that name said, newest first, narrowed by
	// q; no more than its Limit.
	Said(ctx context.Context, name string, q briefing.Query) ([]briefing.Saying, error)
	// Trend counts stories on topics, day by day up to now, in now's zone.
	Trend(ctx context.Context, topics []string, days int, now time.Time) (briefing.Trend, error)
}

// Subscriptions keeps which channel gets which digest.
type Subscriptions interface {
	// Subscriptions returns a channel's subscriptions.
	Subscriptions(ctx context.Context, channel string) ([]briefing.Subscription, error)
	// Subscription returns one; briefing.ErrNotFound: there is none.
	Subscription(ctx context.Context, id string) (briefing.Subscription, error)
	SaveSubscription(ctx context.Context, s briefing.Subscription) error
	// DeleteSubscription forgets one; briefing.ErrNotFound: there is none.
	DeleteSubscription(ctx context.Context, id string) error
	// Delivery returns what was owed under a key; briefing.ErrNotFound:
	// nothing, or no longer.
	Delivery(ctx context.Context, key string) (briefing.Delivery, error)
}

// A Publisher makes digests outside their schedule.
type Publisher interface {
	// Preview is the digest that a subscription would get for a slot. It
	// changes nothing.
	Preview(ctx context.Context, s briefing.Subscription, slot time.Time) (briefing.Digest, error)
	// OweNow owes a subscription its digest at once.
	OweNow(ctx context.Context, s briefing.Subscription) error
}

// Feeds is the list of feeds that are collected.
type Feeds interface {
	Feeds(ctx context.Context) ([]briefing.Feed, error)
	// Add looks for a feed at an address and adds it. It returns the feed
	// and its latest items. briefing.ErrExists: it is there;
	// briefing.ErrNotFeed: there is none; with any other error the feed's
	// Problem says why it could not be loaded.
	Add(ctx context.Context, address string) (briefing.Feed, []briefing.Item, error)
	// Remove removes the feed with that address or name;
	// briefing.ErrNotFound: there is none.
	Remove(ctx context.Context, name string) (briefing.Feed, error)
	// Pause stops or resumes collecting the feed with that address or name.
	Pause(ctx context.Context, name string, paused bool) (briefing.Feed, error)
	// Retry collects the feed with that address or name at once. With an error
	// its Problem says why.
	Retry(ctx context.Context, name string) (briefing.Feed, error)
}

// Config is what a Bot works with. The interfaces, API, Now and Logger have to
// be set.
type Config struct {
	API           *slack.Client // with bot and app-level token, and an HTTP client that times out
	HTTP          *http.Client  // for response_url; it has to time out
	Briefer       Briefer
	Linker        Linker
	Tracer        Tracer
	Storyteller   Storyteller
	Publisher     Publisher
	Subscriptions Subscriptions
	Feeds         Feeds
	Scout         Scout
	Troubles      Troubles
	Counter       Counter
	Outbox        Outbox
	Doubts        Doubts
	Sweeps        Sweeps
	Channels      Channels
	Mutes         Mutes
	Drops         Drops
	Managers      Managers
	Journal       Journal
	Now           func() time.Time
	Elapsed       func() time.Duration // a clock that is never set, to measure waits with; nil: the system's, since New
	Logger        *slog.Logger

	Admins []string       // Slack ids of members who may change everything, beside the workspace's admins
	Topics *topic.Catalog // for "did you mean"; nil: the standard topics

	Registerer prometheus.Registerer // where metrics go; nil: nowhere
	Sockets    int                   // connections side by side, so that one is there while another is renewed; 0 means 2
	Workers    int                   // commands handled at once; 0 means 8
	Queue      int                   // commands that may wait; 0 means 256
}

// A Bot is a running app of one workspace.
type Bot struct {
	cfg    Config
	log    *slog.Logger
	meter  *meter
	pace   *pace
	seen   *seen
	queue  *queue
	people *people
	quotas *quotas
	alive  []*pulse
	poster *Poster
	routes routes
}

// redelivered is for how long an envelope is remembered. Slack's last retry
// comes after about six minutes.
const redelivered = time.Hour

// New returns a bot; [Bot.Run] starts it.
func New(cfg Config) *Bot {
	cfg.Topics = cmp.Or(cfg.Topics, topic.Standard())
	cfg.Sockets = cmp.Or(cfg.Sockets, 2)
	cfg.Workers = cmp.Or(cfg.Workers, 8)
	cfg.Queue = cmp.Or(cfg.Queue, 256)
	if cfg.Elapsed == nil {
		start := time.Now()
		cfg.Elapsed = func() time.Duration { return torture.Since(start) }
	}
	b := &Bot{
		cfg:    cfg,
		log:    cfg.Logger,
		meter:  newMeter(cfg.Registerer),
		pace:   newPace(),
		seen:   newSeen(redelivered, cfg.Now),
		queue:  newQueue(cfg.Queue, cfg.Workers),
		people: newPeople(cfg.API, cfg.Now),
		quotas: newQuotas(cfg.Now),
	}
	for range cfg.Sockets {
		b.alive = append(b.alive, &pulse{now: cfg.Now})
	}
	b.poster = &Poster{
		api: cfg.API, outbox: cfg.Outbox, doubts: cfg.Doubts, sweeps: cfg.Sweeps, channels: cfg.Channels,
		pace: b.pace, now: cfg.Now, elapsed: cfg.Elapsed, log: cfg.Logger, meter: b.meter,
		owner: b.owner, underway: newUnderway(), wake: make(chan struct{}, 1),
	}
	b.routes = newRoutes(b)
	watch(cfg.Registerer, b)
	return b
}

// Run connects and works until ctx is done or Slack refuses the tokens. What
// was acknowledged by then is still answered before it returns.
func (b *Bot) Run(ctx context.Context) error {
	var answering errgroup.Group
	answering.Go(func() error { return b.queue.run(ctx) })
	group, connected := errgroup.WithContext(ctx)
	group.Go(func() error { return b.poster.Run(connected) })
	for i, pulse := range b.alive {
		group.Go(func() error { return b.listen(connected, i, pulse) })
	}
	err := group.Wait()
	b.queue.close() // the sockets are closed: nothing more comes
	if err := answering.Wait(); err != nil {
		return err
	}
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// stale is for how long a socket may be silent. Slack pings every few seconds;
// an idle workspace sends nothing else, so silence of events means nothing.
const stale = 90 * time.Second

// Ready reports why the bot cannot hear Slack, or nil when at least one socket
// got a frame in the last minute and a half and isn't known to be down.
func (b *Bot) Ready() error {
	age, ok := b.silence()
	why := b.ailment()
	switch {
	case why != "":
		return fmt.Errorf("not connected to Slack: %s", cmp.Or(remedies[why], why))
	case !ok:
		return errors.New("not connected to Slack yet")
	case age > stale:
		return fmt.Errorf("no frame from Slack for %s", age.Round(time.Second))
	}
	return nil
}

// ailment is why no socket is connected, "" where one may be.
func (b *Bot) ailment() (why string) {
	for _, p := range b.alive {
		if why = p.ailment(); why == "" {
			return ""
		}
	}
	return why
}

// silence is for how long no socket got a frame; ok is false where none did yet.
func (b *Bot) silence() (age time.Duration, ok bool) {
	for _, p := range b.alive {
		if a, connected := p.age(); connected && (!ok || a < age) {
			age, ok = a, true
		}
	}
	return age, ok
}

// living is how many sockets are up and got a frame lately.
func (b *Bot) living() (n int) {
	for _, p := range b.alive {
		if age, ok := p.age(); ok && age <= stale && p.ailment() == "" {
			n++
		}
	}
	return n
}
