package bot

import (
	"context"
	"errors"
	"strings"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
	"newsbrief/briefing"
)

// Mutes keeps which outlets channels have muted.
type Mutes interface {
	// Muted returns the outlets that are muted in a channel.
	Muted(ctx context.Context, channel string) ([]string, error)
	// Mutes returns a channel's mutes, the latest first.
	Mutes(ctx context.Context, channel string) ([]briefing.Mute, error)
	Mute(ctx context.Context, m briefing.Mute) error
	// Unmute ends one; briefing.ErrNotFound: there is none.
	Unmute(ctx context.Context, channel, outlet string) error
}

// mutes lists what is muted in a channel, mutes an outlet, or ends that.
func (b *Bot) mutes(ctx context.Context, r request, c command.Command) block.Message {
	var err error
	switch c.Verb {
	case command.Mute:
		if err = b.muteOutlet(ctx, r, c.Name); err == nil {
			return block.Muted(c.Name, r.channel)
		}
	case command.Unmute:
		outlet := b.mutedAs(ctx, r.channel, c.Name)
		err = b.cfg.Mutes.Unmute(ctx, r.channel, outlet)
		switch {
		case err == nil:
			b.note(ctx, briefing.Change{By: r.user, Channel: r.channel, What: c.Verb.String(), Object: outlet})
			return block.Unmuted(outlet, r.channel)
		case errors.Is(err, briefing.ErrNotFound):
			return block.NotMuted(c.Name)
		}
	default:
		var list []briefing.Mute
		if list, err = b.cfg.Mutes.Mutes(ctx, r.channel); err == nil {
			return block.Mutes(list, r.place())
		}
	}
	return b.trouble(ctx, r, block.Setting, err)
}

// muteOutlet mutes an outlet in the request's channel.
func (b *Bot) muteOutlet(ctx context.Context, r request, outlet string) error {
	err := b.cfg.Mutes.Mute(ctx, briefing.Mute{Channel: r.channel, Outlet: outlet, By: r.user, At: b.cfg.Now()})
	if err == nil {
		b.note(ctx, briefing.Change{By: r.user, Channel: r.channel, What: command.Mute.String(), Object: outlet})
	}
	return err
}

// mutedAs is how an outlet's name was written when it was muted.
func (b *Bot) mutedAs(ctx context.Context, channel, outlet string) string {
	muted, err := b.cfg.Mutes.Muted(ctx, channel)
	if err != nil {
		return outlet // the caller meets the same trouble
	}
	for _, name := range muted {
		if strings.EqualFold(name, outlet) {
			return name
		}
	}
	return outlet
}

// find answers a question for a channel, without what is muted there.
func (b *Bot) find(ctx context.Context, channel string, q briefing.Query) (d briefing.Digest, err error) {
	if q.Muted, err = b.cfg.Mutes.Muted(ctx, channel); err != nil {
		return briefing.Digest{}, err
	}
	return b.cfg.Briefer.Brief(ctx, q)
}
