package digest

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/schedule"
	"newsbrief/briefing/topic"
)

// A Ledger keeps who asked for which digests and what is owed to them.
type Ledger interface {
	// Settled returns a time up to which every item seen can be read.
	Settled(ctx context.Context) (time.Time, error)
	// DueSubscriptions returns the subscriptions whose next slot has come.
	DueSubscriptions(ctx context.Context, now time.Time) ([]briefing.Subscription, error)
	// Skip records that a delivery isn't owed after all, and why, and the
	// subscription's new state, in one transaction.
	Skip(ctx context.Context, d briefing.Delivery, s briefing.Subscription, why string) error
	// Owe stores a delivery and the subscription's new state in one
	// transaction. It reports false where the delivery's key was there.
	Owe(ctx context.Context, d briefing.Delivery, s briefing.Subscription) (bool, error)
	// Told returns what the channel was told in digests of slots after since.
	Told(ctx context.Context, channel string, since time.Time) ([]briefing.Told, error)
}

// Mutes keeps what channels don't want to hear of.
type Mutes interface {
	// Muted returns the outlets that are muted in a channel.
	Muted(ctx context.Context, channel string) ([]string, error)
	// Dropped returns the stories that are left out of a channel, by id.
	Dropped(ctx context.Context, channel string) ([]int64, error)
}

const (
	// stories is how many stories a scheduled digest shows at most: the top
	// ones with their quotes, the rest as headlines.
	stories = 18
	// lateMost is how late a digest may still be posted. A morning brief at
	// noon is news; the next morning it would only come with the next one.
	lateMost = 4 * time.Hour
	// lateAfter is when a digest says that it comes late.
	lateAfter = 10 * time.Minute
	// late is how long before a window an item of it may have come out.
	late = Day
	// memory is for how long a story that was told comes again only with
	// something new.
	memory = 7 * Day
)

// A Publisher works out which digests are owed.
type Publisher struct {
	finder Finder
	topics *topic.Catalog
	ledger Ledger
	mutes  Mutes
	log    *slog.Logger
}

// NewPublisher returns a publisher of what finder finds to those in ledger.
func NewPublisher(finder Finder, topics *topic.Catalog, ledger Ledger, mutes Mutes, log *slog.Logger) *Publisher {
	return &Publisher{finder: finder, topics: topics, ledger: ledger, mutes: mutes, log: log}
}

// OweDue owes every subscription whose slot has come its digest. After a time
// of being down it owes each at most one, for the newest slot, and none when
// that is hours past; the window then begins where the last digest's ended, so
// that no story is lost. One subscription's trouble does not keep the others
// from theirs: the errors come joined.
func (p *Publisher) OweDue(ctx context.Context) error {
	// What was seen before a slot belongs to its digest, even if it was still
	// being saved when the slot came.
	now, err := p.ledger.Settled(ctx)
	if err != nil {
		return err
	}
	due, err := p.ledger.DueSubscriptions(ctx, now)
	if err != nil {
		return fmt.Errorf("due subscriptions: %w", err)
	}
	var errs []error
	for _, s := range due {
		if err := p.due(ctx, s, now); err != nil {
			errs = append(errs, fmt.Errorf("subscription %s: %w", s.ID, err))
		}
	}
	return errors.Join(errs...)
}

func (p *Publisher) due(ctx context.Context, s briefing.Subscription, now time.Time) error {
	slot, err := schedule.Last(s.Schedule, now)
	if err != nil {
		return err
	}
	if slot.Before(s.Next) {
		slot = s.Next // the schedule was changed since; the promise stands
	}
	if now.Sub(slot) <= lateMost {
		return p.owe(ctx, s, slot, now)
	}
	p.log.WarnContext(ctx, "slot missed for good", "subscription", s.ID, "slot", slot)
	if s.Next, err = schedule.Upcoming(s, now); err != nil {
		return err
	}
	return p.ledger.Skip(ctx, owed(s, slot, briefing.Digest{Slot: slot}), s, "newsbrief was not running; the next digest tells it")
}

// Owe owes a subscription the digest of one slot: what was collected since the
// last one owed; of the stories the channel has had, those with something new.
func (p *Publisher) Owe(ctx context.Context, s briefing.Subscription, slot time.Time) error {
	return p.owe(ctx, s, slot, slot)
}

