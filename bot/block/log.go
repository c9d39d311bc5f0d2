package block

import (
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// MaxLog is how many changes a log shows.
const MaxLog = 20

// Log lists who changed what, the newest first.
func Log(changes []briefing.Change, now time.Time, place Place) Message {
	if len(changes) == 0 {
		return finish(notice(say("log.none", 0, ours("here", place.here()))))
	}
	changes = changes[:min(len(changes), MaxLog)]
	title := text.Say("log.title")
	m := Message{Text: title + ".", Blocks: []slack.Block{header(title)}}
	rows := make([]slack.RichTextElement, len(changes))
	for i, c := range changes {
		line := change(c, now)
		rows[i] = paragraph(line)
		m.Text = extend(m.Text, line.plain)
	}
	return m.with(rich(list(slack.RTEListBullet, 0, rows...)))
}

// change is one change in a line: when, who, what.
func change(c briefing.Change, now time.Time) sentence {
	line := say("log.line", 0,
		instant("ago", c.At, formatAgo, text.Ago(c.At, now)),
		who(c.By), verbatim("what", c.What))
	if c.Object != "" {
		line = line.then(told(" ", " ")).then(subject(c.Object))
	}
	if c.Detail != "" {
		line = line.then(say("log.detail", 0, prose("detail", c.Detail, text.HeadlineLimit)))
	}
	return line
}

// who is a member by id, or the bot itself.
func who(id string) fill {
	if !slackID.MatchString(id) {
		return ours("who", text.Say("log.self"))
	}
	return fill{"who", slack.NewRichTextSectionUserElement(id, nil), mention("@", id)}
}

// subject is what was changed: a member where it is one, else foreign text.
func subject(s string) sentence {
	if slackID.MatchString(s) && (s[0] == 'U' || s[0] == 'W') {
		return sentence{[]slack.RichTextSectionElement{slack.NewRichTextSectionUserElement(s, nil)}, mention("@", s)}
	}
	f := strong("x", s)
	return sentence{[]slack.RichTextSectionElement{f.rich}, f.plain}
}
