package bot

import (
	"context"
	"errors"
	"strconv"
	"time"

	"newsbrief/bot/block"
	"newsbrief/briefing"
)

// Drops keeps which stories channels want to hear no more of.
type Drops interface {
	Drop(ctx context.Context, channel string, story int64, by string, at time.Time) error
	// Undrop ends it; briefing.ErrNotFound: it wasn't dropped.
	Undrop(ctx context.Context, channel string, story int64) error
}

// routeDrops adds the buttons that end a story in a channel, and undo that.
func (b *Bot) routeDrops(r *routes) {
	r.clicks["alert.drop"] = func(ctx context.Context, c click) { b.drop(ctx, c, true) }
	r.clicks["alert.undrop"] = func(ctx context.Context, c click) { b.drop(ctx, c, false) }
}

// drop leaves the story that a button names out of what the channel is told, or
// ends that.
func (b *Bot) drop(ctx context.Context, c click, leave bool) {
	story, err := strconv.ParseInt(c.text, 10, 64)
	if err != nil || story == 0 {
		return // not a button of ours
	}
	if refusal, ok := b.permit(ctx, c.request); !ok {
		b.answer(ctx, c.request, refusal)
		return
	}
	what, done := "story dropped", block.Dropped(story, c.channel)
	if leave {
		err = b.cfg.Drops.Drop(ctx, c.channel, story, c.user, b.cfg.Now())
	} else {
		what, done = "story undropped", block.Undropped(c.channel)
		err = b.cfg.Drops.Undrop(ctx, c.channel, story)
	}
	switch {
	case errors.Is(err, briefing.ErrNotFound): // clicked twice: it is as they want it
	case err != nil:
		b.answer(ctx, c.request, b.trouble(ctx, c.request, block.Setting, err))
		return
	default:
		b.note(ctx, briefing.Change{By: c.user, Channel: c.channel, What: what, Object: c.text})
	}
	b.answer(ctx, c.request, done)
}
