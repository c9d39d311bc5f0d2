package digest

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"strings"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// Alerts keeps who asked for alerts and which were owed.
type Alerts interface {
	// Alerting returns the subscriptions that ask for alerts and can get them.
	Alerting(ctx context.Context) ([]briefing.Subscription, error)
	// OweAlert owes a delivery of one story, unless the subscription was owed
	// an alert of it before, or its channel was owed most alerts since then. It
	// reports whether it did.
	OweAlert(ctx context.Context, d briefing.Delivery, most int, since time.Time) (bool, error)
}

const (
	// alertsMost is how many alerts a channel gets in an hour. What comes above
	// it is told by the digest: more would be no alert.
	alertsMost = 3
	// candidates is how many of the best new stories are looked at.
	candidates = 20
)

// OweAlerts owes alerts of what became big: of the stories on a subscription's
// topics that its channel was not told, those that enough outlets carried
// within the time that it says. In quiet hours nothing is owed, and the digest
// tells it. The errors of several subscriptions come joined.
func (p *Publisher) OweAlerts(ctx context.Context, alerts Alerts) error {
	now, err := p.ledger.Settled(ctx)
	if err != nil {
		return err
	}
	subs, err := alerts.Alerting(ctx)
	if err != nil {
		return err
	}
	var errs []error
	for _, s := range subs {
		if s.PausedAt(now) || s.Alert.Quiet.Holds(now.In(text.Zone(s.Schedule.Zone))) {
			continue
		}
		if err := p.alert(ctx, alerts, s, now); err != nil {
			errs = append(errs, fmt.Errorf("alerts of subscription %s: %w", s.ID, err))
		}
	}
	return errors.Join(errs...)
}

// alert owes a subscription its alerts.
func (p *Publisher) alert(ctx context.Context, alerts Alerts, s briefing.Subscription, now time.Time) error {
	told, err := p.ledger.Told(ctx, s.Channel, now.Add(-memory))
	if err != nil {
		return fmt.Errorf("stories told: %w", err)
	}
	q := briefing.Query{Topics: s.Topics, Since: now.Add(-s.Alert.Within), Until: now, Limit: candidates}
	for _, t := range told {
		q.Skip = append(q.Skip, t.Briefing.Story)
	}
	if err := p.unwanted(ctx, s.Channel, &q); err != nil {
		return err
	}
	d, err := Build(ctx, p.finder, p.topics, q, now)
	if err != nil {
		return err
	}
	big, err := p.big(ctx, d, s.Alert, (&enquiry{Query: q}).mutes, now)
	if err != nil {
		return err
	}
	for _, b := range big {
		one := d
		one.Name, one.Zone, one.Slot, one.Alert = s.Name, s.Schedule.Zone, now, s.Alert
		one.Briefings, one.Total, one.Outlets = []briefing.Briefing{b.Briefing}, 1, b.outlets
		fresh, err := alerts.OweAlert(ctx, briefing.Delivery{
			Key: alertKey(s, b.Story), Subscription: s.ID, Channel: s.Channel, Digest: one,
		}, alertsMost, now.Add(-time.Hour))
		if err != nil {
			return err
		}
		if fresh {
			p.log.InfoContext(ctx, "alert owed", "subscription", s.ID, "story", b.Story, "outlets", b.outlets)
		}
	}
	return nil
}

// A big story is one that enough outlets carried in time.
type bigStory struct {
	briefing.Briefing
	outlets int
}

// big are the stories of d that are about what was asked for and that enough
// outlets carried since the alert's time before now; muted ones don't count.
func (p *Publisher) big(ctx context.Context, d briefing.Digest, a briefing.Alert, muted func(briefing.Item) bool, now time.Time) ([]bigStory, error) {
	var ids []int64
	for _, b := range d.Briefings {
		if b.About {
			ids = append(ids, b.Story)
		}
	}
	items, err := p.finder.StoryItems(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("items of stories: %w", err)
	}
	since := now.Add(-a.Within)
	carriers := make(map[int64]map[string]bool)
	for _, it := range items {
		if muted(it) || !it.Seen.After(since) || it.Seen.After(now) || !it.Time().After(since) {
			continue
		}
		if carriers[it.Story] == nil {
			carriers[it.Story] = make(map[string]bool)
		}
		carriers[it.Story][letters(carrier(it))] = true
	}
	var big []bigStory
	for _, b := range d.Briefings {
		if n := len(carriers[b.Story]); b.About && n >= a.Outlets {
			big = append(big, bigStory{b, n})
		}
	}
	return big, nil
}

// carrier is the outlet that an item counts for: a copy counts for whom it was
// copied from.
func carrier(it briefing.Item) string {
	if name := it.Article.Original.Name; name != "" {
		return name
	}
	return it.Outlet
}

// alertKey is the key of an alert's delivery; see [key].
func alertKey(s briefing.Subscription, story int64) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00alert\x00%d", s.Channel, s.ID, story))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:26]
}
