package block

import (
	"regexp"
	"strings"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// Shared is an answer as it stands in a channel after somebody shared it: user
// is their Slack id, query the text after /brief, which the last line teaches.
func Shared(d briefing.Digest, user, query string, now time.Time) Message {
	d.Name = ""
	by := sharedBy(user, query)
	return fit(capped(d, MaxAnswer, 0), func(d briefing.Digest) Message {
		m := Message{Text: text.FallbackFunc(d, 1, now, Name)}
		m.Blocks = append(m.Blocks, header(text.Title(d, now)))
		for _, b := range d.Briefings {
			m.Blocks = append(m.Blocks, story(b, 0, now)...)
		}
		m.Blocks = append(m.Blocks, context(by))
		return m
	})
}

// sharedBy is the line under a shared answer, which teaches the command.
func sharedBy(user, query string) string {
	command := code(text.Cut(strings.TrimSpace("/brief "+query), text.HeadlineLimit))
	return text.Say("answer.shared_by", "user", mention("@", user), "command", command)
}

// SharedNote replaces the shared answer where it was asked: it names the
// channel by its id and links to the message, if permalink is an address.
func SharedNote(channel, permalink string) Message {
	name := mention("#", channel)
	note := text.Say("answer.shared_text", "channel", name)
	if !text.IsWeb(permalink) {
		return finish(noticeMrkdwn(note, note))
	}
	open := mrkdwnLink(permalink, text.Say("answer.open"))
	return finish(noticeMrkdwn(note, text.Say("answer.shared", "channel", name, "link", open)))
}

// mention is a person ("@") or a channel ("#") by id. What isn't an id is only
// a name.
func mention(kind, id string) string {
	if !slackID.MatchString(id) {
		return Name(id)
	}
	return "<" + kind + id + ">"
}

var slackID = regexp.MustCompile(`^[A-Z][A-Z0-9]{1,30}$`)
