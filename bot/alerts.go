package bot

import (
	"context"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
)

// alerts says which alerts the channel gets, or sets them. They are on what its
// digest is about.
func (b *Bot) alerts(ctx context.Context, r request, c command.Command) block.Message {
	s, err := b.current(ctx, r.channel)
	if err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	if s == nil {
		return block.NoDigest(r.place())
	}
	if c.Verb == command.AlertsShow || s.Alert == c.Alert {
		return block.Alerts(*s, r.place())
	}
	s.Alert = c.Alert
	if err := b.save(ctx, r, s, c.Verb.String()); err != nil {
		return b.trouble(ctx, r, block.Setting, err)
	}
	return block.Alerts(*s, r.place())
}
