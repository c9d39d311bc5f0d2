package block

import (
	"strings"

	"newsbrief/briefing/text"
)

// NotAllowed says that somebody may not change something, and who may: admins,
// and the managers of the place, by Slack id. Everywhere: it concerns all.
func NotAllowed(managers []string, everywhere bool, place Place) Message {
	lead := text.Say("permit.channel", "here", place.here())
	if everywhere {
		lead = text.Say("permit.all")
	}
	ask := text.Say("permit.ask_admin", "command", code("/brief managers add @you"))
	if len(managers) > 0 {
		ask = text.Say("permit.ask", "managers", people(managers), "command", code("/brief managers add @you"))
	}
	return finish(Message{
		Text:   escape(lead) + " " + text.Say("hint.unchanged") + ".",
		Blocks: append(notice(told(lead, escape(lead))).Blocks, context(ask)),
	})
}

// GuestsRead says that guests change nothing.
func GuestsRead() Message { return finish(notice(say("permit.guest", 0)).unchanged()) }

// OnlyInside says that what a private channel gets is changed in it.
func OnlyInside() Message { return finish(notice(say("permit.inside", 0)).unchanged()) }

// NoManagers says that a conversation with the bot needs none.
func NoManagers() Message { return finish(notice(say("managers.direct", 0))) }

// ManagersFull says that a channel has as many managers as it may.
func ManagersFull(most int) Message {
	return finish(notice(say("managers.full", 0, count(most))).unchanged())
}

// Managers says who a channel's managers are, by Slack id.
func Managers(list []string) Message {
	look := text.Say("managers.look", "add", code("/brief managers add @name"), "remove", code("/brief managers remove @name"))
	line := text.Say("managers.none")
	if len(list) > 0 {
		line = text.Say("managers.list", "managers", people(list))
	}
	return finish(Message{Text: line, Blocks: append(noticeMrkdwn(line, line).Blocks, context(look))})
}

// TooMuch asks for a moment's patience.
func TooMuch() Message { return finish(notice(say("permit.slow", 0))) }

// people are members by id, as a list. In an answer that only one person sees,
// a mention pings nobody.
func people(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = mention("@", id)
	}
	return strings.Join(names, ", ")
}
