package bot

import (
	"context"

	"github.com/slack-go/slack"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
)

// share posts an answer to the channel it was asked in, with the asker's name,
// and puts a note in its place.
func (b *Bot) share(ctx context.Context, r request) {
	c, err := command.Parse(r.text, b.cfg.Now(), b.zones.of(ctx, r.user))
	if err != nil {
		return // not a button of ours
	}
	q := c.Query
	q.Limit = min(limit(q), block.MaxAnswer)
	d, err := b.cfg.Briefer.Brief(ctx, q)
	if err != nil {
		b.answer(ctx, r, b.trouble(ctx, r, block.Sharing, err))
		return
	}
	if err := b.pace.wait(ctx, r.channel); err != nil {
		b.answer(ctx, r, b.trouble(ctx, r, block.Sharing, err))
		return
	}
	_, ts, err := b.cfg.API.PostMessageContext(ctx, r.channel, options(block.Shared(d, r.user, r.text, b.cfg.Now()))...)
	switch {
	case err == nil:
		b.respond(ctx, r, block.SharedNote(r.channel, b.permalink(ctx, r.channel, ts)), slack.WebhookMessage{ReplaceOriginal: true})
	case meaning(err) == refused:
		b.answer(ctx, r, block.NotInChannel(r.place()))
	default:
		b.answer(ctx, r, b.trouble(ctx, r, block.Sharing, err))
	}
}

// permalink is the address of a message, "" when Slack doesn't say.
func (b *Bot) permalink(ctx context.Context, channel, ts string) string {
	link, err := b.cfg.API.GetPermalinkContext(ctx, &slack.PermalinkParameters{Channel: channel, Ts: ts})
	if err != nil {
		return ""
	}
	return link
}
