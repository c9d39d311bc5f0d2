package block

import (
	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// ChannelLost tells who made a digest that it is paused, because its channel
// can't be posted to, and what makes it go on.
func ChannelLost(s briefing.Subscription) Message {
	title := say("lost.paused", 0, strong("name", s.Name))
	why := say("lost."+s.Lost, 0, room(s.Channel), verbatim("command", "/invite @newsbrief"), verbatim("resume", "/brief resume"))
	m := notice(title, why)
	if _, known := map[string]bool{"archived": true, "left": true, "deleted": true, "barred": true}[s.Lost]; !known {
		m = notice(title)
	}
	return m.with(actions(deleteButton(s))...)
}

// deleteButton ends a digest, after asking back.
func deleteButton(s briefing.Subscription) *slack.ButtonBlockElement {
	name := text.OneLine(s.Name)
	b := button("digest.delete", "d:"+s.ID, text.Say("digest.delete"), text.Say("digest.delete_label", "name", name))
	return confirmed(b, text.Say("digest.delete_ask", "name", name), text.Say("digest.delete_what"),
		text.Say("digest.delete_do"), text.Say("digest.delete_keep"))
}

// DigestDeleted says that a digest ended for good.
func DigestDeleted(s briefing.Subscription) Message {
	return finish(notice(say("digest.deleted", 0, strong("name", s.Name), room(s.Channel))))
}

// DigestGone says that a digest ended before.
func DigestGone() Message { return finish(notice(say("digest.gone", 0))) }

// room fills {channel} with a channel by id, by which Slack shows its name.
func room(channel string) fill {
	if !slackID.MatchString(channel) {
		return typed("channel", channel)
	}
	return fill{"channel", slack.NewRichTextSectionChannelElement(channel, nil), mention("#", channel)}
}