// owe is Owe at a time that may be well after the slot.
func (p *Publisher) owe(ctx context.Context, s briefing.Subscription, slot, now time.Time) error {
	d, err := p.Preview(ctx, s, slot)
	if err != nil {
		return err
	}
	d.Late = now.Sub(slot) > lateAfter
	replies, err := Thread(ctx, p.finder, d)
	if err != nil {
		return err
	}
	s.Until, s.Next = slot, d.Next
	if s.Silent && len(d.Briefings) == 0 {
		p.log.InfoContext(ctx, "nothing new, no digest owed", "subscription", s.ID, "slot", slot)
		return p.ledger.Skip(ctx, owed(s, slot, d), s, "nothing new")
	}
	delivery := owed(s, slot, d)
	delivery.Replies = replies
	fresh, err := p.ledger.Owe(ctx, delivery, s)
	if err != nil {
		return fmt.Errorf("owe: %w", err)
	}
	p.log.InfoContext(ctx, "digest owed", "subscription", s.ID, "slot", slot, "stories", len(d.Briefings), "new", fresh)
	return nil
}

// owed is the delivery of a subscription's digest of a slot.
func owed(s briefing.Subscription, slot time.Time, d briefing.Digest) briefing.Delivery {
	return briefing.Delivery{Key: key(s, slot), Subscription: s.ID, Channel: s.Channel, Digest: d}
}

// OweNow owes a subscription its digest at once, whatever its schedule says: the
// next one begins where this one ends.
func (p *Publisher) OweNow(ctx context.Context, s briefing.Subscription) error {
	now, err := p.ledger.Settled(ctx)
	if err != nil {
		return err
	}
	return p.Owe(ctx, s, now)
}

// Preview is the digest that a subscription would get for a slot. It changes
// nothing.
func (p *Publisher) Preview(ctx context.Context, s briefing.Subscription, slot time.Time) (briefing.Digest, error) {
	since := s.Until
	if since.IsZero() {
		since = slot.Add(-Day)
	}
	d, err := p.build(ctx, s.Channel, briefing.Query{Topics: s.Topics, Since: since, Until: slot, Limit: stories, Carried: s.Outlets})
	if err != nil {
		return briefing.Digest{}, err
	}
	d.Name, d.Zone, d.Slot, d.Layout, d.Carried = s.Name, s.Schedule.Zone, slot, s.Layout, s.Outlets
	if d.Next, err = schedule.Upcoming(s, slot); err != nil {
		return briefing.Digest{}, err
	}
	return d, nil
}

// Rest is what a digest that was owed had no room for: the best of it, at most
// limit stories.
func (p *Publisher) Rest(ctx context.Context, owed briefing.Delivery, limit int) (briefing.Digest, error) {
	d := owed.Digest
	q := briefing.Query{Topics: d.Topics, Since: d.Since, Until: d.Until, Limit: limit, Carried: d.Carried}
	for _, b := range d.Briefings {
		q.Skip = append(q.Skip, b.Story)
	}
	return p.build(ctx, owed.Channel, q)
}

// build answers a digest's query for a channel that was told things before.
func (p *Publisher) build(ctx context.Context, channel string, q briefing.Query) (briefing.Digest, error) {
	told, err := p.ledger.Told(ctx, channel, q.Until.Add(-memory))
	if err != nil {
		return briefing.Digest{}, fmt.Errorf("stories told: %w", err)
	}
	if err := p.unwanted(ctx, channel, &q); err != nil {
		return briefing.Digest{}, err
	}
	q.Late = late
	q.Told = slices.DeleteFunc(told, func(t briefing.Told) bool { return t.At.After(q.Until) })
	return Build(ctx, p.finder, p.topics, q, q.Until)
}

// unwanted has a query leave out what a channel doesn't want to hear of.
func (p *Publisher) unwanted(ctx context.Context, channel string, q *briefing.Query) error {
	muted, err := p.mutes.Muted(ctx, channel)
	if err != nil {
		return err
	}
	dropped, err := p.mutes.Dropped(ctx, channel)
	if err != nil {
		return err
	}
	q.Muted, q.Skip = muted, append(q.Skip, dropped...)
	return nil
}

// key is the delivery's key: the same slot of the same subscription has the
// same key on every machine, and nobody can read anything out of it.
func key(s briefing.Subscription, slot time.Time) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%d", s.Channel, s.ID, slot.UnixMilli()))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:26]
}
