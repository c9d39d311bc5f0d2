package bot

import (
	"context"
	"crypto/rand"
	"strings"
	"time"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
	"newsbrief/briefing"
	"newsbrief/briefing/schedule"
)

const (
	digestName = "Morning brief"
	digestHour = 8
	// digestsMost is how many digests a channel has. More of them nobody reads.
	digestsMost = 10
)

// current is the channel's first digest, or nil: what is followed without more
// words is followed there.
func (b *Bot) current(ctx context.Context, channel string) (*briefing.Subscription, error) {
	all, err := b.cfg.Subscriptions.Subscriptions(ctx, channel)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return &all[0], nil
}

// called is the one of several digests that bears a name, in any case; nil
// where none does.
func called(all []briefing.Subscription, name string) *briefing.Subscription {
	for i := range all {
		if strings.EqualFold(all[i].Name, name) {
			return &all[i]
		}
	}
	return nil
}

// pick is the digest that a command is about: the one it names, or the only
// one. Where that isn't clear, the message asks.
func (b *Bot) pick(ctx context.Context, r request, c command.Command) (*briefing.Subscription, block.Message) {
	all, err := b.cfg.Subscriptions.Subscriptions(ctx, r.channel)
	switch {
	case err != nil:
		return nil, b.trouble(ctx, r, block.Setting, err)
	case len(all) == 0:
		return nil, block.NoDigest(r.place())
	case c.Name != "":
		if s := called(all, c.Name); s != nil {
			return s, block.Message{}
		}
		return nil, block.NoDigestCalled(c.Name, choices(c, all))
	case len(all) == 1:
		return &all[0], block.Message{}
	}
	return nil, block.WhichDigest(choices(c, all))
}

