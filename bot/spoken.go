package bot

import (
	"context"
	"regexp"
	"strings"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"newsbrief/bot/block"
)

// routeSpeech adds what people say to the bot.
func (b *Bot) routeSpeech(r *routes) {
	listen := func(ctx context.Context, e *slackevents.EventsAPICallbackEvent, inner any) {
		if r, ok := spoken(e, inner); ok {
			b.run(ctx, r)
		}
	}
	r.events[slackevents.AppMention] = listen
	r.events[slackevents.Message] = listen
}

// spoken is the request in an event, if somebody speaks to the bot: by its name
// in a channel, or directly. What bots write is no request, nor is what was
// edited: it was answered when it was written.
func spoken(e *slackevents.EventsAPICallbackEvent, inner any) (request, bool) {
	switch m := inner.(type) {
	case *slackevents.AppMentionEvent:
		if m.BotID != "" || m.Edited != nil {
			return request{}, false
		}
		thread := m.ThreadTimeStamp
		if thread == "" {
			thread = m.TimeStamp
		}
		return request{channel: m.Channel, user: m.User, thread: thread, text: addressed(m.Text, self(e))}, true
	case *slackevents.MessageEvent:
		if m.ChannelType != slack.TYPE_IM || m.SubType != "" || m.BotID != "" || m.User == "" || m.User == self(e) {
			return request{}, false
		}
		return request{channel: m.Channel, user: m.User, thread: m.ThreadTimeStamp, text: addressed(m.Text, self(e))}, true
	}
	return request{}, false
}

// self is the bot's own Slack id, "" where the event doesn't say.
func self(e *slackevents.EventsAPICallbackEvent) string {
	for _, a := range e.Authorizations {
		if a.IsBot {
			return a.UserID
		}
	}
	return ""
}

var mentioned = regexp.MustCompile(`<@([A-Z0-9]+)(\|[^<>]*)?>`)

// addressed is what a message says to the bot whose id is self: what stands
// behind its name, or before it where nothing stands behind. Without an id the
// first name is taken for the bot's. A "/brief" that somebody typed by habit is
// left out.
func addressed(text, self string) string {
	for _, at := range mentioned.FindAllStringSubmatchIndex(text, -1) {
		if self != "" && text[at[2]:at[3]] != self {
			continue
		}
		before, behind := strings.TrimSpace(text[:at[0]]), strings.TrimLeft(text[at[1]:], " ,:;\u00a0")
		if strings.TrimSpace(behind) == "" {
			behind = before
		}
		text = behind
		break
	}
	text = strings.TrimSpace(text)
	if rest, ok := strings.CutPrefix(text, "/brief"); ok && (rest == "" || rest[0] == ' ') {
		return strings.TrimSpace(rest)
	}
	return text
}

// say posts an answer where somebody spoke: in a thread under a mention, plainly
// in a direct conversation.
func (b *Bot) say(ctx context.Context, r request, m block.Message) error {
	if err := b.pace.wait(ctx, r.channel); err != nil {
		return err
	}
	message := options(m)
	if r.thread != "" {
		message = append(message, slack.MsgOptionTS(r.thread))
	}
	_, _, err := b.cfg.API.PostMessageContext(ctx, r.channel, message...)
	return err
}
