package bot

import (
	"context"
	"errors"
	"strings"

	"github.com/slack-go/slack"

	"newsbrief/bot/block"
	"newsbrief/briefing"
)

// owner is who made the subscription of a delivery, "" where nobody knows.
func (b *Bot) owner(ctx context.Context, d briefing.Delivery) string {
	s, err := b.cfg.Subscriptions.Subscription(ctx, d.Subscription)
	if err != nil {
		return ""
	}
	return s.By
}

// sendHeld posts a held digest, because somebody has looked and it is missing.
func (b *Bot) sendHeld(ctx context.Context, c click) {
	channel, key, _ := strings.Cut(c.text, ":")
	from := c.request
	from.channel, from.away = channel, channel != c.channel
	if refusal, ok := b.permit(ctx, from); !ok {
		b.answer(ctx, c.request, refusal)
		return
	}
	switch err := b.cfg.Doubts.SendHeld(ctx, channel, key); {
	case errors.Is(err, briefing.ErrNotFound):
		b.respond(ctx, c.request, block.HeldGone(), slack.WebhookMessage{ReplaceOriginal: true})
	case err != nil:
		b.answer(ctx, c.request, b.trouble(ctx, c.request, block.Setting, err))
	default:
		b.note(ctx, briefing.Change{By: c.user, Channel: channel, What: "digest sent", Object: key})
		b.respond(ctx, c.request, block.HeldSent(), slack.WebhookMessage{ReplaceOriginal: true})
	}
}

// setOnDoubt sets what the channel wants done with a digest in doubt.
func (b *Bot) setOnDoubt(ctx context.Context, r request, policy briefing.OnDoubt) block.Message {
	if err := b.cfg.Doubts.SetOnDoubt(ctx, r.channel, policy); err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	b.note(ctx, briefing.Change{By: r.user, Channel: r.channel, What: "doubt", Object: string(policy)})
	return block.OnDoubt(policy)
}