// choices are a command for each of several digests.
func choices(c command.Command, all []briefing.Subscription) []block.Choice {
	list := make([]block.Choice, len(all))
	for i, s := range all {
		c.Name = s.Name
		list[i] = block.Choice{Name: s.Name, Command: c.String()}
	}
	return list
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

// save stores a digest with its next slot, and writes down who changed it.
func (b *Bot) save(ctx context.Context, r request, s *briefing.Subscription, what string) (err error) {
	if s.Next, err = schedule.Upcoming(*s, b.cfg.Now()); err != nil {
		return err
	}
	s.Rev++
	if err := b.cfg.Subscriptions.SaveSubscription(ctx, *s); err != nil {
		return err
	}
	b.note(ctx, briefing.Change{By: r.user, Channel: s.Channel, What: what, Object: s.Name, Detail: block.Outline(*s)})
	return nil
}

// setDigest sets when a digest comes, what it is like and about. A name that
// none has makes a new one.
func (b *Bot) setDigest(ctx context.Context, r request, c command.Command, loc *time.Location) block.Message {
	all, err := b.cfg.Subscriptions.Subscriptions(ctx, r.channel)
	if err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	s := called(all, c.Name)
	switch {
	case s == nil && c.Name == "" && len(all) == 1:
		s = &all[0]
	case s == nil && c.Name == "" && len(all) > 1:
		return block.WhichDigest(choices(c, all))
	case s == nil && len(all) >= digestsMost:
		return block.DigestsFull(digestsMost, r.place())
	case s == nil:
		s = new(b.begin(r, loc))
		if c.Name != "" {
			s.Name = c.Name
		}
	}
	change(s, c)
	if err := b.save(ctx, r, s, c.Verb.String()); err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	return block.Subscribed(*s, b.cfg.Now(), r.place())
}

// change makes of a digest what a command says.
func change(s *briefing.Subscription, c command.Command) {
	if c.Verb == command.Digest {
		zone := s.Schedule.Zone
		s.Schedule = c.Schedule
		if !c.ZoneSet {
			s.Schedule.Zone = zone // the digest's own, or the asker's for a new one
		}
	}
	if len(c.Topics) > 0 {
		s.Topics = c.Topics[:min(len(c.Topics), topicsMost)]
	}
	switch c.Settings.Layout {
	case "full":
		s.Layout = briefing.Full
	case "compact":
		s.Layout = briefing.Compact
	}
	if c.Settings.Outlets > 0 {
		s.Outlets = c.Settings.Outlets
	}
	if c.Settings.Empty != "" {
		s.Silent = c.Settings.Empty == "silent"
	}
}

// previewDigest shows to the asker alone what a digest would be now.
func (b *Bot) previewDigest(ctx context.Context, r request, c command.Command) block.Message {
	s, asks := b.pick(ctx, r, c)
	if s == nil {
		return asks
	}
	now := b.cfg.Now()
	d, err := b.cfg.Publisher.Preview(ctx, *s, now)
	if err != nil {
		return b.trouble(ctx, r, block.Asking, err)
	}
	return block.Preview(d, now, r.place())
}

// digestNow has a digest posted before its time.
func (b *Bot) digestNow(ctx context.Context, r request, c command.Command) block.Message {
	s, asks := b.pick(ctx, r, c)
	if s == nil {
		return asks
	}
	if err := b.cfg.Publisher.OweNow(ctx, *s); err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	b.note(ctx, briefing.Change{By: r.user, Channel: s.Channel, What: c.Verb.String(), Object: s.Name})
	return block.DigestComing(*s, r.place())
}

// pause holds up a digest until then; a zero time resumes it.
func (b *Bot) pause(ctx context.Context, r request, c command.Command) block.Message {
	s, asks := b.pick(ctx, r, c)
	if s == nil {
		return asks
	}
	s.Paused, s.Lost = c.Until, ""
	if err := b.save(ctx, r, s, c.Verb.String()); err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	return block.Subscribed(*s, b.cfg.Now(), r.place())
}

// digestOff ends a digest.
func (b *Bot) digestOff(ctx context.Context, r request, c command.Command) block.Message {
	s, asks := b.pick(ctx, r, c)
	if s == nil {
		return asks
	}
	if err := b.cfg.Subscriptions.DeleteSubscription(ctx, s.ID); err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	b.note(ctx, briefing.Change{By: r.user, Channel: s.Channel, What: c.Verb.String(), Object: s.Name, Detail: block.Outline(*s)})
	return block.DigestOff(*s, r.place())
}

// moveDigest has a digest come to another channel, of those that the asker may
// change.
func (b *Bot) moveDigest(ctx context.Context, r request, c command.Command) block.Message {
	s, asks := b.pick(ctx, r, c)
	if s == nil {
		return asks
	}
	there := r
	there.channel, there.away = c.Channel, true
	if refusal, ok := b.permit(ctx, there); !ok {
		return refusal
	}
	others, err := b.cfg.Subscriptions.Subscriptions(ctx, c.Channel)
	switch {
	case err != nil:
		return b.trouble(ctx, r, block.Setting, err)
	case len(others) >= digestsMost && c.Channel != s.Channel:
		return block.DigestsFull(digestsMost, r.place())
	case called(others, s.Name) != nil && c.Channel != s.Channel:
		return block.DigestNameTaken(*s, c.Channel)
	}
	s.Channel, s.Lost = c.Channel, ""
	if err := b.save(ctx, there, s, c.Verb.String()); err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	return block.DigestMoved(*s)
}

// showDigests says which digests the channel has.
func (b *Bot) showDigests(ctx context.Context, r request) block.Message {
	all, err := b.cfg.Subscriptions.Subscriptions(ctx, r.channel)
	switch {
	case err != nil:
		return b.trouble(ctx, r, block.Setting, err)
	case len(all) == 0:
		return block.NoDigest(r.place())
	case len(all) == 1:
		return block.Subscribed(all[0], b.cfg.Now(), r.place())
	}
	return block.Digests(all, b.cfg.Now(), r.place())
}
