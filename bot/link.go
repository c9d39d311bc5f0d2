package bot

import (
	"context"
	"errors"
	"time"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
	"newsbrief/briefing"
)

// A Linker briefs single pages.
type Linker interface {
	// Link briefs the page at an address. briefing.ErrNotFound and
	// briefing.ErrNotArticle: it holds no article; briefing.ErrRefused: it may
	// not be fetched; briefing.ErrTooLarge: it is no page of news.
	Link(ctx context.Context, address string) (briefing.Briefing, error)
}

// pageTimeout is how long somebody waits for a page.
const pageTimeout = 25 * time.Second

// link briefs the page that somebody pasted.
func (b *Bot) link(ctx context.Context, r request, c command.Command) block.Message {
	brief, err := b.brief(ctx, c.Address)
	if err != nil {
		b.log.InfoContext(ctx, "page not briefed", "channel", r.channel, "err", err)
		return block.Unread(c.Address, unread(err))
	}
	return block.Linked(brief, b.cfg.Now(), block.LinkedOptions{Query: c.String(), Place: r.place()})
}

func (b *Bot) brief(ctx context.Context, address string) (briefing.Briefing, error) {
	ctx, cancel := context.WithTimeout(ctx, pageTimeout)
	defer cancel()
	return b.cfg.Linker.Link(ctx, address)
}

// unread is why a page could not be briefed.
func unread(err error) block.Cause {
	switch {
	case errors.Is(err, briefing.ErrNotFound), errors.Is(err, briefing.ErrNotArticle):
		return block.NoArticle
	case errors.Is(err, briefing.ErrRefused):
		return block.MayNotRead
	case errors.Is(err, briefing.ErrTooLarge):
		return block.TooLarge
	}
	return block.Unloaded
}
