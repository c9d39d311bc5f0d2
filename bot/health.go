package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
	"newsbrief/briefing"
)

// Troubles keeps who hears of feeds that fail.
type Troubles interface {
	OwnFeed(ctx context.Context, feed, user string) error
	// Untold returns the feeds that have failed since before that time, with
	// each of those who added them and weren't told.
	Untold(ctx context.Context, before time.Time) ([]briefing.Trouble, error)
	// Recovered returns those that somebody was told of and that work again.
	Recovered(ctx context.Context) ([]briefing.Trouble, error)
	// TellTrouble records that somebody is told, and where.
	TellTrouble(ctx context.Context, t briefing.Trouble) error
	EndTrouble(ctx context.Context, feed, user string) error
}

// failingFor is how long a feed fails before anybody hears of it: servers are
// repaired within a day, as a rule.
const failingFor = 24 * time.Hour

// routeHealth adds the buttons of the notices.
func (b *Bot) routeHealth(r *routes) {
	r.clicks["feed.retry"] = b.retryFeed
	r.clicks["feed.pause"] = b.pauseFeed
	r.clicks["feed.remove"] = b.removeFailing
}

// TellHealth tells those who added a feed that it has failed for a day, once,
// and once that it works again; in between its notice stands. A notice is
// recorded before it is posted: one that a crash swallows isn't repeated, the
// Home tab says the same.
func (b *Bot) TellHealth(ctx context.Context) error {
	now := b.cfg.Now()
	failing, err := b.cfg.Troubles.Untold(ctx, now.Add(-failingFor))
	if err != nil {
		return err
	}
	var errs []error
	for _, t := range failing {
		t.Told = now
		errs = append(errs, b.tellFailing(ctx, t))
	}
	back, err := b.cfg.Troubles.Recovered(ctx)
	if err != nil {
		return errors.Join(append(errs, err)...)
	}
	for _, t := range back {
		errs = append(errs, b.tellBack(ctx, t))
	}
	return errors.Join(errs...)
}

// tellFailing tells one person that a feed fails.
func (b *Bot) tellFailing(ctx context.Context, t briefing.Trouble) error {
	if err := b.cfg.Troubles.TellTrouble(ctx, t); err != nil {
		return err
	}
	if err := b.pace.wait(ctx, t.User); err != nil {
		return err
	}
	channel, ts, err := b.cfg.API.PostMessageContext(ctx, t.User, options(block.FeedFailing(t.Feed, b.cfg.Now()))...)
	if err != nil {
		return fmt.Errorf("tell %s of feed %s: %w", t.User, t.Feed.URL, err)
	}
	t.Channel, t.Post = channel, ts
	return b.cfg.Troubles.TellTrouble(ctx, t)
}

// tellBack takes the buttons off a notice and says that the feed works again.
func (b *Bot) tellBack(ctx context.Context, t briefing.Trouble) error {
	if err := b.cfg.Troubles.EndTrouble(ctx, t.Feed.URL, t.User); err != nil {
		return err
	}
	if t.Post != "" {
		if _, _, _, err := b.cfg.API.UpdateMessageContext(ctx, t.Channel, t.Post, options(block.FeedResolved(t, b.cfg.Now()))...); err != nil {
			b.log.WarnContext(ctx, "notice not updated", "feed", t.Feed.URL, "code", code(err), "err", err)
		}
	}
	b.poster.tell(ctx, b.log, t.User, block.FeedBack(t, b.cfg.Now()))
	return nil
}

// ofFeed does something with the feed that a notice's button names, and says
// what came of it in the notice's place. The notice went to who added the feed:
// whoever may add one may take it away.
func (b *Bot) ofFeed(ctx context.Context, c click, what string, do func(url string) (briefing.Feed, error), done func(briefing.Feed) block.Message) {
	if who, err := b.people.of(ctx, c.user); err != nil || who.guest {
		b.answer(ctx, c.request, block.GuestsRead())
		return
	}
	f, err := do(c.text)
	switch {
	case errors.Is(err, briefing.ErrNotFound):
		b.respond(ctx, c.request, block.FeedUnknown(c.text), slack.WebhookMessage{ReplaceOriginal: true})
		return
	case err != nil:
		b.answer(ctx, c.request, b.trouble(ctx, c.request, block.Feeding, err))
		return
	}
	b.note(ctx, briefing.Change{By: c.user, What: what, Object: f.Name(), Detail: f.URL})
	b.respond(ctx, c.request, done(f), slack.WebhookMessage{ReplaceOriginal: true})
}

// retryFeed tries a failing feed at once.
func (b *Bot) retryFeed(ctx context.Context, c click) {
	f, err := b.cfg.Feeds.Retry(ctx, c.text)
	switch {
	case errors.Is(err, briefing.ErrNotFound):
		b.respond(ctx, c.request, block.FeedUnknown(c.text), slack.WebhookMessage{ReplaceOriginal: true})
	case err != nil:
		b.answer(ctx, c.request, block.FeedUnloaded(c.text, f.Problem))
	default:
		b.respond(ctx, c.request, block.FeedResolved(briefing.Trouble{Feed: f}, b.cfg.Now()), slack.WebhookMessage{ReplaceOriginal: true})
	}
}

func (b *Bot) pauseFeed(ctx context.Context, c click) {
	b.ofFeed(ctx, c, command.FeedPause.String(), func(url string) (briefing.Feed, error) { return b.cfg.Feeds.Pause(ctx, url, true) }, block.FeedPaused)
}

func (b *Bot) removeFailing(ctx context.Context, c click) {
	b.ofFeed(ctx, c, command.FeedRemove.String(), func(url string) (briefing.Feed, error) { return b.cfg.Feeds.Remove(ctx, url) }, block.FeedRemoved)
}

// haltFeed pauses the collecting of a feed, or resumes it.
func (b *Bot) haltFeed(ctx context.Context, r request, c command.Command) block.Message {
	f, err := b.cfg.Feeds.Pause(ctx, c.Address, c.Verb == command.FeedPause)
	switch {
	case errors.Is(err, briefing.ErrNotFound):
		return block.FeedUnknown(c.Address)
	case err != nil:
		return b.trouble(ctx, r, block.Feeding, err)
	}
	b.note(ctx, briefing.Change{By: r.user, What: c.Verb.String(), Object: f.Name(), Detail: f.URL})
	if c.Verb == command.FeedPause {
		return block.FeedPaused(f)
	}
	return block.FeedResumed(f)
}
