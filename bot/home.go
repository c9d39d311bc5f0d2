package bot

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
	"newsbrief/briefing"
)

// routeHome adds the Home tab and what can be done there.
func (b *Bot) routeHome(r *routes) {
	r.events[slackevents.AppHomeOpened] = func(ctx context.Context, _ *slackevents.EventsAPICallbackEvent, inner any) {
		if e, ok := inner.(*slackevents.AppHomeOpenedEvent); ok && e.Tab == "home" {
			b.publishHome(ctx, e.User)
		}
	}
	r.clicks["home.digest_menu"] = b.digestMenu
	r.clicks["home.unmute"] = b.unmuteAtHome
	for _, action := range []string{"home.try", "home.feeds"} {
		r.clicks[action] = b.tellAtHome
	}
	r.forms["digest.delete"] = form{save: b.deleteAtHome}
}

// publishHome draws somebody's Home tab.
func (b *Bot) publishHome(ctx context.Context, user string) {
	lines, err := b.homeLines(ctx, user)
	if err == nil {
		_, err = b.cfg.API.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: user, View: block.Home(lines, b.cfg.Now())})
	}
	if err != nil {
		b.log.ErrorContext(ctx, "home tab not published", "user", user, "err", err)
	}
}

// homeLines are what somebody's Home tab tells: their own digests, and those of
// channels that they may know of.
func (b *Bot) homeLines(ctx context.Context, user string) (block.HomeLines, error) {
	all, err := b.cfg.Subscriptions.Subscriptions(ctx, "")
	if err != nil {
		return block.HomeLines{}, err
	}
	feeds, err := b.cfg.Feeds.Feeds(ctx)
	if err != nil {
		return block.HomeLines{}, err
	}
	mutes, err := b.cfg.Mutes.Mutes(ctx, "")
	if err != nil {
		return block.HomeLines{}, err
	}
	h := block.HomeLines{Feeds: feeds, Mutes: mutes, Zone: b.people.zone(ctx, user)}
	seen := make(map[string]bool)
	for _, s := range all {
		if s.By != user {
			if _, asked := seen[s.Channel]; !asked {
				seen[s.Channel] = b.mayKnow(ctx, s.Channel, user)
			}
			if !seen[s.Channel] {
				continue
			}
		}
		h.Digests = append(h.Digests, s)
	}
	return h, nil
}

// mayKnow is sees, with no for an answer where Slack doesn't say.
func (b *Bot) mayKnow(ctx context.Context, channel, user string) bool {
	if strings.HasPrefix(channel, "D") {
		return false // somebody else's conversation
	}
	ok, err := b.sees(ctx, channel, user)
	return ok && err == nil
}

// tellAtHome answers a button of the Home tab in the conversation with the bot,
// where its answers are read.
func (b *Bot) tellAtHome(ctx context.Context, c click) {
	loc := b.people.zone(ctx, c.user)
	parsed, err := command.Parse(c.text, b.cfg.Now(), loc)
	if err != nil {
		return // not a button of ours
	}
	b.poster.tell(ctx, b.log, c.user, b.reply(ctx, request{channel: directly, user: c.user}, parsed, loc))
}

// directly stands for a conversation with the bot whose id isn't known.
const directly = "D"

// digestMenu does what an item of a digest's menu says.
func (b *Bot) digestMenu(ctx context.Context, c click) {
	s, err := b.cfg.Subscriptions.Subscription(ctx, c.text)
	if errors.Is(err, briefing.ErrNotFound) {
		b.publishHome(ctx, c.user) // it ended meanwhile
		return
	}
	if err != nil {
		b.poster.tell(ctx, b.log, c.user, b.trouble(ctx, c.request, block.Setting, err))
		return
	}
	if c.kind != "preview" && !b.permitAt(ctx, c, s) {
		return
	}
	switch c.kind {
	case "edit":
		b.openSettings(ctx, c, s)
	case "preview":
		b.previewAtHome(ctx, c, s)
	case "now":
		if err = b.cfg.Publisher.OweNow(ctx, s); err == nil {
			b.note(ctx, briefing.Change{By: c.user, Channel: s.Channel, What: command.DigestNow.String(), Object: s.Name})
			b.poster.tell(ctx, b.log, c.user, block.DigestComing(s, block.Channel))
		}
	case "pause":
		s.Paused = briefing.Forever()
		err = b.saveAtHome(ctx, c, s, command.Pause)
	case "resume":
		s.Paused, s.Lost = time.Time{}, ""
		err = b.saveAtHome(ctx, c, s, command.Resume)
	case "delete":
		_, err = b.cfg.API.OpenViewContext(ctx, c.trigger, block.DeleteDigest(s))
	}
	if err != nil {
		b.poster.tell(ctx, b.log, c.user, b.trouble(ctx, c.request, block.Setting, err))
	}
}

