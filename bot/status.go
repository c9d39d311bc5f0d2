package bot

import (
	"context"
	"errors"

	"github.com/slack-go/slack"

	"newsbrief/bot/block"
	"newsbrief/briefing"
)

// A Counter counts what is kept.
type Counter interface {
	Census(ctx context.Context) (briefing.Census, error)
}

// status says how the bot's work goes.
func (b *Bot) status(ctx context.Context, r request) block.Message {
	feeds, err := b.cfg.Feeds.Feeds(ctx)
	if err != nil {
		return b.trouble(ctx, r, block.Asking, err)
	}
	census, err := b.cfg.Counter.Census(ctx)
	if err != nil {
		return b.trouble(ctx, r, block.Asking, err)
	}
	s := block.StatusLines{Alive: b.living(), Sockets: len(b.alive), Feeds: feeds, Census: census}
	if s.Doubt, s.Held, err = b.doubt(ctx, r.channel); err != nil {
		return b.trouble(ctx, r, block.Asking, err)
	}
	return block.Status(s, b.cfg.Now())
}

// doubt is what becomes of digests in doubt in a channel, and which are held.
func (b *Bot) doubt(ctx context.Context, channel string) (block.Doubt, []briefing.Delivery, error) {
	held, err := b.cfg.Doubts.Held(ctx, channel)
	if err != nil {
		return block.LookedFor, nil, err
	}
	probe := &slack.GetConversationHistoryParameters{ChannelID: channel, Limit: 1}
	_, err = b.cfg.API.GetConversationHistoryContext(ctx, probe)
	if !errors.Is(closed(err), errNoHistory) {
		return block.LookedFor, held, nil
	}
	policy, err := b.cfg.Doubts.OnDoubt(ctx, channel)
	return block.Doubt(policy), held, err
}
