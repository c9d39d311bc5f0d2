package bot

import (
	"context"
	"errors"
	"log/slog"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"newsbrief/bot/block"
	"newsbrief/briefing"
)

// Channels keeps which channels can't be posted to.
type Channels interface {
	// Lose records that a channel can't be, and why, and returns those of its
	// subscriptions that could be until now.
	Lose(ctx context.Context, channel, why string) ([]briefing.Subscription, error)
	// Regain records that it can be again, and returns those of its
	// subscriptions that couldn't be until now.
	Regain(ctx context.Context, channel string) ([]briefing.Subscription, error)
}

// Why a channel is lost, as [briefing.Subscription] has it.
const (
	lostArchived = "archived" // until it is restored
	lostLeft     = "left"     // until somebody invites the bot
	lostDeleted  = "deleted"  // for good
	lostBarred   = "barred"   // until somebody resumes its digests: Slack refuses to say more
)

// whyLost is why a channel takes no message, by Slack's name for the refusal.
func whyLost(code string) string {
	switch code {
	case "is_archived":
		return lostArchived
	case "not_in_channel", "channel_not_found":
		return lostLeft
	}
	return lostBarred
}

// routeChannels adds what happens to channels. What is refused while no event
// comes through teaches the same.
func (b *Bot) routeChannels(r *routes) {
	type handler = func(context.Context, *slackevents.EventsAPICallbackEvent, any)
	lose := func(why string) handler {
		return func(ctx context.Context, _ *slackevents.EventsAPICallbackEvent, inner any) {
			b.poster.lose(ctx, b.log, channelOf(inner), why)
		}
	}
	regain := func(ctx context.Context, e *slackevents.EventsAPICallbackEvent, inner any) {
		if joined, ok := inner.(*slackevents.MemberJoinedChannelEvent); !ok || joined.User == self(e) {
			b.poster.regain(ctx, b.log, channelOf(inner))
		}
	}
	r.events[slackevents.ChannelArchive], r.events[slackevents.GroupArchive] = lose(lostArchived), lose(lostArchived)
	r.events[slackevents.ChannelLeft], r.events[slackevents.GroupLeft] = lose(lostLeft), lose(lostLeft)
	r.events[slackevents.ChannelDeleted], r.events[slackevents.GroupDeleted] = lose(lostDeleted), lose(lostDeleted)
	r.events[slackevents.ChannelUnarchive], r.events[slackevents.GroupUnarchive] = regain, regain
	r.events[slackevents.MemberJoinedChannel] = regain
	r.clicks["digest.delete"] = b.deleteDigest
}

// channelOf is the channel that an event is about.
func channelOf(event any) string {
	switch e := event.(type) {
	case *slackevents.ChannelArchiveEvent:
		return e.Channel
	case *slackevents.GroupArchiveEvent:
		return e.Channel
	case *slackevents.ChannelLeftEvent:
		return e.Channel
	case *slackevents.GroupLeftEvent:
		return e.Channel
	case *slackevents.ChannelDeletedEvent:
		return e.Channel
	case *slackevents.GroupDeletedEvent:
		return e.Channel
	case *slackevents.ChannelUnarchiveEvent:
		return e.Channel
	case *slackevents.GroupUnarchiveEvent:
		return e.Channel
	case *slackevents.MemberJoinedChannelEvent:
		return e.Channel
	}
	return ""
}

// lose marks a channel as lost and tells whoever made its digests, once: those
// that are lost already were told. A notice that a crash swallows isn't
// repeated; `/brief digest` and the Home tab say the same.
func (p *Poster) lose(ctx context.Context, log *slog.Logger, channel, why string) {
	if channel == "" {
		return
	}
	lost, err := p.channels.Lose(ctx, channel, why)
	if err != nil {
		log.ErrorContext(ctx, "channel not marked as lost", "channel", channel, "err", err)
		return
	}
	for _, s := range lost {
		log.WarnContext(ctx, "digest paused, its channel is lost", "subscription", s.ID, "channel", channel, "why", why)
		p.tell(ctx, log, s.By, block.ChannelLost(s))
	}
}

// regain marks a channel as found.
func (p *Poster) regain(ctx context.Context, log *slog.Logger, channel string) {
	found, err := p.channels.Regain(ctx, channel)
	if err != nil {
		log.ErrorContext(ctx, "channel not marked as found", "channel", channel, "err", err)
	}
	for _, s := range found {
		log.InfoContext(ctx, "digest goes on, its channel is back", "subscription", s.ID, "channel", channel)
	}
}

// tell sends somebody a direct message. It is no promise: who can't be reached
// is logged.
func (p *Poster) tell(ctx context.Context, log *slog.Logger, user string, m block.Message) {
	if user == "" || p.pace.wait(ctx, user) != nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	if _, _, err := p.api.PostMessageContext(ctx, user, options(m)...); err != nil {
		log.WarnContext(ctx, "notice not delivered", "user", user, "code", code(err), "err", err)
	}
}

// deleteDigest ends a digest for good, wherever it goes. Who made it may always.
func (b *Bot) deleteDigest(ctx context.Context, c click) {
	s, err := b.cfg.Subscriptions.Subscription(ctx, c.text)
	if errors.Is(err, briefing.ErrNotFound) {
		b.respond(ctx, c.request, block.DigestGone(), slack.WebhookMessage{ReplaceOriginal: true})
		return
	}
	if err != nil {
		b.answer(ctx, c.request, b.trouble(ctx, c.request, block.Setting, err))
		return
	}
	if s.By != c.user {
		from := c.request
		from.channel, from.away = s.Channel, s.Channel != c.channel
		if refusal, ok := b.permit(ctx, from); !ok {
			b.answer(ctx, c.request, refusal)
			return
		}
	}
	if err := b.cfg.Subscriptions.DeleteSubscription(ctx, s.ID); err != nil && !errors.Is(err, briefing.ErrNotFound) {
		b.answer(ctx, c.request, b.trouble(ctx, c.request, block.Setting, err))
		return
	}
	b.note(ctx, briefing.Change{By: c.user, Channel: s.Channel, What: "digest delete", Object: s.Name})
	b.respond(ctx, c.request, block.DigestDeleted(s), slack.WebhookMessage{ReplaceOriginal: true})
}
