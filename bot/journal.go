package bot

import (
	"context"

	"newsbrief/bot/block"
	"newsbrief/briefing"
)

// A Journal keeps who changed what.
type Journal interface {
	// Record writes a change down, with the time it has.
	Record(ctx context.Context, c briefing.Change) error
	// Changes returns the latest changes of a channel, and those that concern
	// all channels, newest first.
	Changes(ctx context.Context, channel string, limit int) ([]briefing.Change, error)
}

// note writes down a change that was made. What can't be written down was made
// all the same, so that only the log of the process can tell.
func (b *Bot) note(ctx context.Context, c briefing.Change) {
	c.At = b.cfg.Now()
	if err := b.cfg.Journal.Record(ctx, c); err != nil {
		b.log.ErrorContext(ctx, "change not written down", "what", c.What, "channel", c.Channel, "by", c.By, "err", err)
	}
}

// changes lists who changed what in a channel.
func (b *Bot) changes(ctx context.Context, r request) block.Message {
	list, err := b.cfg.Journal.Changes(ctx, r.channel, block.MaxLog)
	if err != nil {
		return b.trouble(ctx, r, block.Asking, err)
	}
	return block.Log(list, b.cfg.Now(), r.place())
}
