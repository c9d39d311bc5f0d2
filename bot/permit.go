package bot

import (
	"context"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
	"newsbrief/briefing"
)

// Managers keeps whom channels name as their managers.
type Managers interface {
	// Managers returns a channel's managers, by Slack id.
	Managers(ctx context.Context, channel string) ([]string, error)
	AddManager(ctx context.Context, channel, user string) error
	// RemoveManager takes one away; briefing.ErrNotFound: they were none.
	RemoveManager(ctx context.Context, channel, user string) error
}

// managersMost is how many managers a channel names.
const managersMost = 20

// A reach is how far a command's changes go.
type reach int

const (
	reads   reach = iota // changes nothing
	channel              // changes what one channel gets
	all                  // changes what everybody gets
)

// reachOf is how far a verb's changes go.
func reachOf(v command.Verb) reach {
	switch v {
	case command.Follow, command.Unfollow, command.Digest, command.DigestChange, command.DigestMove, command.DigestNow, command.DigestOff,
		command.Pause, command.Resume, command.ManagerAdd, command.ManagerRemove, command.Alerts, command.Mute, command.Unmute, command.Doubt:
		return channel
	case command.FeedAdd, command.FeedRemove, command.FeedPause, command.FeedResume:
		return all
	}
	return reads
}

// permit reports whether somebody may change what the request's channel gets;
// if not, the message says who may. Admins may everywhere: those of the
// workspace, and those that the configuration names. A channel's managers may
// there, and everybody in their own conversation with the bot. Guests and
// members of other workspaces may nowhere.
func (b *Bot) permit(ctx context.Context, r request) (refusal block.Message, ok bool) {
	return b.permitted(ctx, r, channel)
}

// permitted is permit for changes that go so far. One's own conversation is no
// place to change what everybody gets, such as the feeds.
func (b *Bot) permitted(ctx context.Context, r request, far reach) (refusal block.Message, ok bool) {
	who, err := b.people.of(ctx, r.user)
	if err != nil {
		return b.trouble(ctx, r, block.Permitting, err), false
	}
	if who.guest {
		return block.GuestsRead(), false
	}
	if who.admin || slices.Contains(b.cfg.Admins, r.user) {
		return b.inside(ctx, r)
	}
	direct := strings.HasPrefix(r.channel, "D")
	if direct && far == channel && !r.away {
		return block.Message{}, true
	}
	var managers []string
	if r.channel != "" && !direct {
		if managers, err = b.cfg.Managers.Managers(ctx, r.channel); err != nil {
			return b.trouble(ctx, r, block.Permitting, err), false
		}
	}
	if slices.Contains(managers, r.user) {
		return b.inside(ctx, r)
	}
	return block.NotAllowed(managers, far == all, r.place()), false
}

// inside reports whether somebody who acts from elsewhere may: what a private
// channel gets is only known and changed inside.
func (b *Bot) inside(ctx context.Context, r request) (refusal block.Message, ok bool) {
	if !r.away || r.channel == "" {
		return block.Message{}, true
	}
	member, err := b.sees(ctx, r.channel, r.user)
	if err != nil {
		return b.trouble(ctx, r, block.Permitting, err), false
	}
	if !member {
		return block.OnlyInside(), false
	}
	return block.Message{}, true
}

// sees reports whether somebody may know of a channel: it is public, or they
// are in it.
func (b *Bot) sees(ctx context.Context, channel, user string) (bool, error) {
	info, err := b.cfg.API.GetConversationInfoContext(ctx, &slack.GetConversationInfoInput{ChannelID: channel})
	if err != nil {
		return false, err
	}
	if !info.IsPrivate && !info.IsIM && !info.IsMpIM {
		return true, nil
	}
	page := &slack.GetUsersInConversationParameters{ChannelID: channel, Limit: 1000}
	for {
		members, next, err := b.cfg.API.GetUsersInConversationContext(ctx, page)
		if err != nil || slices.Contains(members, user) {
			return err == nil, err
		}
		if next == "" {
			return false, nil
		}
		page.Cursor = next
	}
}

// managers lists a channel's managers, or changes who they are.
func (b *Bot) managers(ctx context.Context, r request, c command.Command) block.Message {
	if r.place() == block.Direct {
		return block.NoManagers()
	}
	list, err := b.cfg.Managers.Managers(ctx, r.channel)
	if err == nil && c.Verb == command.ManagerAdd && len(list) >= managersMost {
		return block.ManagersFull(managersMost)
	}
	change := briefing.Change{By: r.user, Channel: r.channel, What: c.Verb.String(), Object: c.User}
	switch {
	case err != nil:
	case c.Verb == command.ManagerAdd && !slices.Contains(list, c.User):
		if err = b.cfg.Managers.AddManager(ctx, r.channel, c.User); err == nil {
			list = append(list, c.User)
			b.note(ctx, change)
		}
	case c.Verb == command.ManagerRemove && slices.Contains(list, c.User):
		if err = b.cfg.Managers.RemoveManager(ctx, r.channel, c.User); err == nil {
			list = slices.DeleteFunc(list, func(u string) bool { return u == c.User })
			b.note(ctx, change)
		}
	}
	if err != nil {
		return b.trouble(ctx, r, block.Permitting, err)
	}
	return block.Managers(list)
}