// permitAt reports whether somebody may change a digest from the Home tab, and
// tells them if not. Who made it may.
func (b *Bot) permitAt(ctx context.Context, c click, s briefing.Subscription) bool {
	if s.By == c.user {
		who, err := b.people.of(ctx, c.user)
		if err == nil && !who.guest {
			return true
		}
	}
	refusal, ok := b.permit(ctx, request{channel: s.Channel, user: c.user, away: true})
	if !ok {
		b.poster.tell(ctx, b.log, c.user, refusal)
	}
	return ok
}

// saveAtHome saves a digest and draws the Home tab again.
func (b *Bot) saveAtHome(ctx context.Context, c click, s briefing.Subscription, what command.Verb) error {
	if err := b.save(ctx, request{channel: s.Channel, user: c.user}, &s, what.String()); err != nil {
		return err
	}
	b.publishHome(ctx, c.user)
	return nil
}

// previewAtHome sends somebody what a digest would be now.
func (b *Bot) previewAtHome(ctx context.Context, c click, s briefing.Subscription) {
	if s.By != c.user && !b.mayKnow(ctx, s.Channel, c.user) {
		return
	}
	now := b.cfg.Now()
	d, err := b.cfg.Publisher.Preview(ctx, s, now)
	if err != nil {
		b.poster.tell(ctx, b.log, c.user, b.trouble(ctx, c.request, block.Asking, err))
		return
	}
	b.poster.tell(ctx, b.log, c.user, block.Preview(d, now, block.Channel))
}

// deleteAtHome ends the digest that a confirmed modal is about.
func (b *Bot) deleteAtHome(ctx context.Context, i slack.InteractionCallback) {
	c := click{request: request{user: i.User.ID}}
	s, err := b.cfg.Subscriptions.Subscription(ctx, i.View.PrivateMetadata)
	if err == nil && b.permitAt(ctx, c, s) {
		if err = b.cfg.Subscriptions.DeleteSubscription(ctx, s.ID); err == nil {
			b.note(ctx, briefing.Change{By: i.User.ID, Channel: s.Channel, What: command.DigestOff.String(), Object: s.Name, Detail: block.Outline(s)})
		}
	}
	if err != nil && !errors.Is(err, briefing.ErrNotFound) {
		b.poster.tell(ctx, b.log, i.User.ID, b.trouble(ctx, c.request, block.Setting, err))
	}
	b.publishHome(ctx, i.User.ID)
}

// unmuteAtHome ends a mute.
func (b *Bot) unmuteAtHome(ctx context.Context, c click) {
	channel, outlet, _ := strings.Cut(c.text, ":")
	r := request{channel: channel, user: c.user, away: true}
	if refusal, ok := b.permit(ctx, r); !ok {
		b.poster.tell(ctx, b.log, c.user, refusal)
		return
	}
	err := b.cfg.Mutes.Unmute(ctx, channel, outlet)
	switch {
	case err == nil:
		b.note(ctx, briefing.Change{By: c.user, Channel: channel, What: command.Unmute.String(), Object: outlet})
	case !errors.Is(err, briefing.ErrNotFound):
		b.poster.tell(ctx, b.log, c.user, b.trouble(ctx, r, block.Setting, err))
		return
	}
	b.publishHome(ctx, c.user)
}
