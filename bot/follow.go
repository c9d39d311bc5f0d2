package bot

import (
	"context"
	"slices"
	"strings"
	"time"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
	"newsbrief/briefing"
)

// topicsMost bounds what a digest is about. Above it nobody could read it.
const topicsMost = 50

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
	if err := b.save(ctx, r, s, command.Follow.String()); err != nil {
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
		if err = b.cfg.Subscriptions.DeleteSubscription(ctx, s.ID); err == nil {
			b.note(ctx, briefing.Change{By: r.user, Channel: r.channel, What: command.DigestOff.String(), Object: s.Name})
		}
	} else {
		err = b.save(ctx, r, s, command.Unfollow.String())
	}
	if err != nil {
		return b.trouble(ctx, r, block.Following, err)
	}
	return block.Unfollowed(*s, removed, asked, b.cfg.Now(), r.place())
}

func same(topic string) func(string) bool {
	return func(other string) bool { return strings.EqualFold(topic, other) }
}
