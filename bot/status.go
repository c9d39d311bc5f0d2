package bot

import (
	"context"

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
	return block.Status(s, b.cfg.Now())
}
