package bot

import (
	"context"
	"errors"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
	"newsbrief/briefing"
)

// listFeeds lists the feeds and how they are.
func (b *Bot) listFeeds(ctx context.Context, r request) block.Message {
	feeds, err := b.cfg.Feeds.Feeds(ctx)
	if err != nil {
		return b.trouble(ctx, r, block.Feeding, err)
	}
	return block.Feeds(feeds, b.cfg.Now())
}

// addFeed adds the feed behind an address and shows what came from it.
func (b *Bot) addFeed(ctx context.Context, r request, address string) block.Message {
	f, items, err := b.cfg.Feeds.Add(ctx, address)
	switch {
	case err == nil:
		if err := b.cfg.Troubles.OwnFeed(ctx, f.URL, r.user); err != nil {
			b.log.ErrorContext(ctx, "nobody hears of the feed's trouble", "feed", f.URL, "err", err)
		}
		b.note(ctx, briefing.Change{By: r.user, What: command.FeedAdd.String(), Object: f.Name(), Detail: f.URL})
		return block.FeedAdded(f, items, b.cfg.Now())
	case errors.Is(err, briefing.ErrExists):
		return block.FeedExists(f)
	case errors.Is(err, briefing.ErrNotFeed):
		return block.FeedNotFound(address)
	}
	// What keeps an address from loading is the address's trouble; the person
	// can do something about it, so it is told.
	b.log.WarnContext(ctx, "feed not added", "err", err)
	return block.FeedUnloaded(address, f.Problem)
}

// removeFeed removes the feed with that address or name.
func (b *Bot) removeFeed(ctx context.Context, r request, name string) block.Message {
	f, err := b.cfg.Feeds.Remove(ctx, name)
	switch {
	case err == nil:
		b.note(ctx, briefing.Change{By: r.user, What: command.FeedRemove.String(), Object: f.Name(), Detail: f.URL})
		return block.FeedRemoved(f)
	case errors.Is(err, briefing.ErrNotFound):
		return block.FeedUnknown(name)
	}
	return b.trouble(ctx, r, block.Feeding, err)
}
