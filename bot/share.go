package bot

import (
	"context"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
)

// share posts an answer to the channel it was asked in, with the asker's name,
// and puts a note in its place.
func (b *Bot) share(ctx context.Context, r request) {
	loc := b.people.zone(ctx, r.user)
	c, err := command.Parse(r.text, b.cfg.Now(), loc)
	if err != nil {
		return // not a button of ours
	}
	m, err := b.shared(ctx, r, c, loc)
	if err != nil {
		b.answer(ctx, r, b.trouble(ctx, r, block.Sharing, err))
		return
	}
	if err := b.pace.wait(ctx, r.channel); err != nil {
		b.answer(ctx, r, b.trouble(ctx, r, block.Sharing, err))
		return
	}
	_, ts, err := b.cfg.API.PostMessageContext(ctx, r.channel, options(m)...)
	if unfitting(err) && len(m.Simpler) > 0 {
		_, ts, err = b.cfg.API.PostMessageContext(ctx, r.channel, options(block.Less(m))...)
	}
	switch {
	case err == nil:
		b.respond(ctx, r, block.SharedNote(r.channel, b.permalink(ctx, r.channel, ts)), slack.WebhookMessage{ReplaceOriginal: true})
	case meaning(err) == refused:
		b.answer(ctx, r, block.NotInChannel(r.place()))
	default:
		b.answer(ctx, r, b.trouble(ctx, r, block.Sharing, err))
	}
}

// shared is the answer to c as everybody sees it.
func (b *Bot) shared(ctx context.Context, r request, c command.Command, loc *time.Location) (block.Message, error) {
	now := b.cfg.Now()
	switch c.Verb {
	case command.Trend:
		return b.trendOf(ctx, c, loc, block.TrendOptions{User: r.user})
	case command.Link:
		brief, err := b.brief(ctx, c.Address)
		if err != nil {
			return block.Message{}, err
		}
		return block.Linked(brief, now, block.LinkedOptions{Query: r.text, User: r.user}), nil
	case command.Said:
		all, err := b.sayings(ctx, &c)
		if err != nil {
			return block.Message{}, err
		}
		o := saidOptions(c, all, 0, loc)
		o.User = r.user
		return block.Said(all[:min(limit(c.Query), len(all))], now, o), nil
	}
	q := c.Query
	q.Limit = min(limit(q), block.MaxAnswer)
	d, err := b.find(ctx, r.channel, q)
	if err != nil {
		return block.Message{}, err
	}
	return block.Shared(d, r.user, r.text, now), nil
}

// permalink is the address of a message, "" when Slack doesn't say.
func (b *Bot) permalink(ctx context.Context, channel, ts string) string {
	link, err := b.cfg.API.GetPermalinkContext(ctx, &slack.PermalinkParameters{Channel: channel, Ts: ts})
	if err != nil {
		return ""
	}
	return link
}
