package block

import (
	"strconv"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// statusFailing is how many failing feeds a status tells one by one.
const statusFailing = 5

// StatusLines are what a status is told from.
type StatusLines struct {
	Alive, Sockets int // connections to Slack that live, of so many
	Feeds          []briefing.Feed
	Census         briefing.Census
	Doubt          Doubt               // what becomes of digests in doubt here
	Held           []briefing.Delivery // those that are held here
}

// A Doubt is what becomes of digests of which the bot doesn't know whether they
// were posted.
type Doubt string

// What becomes of them.
const (
	LookedFor Doubt = "look"                 // they are looked for in the channel's history
	HeldBack  Doubt = Doubt(briefing.Hold)   // the history is closed to the bot: they are held
	Repeated  Doubt = Doubt(briefing.Resend) // likewise: they are posted again
)

// Status says how the bot's work goes: its connection, its collecting, what
// waits to be posted, and the feeds that fail.
func Status(s StatusLines, now time.Time) Message {
	var collected time.Time
	var failing []briefing.Feed
	for _, f := range s.Feeds {
		if f.Worked.After(collected) {
			collected = f.Worked
		}
		if f.Failures > 0 && !f.Paused {
			failing = append(failing, f)
		}
	}
	lines := []sentence{
		say("status.sockets", s.Sockets, ours("alive", strconv.Itoa(s.Alive)), count(s.Sockets)),
		s.collecting(collected, len(failing), now),
		say("status.kept", 0, ours("items", text.Say("count.items", "n", s.Census.Items)), ours("stories", text.Say("count.stories", "n", s.Census.Stories))),
		say("status.outbox", 0, ours("waiting", text.Say("count.digests", "n", s.Census.Waiting)), ours("failed", text.Say("count.failed", "n", s.Census.Failed))),
	}
	switch s.Doubt {
	case HeldBack, Repeated:
		lines = append(lines, say("status.doubt_"+string(s.Doubt), 0, command("command", "doubt "+string(s.Doubt.other()))))
	}
	m := Message{Text: text.Say("status.title") + ".", Blocks: []slack.Block{header(text.Say("status.title"))}}
	rows := make([]slack.RichTextElement, len(lines))
	for i, line := range lines {
		rows[i] = paragraph(line)
		m.Text = extend(m.Text, line.plain)
	}
	m.Blocks = append(m.Blocks, rich(list(slack.RTEListBullet, 0, rows...)))
	for _, f := range failing[:min(len(failing), statusFailing)] {
		line := feedLine(f, now)
		m.Blocks = append(m.Blocks, rich(paragraph(line)))
		m.Text = extend(m.Text, line.plain)
	}
	for _, d := range s.Held[:min(len(s.Held), heldMost)] {
		line := heldLine(d, now)
		m.Blocks = append(m.Blocks, rich(paragraph(line)))
		m.Blocks = append(m.Blocks, actions(sendButton(d))...)
		m.Text = extend(m.Text, line.plain)
	}
	label := text.Say("hint.run_label", "command", "/brief feeds")
	return m.with(actions(button("hint.use", "cmd:feeds", text.Say("hint.do_feeds"), label))...)
}

// other is what could become of them instead, where the history is closed.
func (d Doubt) other() Doubt {
	if d == HeldBack {
		return Repeated
	}
	return HeldBack
}

// collecting is when feeds were last collected, and how many fail.
func (s StatusLines) collecting(collected time.Time, failing int, now time.Time) sentence {
	feeds, bad := ours("feeds", text.Say("count.feeds", "n", len(s.Feeds))), ours("failing", text.Say("status.failing", "n", failing))
	if collected.IsZero() {
		return say("status.uncollected", 0, feeds)
	}
	return say("status.collected", 0, instant("ago", collected, formatAgo, text.Ago(collected, now)), feeds, bad)
}
