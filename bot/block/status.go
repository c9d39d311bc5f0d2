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
}

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
	label := text.Say("hint.run_label", "command", "/brief feeds")
	return m.with(actions(button("hint.use", "cmd:feeds", text.Say("hint.do_feeds"), label))...)
}

// collecting is when feeds were last collected, and how many fail.
func (s StatusLines) collecting(collected time.Time, failing int, now time.Time) sentence {
	feeds, bad := ours("feeds", text.Say("count.feeds", "n", len(s.Feeds))), ours("failing", text.Say("status.failing", "n", failing))
	if collected.IsZero() {
		return say("status.uncollected", 0, feeds)
	}
	return say("status.collected", 0, instant("ago", collected, formatAgo, text.Ago(collected, now)), feeds, bad)
}
