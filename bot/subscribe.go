package bot

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
	"time"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
	"newsbrief/briefing"
	"newsbrief/briefing/schedule"
)

// A channel has one digest for now; what it follows are the digest's topics.

const (
	digestName = "Morning brief"
	digestHour = 8
	// topicsMost bounds what a channel follows. Above it nobody could read
	// the digest.
	topicsMost = 50
)

// current is the channel's digest, or nil.
func (b *Bot) current(ctx context.Context, channel string) (*briefing.Subscription, error) {
	all, err := b.cfg.Subscriptions.Subscriptions(ctx, channel)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return &all[0], nil
}

// begin is a new digest for the channel, every day at eight in the asker's
// zone.
func (b *Bot) begin(r request, loc *time.Location) briefing.Subscription {
	return briefing.Subscription{
		ID:       rand.Text(),
		Channel:  r.channel,
		Name:     digestName,
		Schedule: briefing.Schedule{Hour: digestHour, Zone: loc.String()},
		By:       r.user,
		Created:  b.cfg.Now(),
	}
}

// save stores a subscription with its next slot.
func (b *Bot) save(ctx context.Context, s *briefing.Subscription) (err error) {
	if s.Next, err = schedule.Upcoming(*s, b.cfg.Now()); err != nil {
		return err
	}
	return b.cfg.Subscriptions.SaveSubscription(ctx, *s)
}

// follow adds topics to the channel's digest, and makes the digest where there
// is none.
func (b *Bot) follow(ctx context.Context, r request, asked []string, loc *time.Location) block.Message {
	s, err := b.current(ctx, r.channel)
	if err != nil {
		return b.trouble(ctx, r, block.Following, err)
	}
	if s == nil {
		s = new(b.begin(r, loc))
	}
	var added []string
	for _, topic := range asked {
		if !slices.ContainsFunc(s.Topics, same(topic)) && len(s.Topics) < topicsMost {
			s.Topics = append(s.Topics, topic)
			added = append(added, topic)
		}
	}
	if err := b.save(ctx, s); err != nil {
		return b.trouble(ctx, r, block.Following, err)
	}
	return block.Followed(*s, added, asked, b.cfg.Now(), r.place())
}

// unfollow takes topics from the channel's digest. A digest that loses its
// last topic ends: without any it would be about everything, which nobody
// asked for.
func (b *Bot) unfollow(ctx context.Context, r request, asked []string) block.Message {
	s, err := b.current(ctx, r.channel)
	if err != nil {
		return b.trouble(ctx, r, block.Following, err)
	}
	if s == nil {
		return block.NoDigest(r.place())
	}
	var removed []string
	for _, topic := range asked {
		if i := slices.IndexFunc(s.Topics, same(topic)); i >= 0 {
			removed = append(removed, s.Topics[i])
			s.Topics = slices.Delete(s.Topics, i, i+1)
		}
	}
	if len(removed) > 0 && len(s.Topics) == 0 {
		err = b.cfg.Subscriptions.DeleteSubscription(ctx, s.ID)
	} else {
		err = b.save(ctx, s)
	}
	if err != nil {
		return b.trouble(ctx, r, block.Following, err)
	}
	return block.Unfollowed(*s, removed, asked, b.cfg.Now(), r.place())
}

func same(topic string) func(string) bool {
	return func(other string) bool { return strings.EqualFold(topic, other) }
}

// setDigest sets when the channel's digest comes.
func (b *Bot) setDigest(ctx context.Context, r request, c command.Command, loc *time.Location) block.Message {
	s, err := b.current(ctx, r.channel)
	if err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	if s == nil {
		s = new(b.begin(r, loc))
	}
	zone := s.Schedule.Zone
	s.Schedule = c.Schedule
	if !c.ZoneSet {
		s.Schedule.Zone = zone // the digest's own, or the asker's for a new one
	}
	if err := b.save(ctx, s); err != nil {
		return b.trouble(ctx, r, block.Setting, fmt.Errorf("save: %w", err))
	}
	return block.Subscribed(*s, b.cfg.Now(), r.place())
}

// previewDigest shows to the asker alone what the channel's digest would be now.
func (b *Bot) previewDigest(ctx context.Context, r request) block.Message {
	s, err := b.current(ctx, r.channel)
	if err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	if s == nil {
		return block.NoDigest(r.place())
	}
	now := b.cfg.Now()
	d, err := b.cfg.Publisher.Preview(ctx, *s, now)
	if err != nil {
		return b.trouble(ctx, r, block.Asking, err)
	}
	return block.Preview(d, now, r.place())
}

// digestNow has the channel's digest posted before its time.
func (b *Bot) digestNow(ctx context.Context, r request) block.Message {
	s, err := b.current(ctx, r.channel)
	if err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	if s == nil {
		return block.NoDigest(r.place())
	}
	if err := b.cfg.Publisher.OweNow(ctx, *s); err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	return block.DigestComing(*s, r.place())
}

// pause holds up the channel's digest until then; a zero time resumes it.
func (b *Bot) pause(ctx context.Context, r request, until time.Time) block.Message {
	s, err := b.current(ctx, r.channel)
	if err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	if s == nil {
		return block.NoDigest(r.place())
	}
	s.Paused, s.Lost = until, ""
	if err := b.save(ctx, s); err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	return block.Subscribed(*s, b.cfg.Now(), r.place())
}

// digestOff ends the channel's digest.
func (b *Bot) digestOff(ctx context.Context, r request) block.Message {
	s, err := b.current(ctx, r.channel)
	if err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	if s == nil {
		return block.NoDigest(r.place())
	}
	if err := b.cfg.Subscriptions.DeleteSubscription(ctx, s.ID); err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	return block.DigestOff(*s, r.place())
}

// showDigest says what the channel's digest is.
func (b *Bot) showDigest(ctx context.Context, r request) block.Message {
	s, err := b.current(ctx, r.channel)
	if err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	if s == nil {
		return block.NoDigest(r.place())
	}
	return block.Subscribed(*s, b.cfg.Now(), r.place())
}
