package bot

import (
	"context"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
	"newsbrief/briefing"
)

// A Tracer finds out what happened to a page.
type Tracer interface {
	// Trace returns what is known of the page at an address, and where in a
	// channel its story was told. A page that wasn't collected is no error.
	Trace(ctx context.Context, address, channel string) (briefing.Trace, error)
}

// why says what happened to a page: whether it was collected, of which story it
// is, and where it was told here, or why not.
func (b *Bot) why(ctx context.Context, r request, c command.Command) block.Message {
	trace, err := b.cfg.Tracer.Trace(ctx, c.Address, r.channel)
	if err != nil {
		return b.trouble(ctx, r, block.Asking, err)
	}
	return block.Why(trace, c.Address, b.cfg.Now(), r.place())
}
