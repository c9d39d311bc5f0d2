package block

import (
	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// Muted says that an outlet is left out of a channel, and how to undo it.
func Muted(outlet, channel string) Message {
	undo := "unmute " + text.OneLine(outlet)
	return notice(say("mute.done", 0, strong("outlet", outlet), room(channel)), say("mute.unless", 0)).with(actions(
		button("hint.use", "cmd:"+undo, text.Say("mute.undo_do"), text.Say("hint.run_label", "command", "/brief "+undo)))...)
}

// Unmuted says that an outlet is shown again.
func Unmuted(outlet, channel string) Message {
	return finish(notice(say("mute.ended", 0, strong("outlet", outlet), room(channel))))
}

// NotMuted says that an outlet wasn't muted.
func NotMuted(outlet string) Message {
	return finish(notice(say("mute.absent", 0, typed("x", outlet))).unchanged())
}

// mutesMost is how many mutes are listed.
const mutesMost = 20

// Mutes lists what is muted in a place.
func Mutes(mutes []briefing.Mute, place Place) Message {
	if len(mutes) == 0 {
		return notice(say("mute.none", 0, ours("here", place.here()))).with(
			context(text.Say("mute.look", "a", code("/brief mute Harbor Ledger"))))
	}
	m := notice(say("mute.list", 0, ours("here", place.here())))
	var rows []slack.RichTextElement
	for _, mute := range mutes[:min(len(mutes), mutesMost)] {
		line := say("mute.row", mute.LeftOut, strong("outlet", mute.Outlet), who(mute.By), count(mute.LeftOut))
		rows = append(rows, paragraph(line))
		m.Text = extend(m.Text, line.plain)
	}
	if more := len(mutes) - mutesMost; more > 0 {
		rows = append(rows, section(words(text.Say("story.more", "n", more))))
	}
	return m.with(rich(list(slack.RTEListBullet, 0, rows...)),
		context(text.Say("mute.look_end", "a", code("/brief unmute "+text.OneLine(mutes[0].Outlet)))))
}
