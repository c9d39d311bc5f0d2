package bot

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
)

// A request is a command or a click: who, where, and where the answer goes.
type request struct {
	channel     string
	user        string
	responseURL string // a bearer secret: it is never logged; "" where somebody spoke to the bot
	thread      string // ts of the thread to answer in, where somebody spoke
	text        string // what stands after /brief
	away        bool   // the person acts from somewhere else than the channel: a modal, the Home tab
}

// place is where the answer is read.
func (r request) place() block.Place {
	switch {
	case strings.HasPrefix(r.channel, "D"):
		return block.Direct
	case r.responseURL == "" && !r.away:
		return block.Thread
	}
	return block.Channel
}

// command answers a slash command.
func (b *Bot) command(ctx context.Context, c slack.SlashCommand) {
	b.run(ctx, request{channel: c.ChannelID, user: c.UserID, responseURL: c.ResponseURL, text: c.Text})
}

// run answers what was typed, or what a button types for a person.
func (b *Bot) run(ctx context.Context, r request) {
	if !b.quotas.allow(r.user, r.channel) {
		b.meter.handled("too much")
		b.answer(ctx, r, block.TooMuch())
		return
	}
	loc := b.people.zone(ctx, r.user)
	parsed, err := command.Parse(r.text, b.cfg.Now(), loc)
	if err != nil {
		b.meter.handled("unclear")
		b.answer(ctx, r, unclear(err, loc))
		return
	}
	b.meter.handled(parsed.Verb.String())
	if far := reachOf(parsed.Verb); far != reads {
		if refusal, ok := b.permitted(ctx, r, far); !ok {
			b.answer(ctx, r, refusal)
			return
		}
	}
	b.answer(ctx, r, b.reply(ctx, r, parsed, loc))
}

// reply does what a command says and returns what to say about it.
func (b *Bot) reply(ctx context.Context, r request, c command.Command, loc *time.Location) block.Message {
	switch c.Verb {
	case command.Help:
		return block.Help()
	case command.Trend:
		return b.trend(ctx, r, c, loc)
	case command.Status:
		return b.status(ctx, r)
	case command.Link:
		return b.link(ctx, r, c)
	case command.Why:
		return b.why(ctx, r, c)
	case command.Said:
		return b.said(ctx, r, c, 0, loc)
	case command.Managers, command.ManagerAdd, command.ManagerRemove:
		return b.managers(ctx, r, c)
	case command.Doubt:
		return b.setOnDoubt(ctx, r, c.OnDoubt)
	case command.AlertsShow, command.Alerts:
		return b.alerts(ctx, r, c)
	case command.Mutes, command.Mute, command.Unmute:
		return b.mutes(ctx, r, c)
	case command.Log:
		return b.changes(ctx, r)
	case command.Follow:
		return b.follow(ctx, r, c.Topics, loc)
	case command.Unfollow:
		return b.unfollow(ctx, r, c.Topics)
	case command.Digest, command.DigestChange:
		return b.setDigest(ctx, r, c, loc)
	case command.DigestOff:
		return b.digestOff(ctx, r, c)
	case command.DigestPreview:
		return b.previewDigest(ctx, r, c)
	case command.DigestNow:
		return b.digestNow(ctx, r, c)
	case command.DigestMove:
		return b.moveDigest(ctx, r, c)
	case command.Pause, command.Resume:
		return b.pause(ctx, r, c)
	case command.DigestShow:
		return b.showDigests(ctx, r)
	case command.Feeds:
		return b.listFeeds(ctx, r)
	case command.FeedAdd:
		return b.addFeed(ctx, r, c.Address)
	case command.FeedPause, command.FeedResume:
		return b.haltFeed(ctx, r, c)
	case command.FeedRemove:
		return b.removeFeed(ctx, r, c.Address)
	}
	return b.ask(ctx, r, c, 0, loc)
}

// trouble logs why something went wrong and returns what to tell the person.
func (b *Bot) trouble(ctx context.Context, r request, task block.Task, err error) block.Message {
	b.log.ErrorContext(ctx, "request went wrong", "task", string(task), "channel", r.channel, "err", err)
	return block.Trouble(task, r.place())
}

// answer sends a message to the one who asked, and to nobody else unless they
// spoke where others read.
func (b *Bot) answer(ctx context.Context, r request, m block.Message) {
	b.respond(ctx, r, m, slack.WebhookMessage{ResponseType: slack.ResponseTypeEphemeral})
}

// respond posts to the request's response_url, or where somebody spoke. Blocks
// that Slack refuses are our bug; the person gets the words at least.
func (b *Bot) respond(ctx context.Context, r request, m block.Message, form slack.WebhookMessage) {
	post := func(m block.Message) error { return b.postResponse(ctx, r, m, form) }
	if r.responseURL == "" {
		post = func(m block.Message) error { return b.say(ctx, r, m) }
	}
	err := post(m)
	for unfitting(err) && len(m.Blocks) > 0 {
		b.log.ErrorContext(ctx, "answer refused, sending a simpler one", "err", err)
		m = block.Less(m)
		err = post(m)
	}
	if err != nil {
		b.log.ErrorContext(ctx, "answer not delivered", "channel", r.channel, "err", err)
	}
}

// unfitting reports whether Slack refused a message for what is in it.
func unfitting(err error) bool {
	if status, ok := errors.AsType[slack.StatusCodeError](err); ok {
		return status.Code < 500
	}
	return err != nil && meaning(err) == unfit
}

func (b *Bot) postResponse(ctx context.Context, r request, m block.Message, form slack.WebhookMessage) error {
	form.Text = m.Text
	form.UnfurlLinks, form.UnfurlMedia = new(false), new(false)
	if len(m.Blocks) > 0 {
		form.Blocks = &slack.Blocks{BlockSet: m.Blocks}
	}
	return withoutURL(slack.PostWebhookCustomHTTPContext(ctx, r.responseURL, b.cfg.HTTP, &form))
}

// withoutURL takes the address out of an error of the HTTP client: whoever
// reads a response_url in a log can speak for us.
func withoutURL(err error) error {
	if of, ok := errors.AsType[*url.Error](err); ok {
		return fmt.Errorf("%s response_url: %w", strings.ToLower(of.Op), of.Err)
	}
	return err
}
