package block

import (
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// MaxRest is how many headlines follow a digest's top stories.
const MaxRest = 15

// Digest is a scheduled brief: the top stories with their quotes, then the
// headlines of the rest. Where stories are left over, More Stories carries
// "d:" and the delivery's key. A digest without stories says so in two lines.
func Digest(d briefing.Digest, key string, now time.Time) Message {
	if len(d.Briefings) == 0 {
		return empty(d, now)
	}
	if d.Layout == briefing.Compact {
		return compact(d, now)
	}
	return fit(capped(d, text.Top+MaxRest, 0), func(d briefing.Digest) Message {
		m := Message{Text: text.FallbackFunc(d, 1, now, Name)}
		m.Blocks = append(m.Blocks, header(text.Title(d, now)), context(digestRange(d, now)))
		top := min(text.Top, len(d.Briefings))
		for i, b := range d.Briefings[:top] {
			m.Blocks = append(m.Blocks, story(b, i+1, now)...)
		}
		m.Blocks = append(m.Blocks, rest(d.Briefings[top:])...)
		m.Blocks = append(m.Blocks, storyButtons(d, 1, top)...)
		if left := d.Total - len(d.Briefings); left > 0 && key != "" {
			label := text.Say("digest.more_label", "n", left)
			m.Blocks = append(m.Blocks, actions(button("digest.more", "d:"+key, text.Say("answer.more"), label))...)
		}
		return m
	})
}

// Preview is what a digest would be now, for one person.
func Preview(d briefing.Digest, now time.Time, place Place) Message {
	m := Digest(d, "", now)
	note := text.Say("digest.preview", "here", place.here())
	m.Text = note + "\n" + m.Text
	if len(m.Blocks) > 0 {
		m.Blocks = append([]slack.Block{context(note)}, m.Blocks...)
	}
	return finish(m)
}

// digestRange says how much a digest holds, on what and from where.
func digestRange(d briefing.Digest, now time.Time) string {
	return covers(d, now) + lateness(d, now)
}

// lateness says that a digest comes late, and when it was due; "" where it
// doesn't.
func lateness(d briefing.Digest, now time.Time) string {
	if !d.Late {
		return ""
	}
	return " · " + text.Say("digest.late", "when", text.Clock(d.Slot, now, text.Zone(d.Zone)))
}

func covers(d briefing.Digest, now time.Time) string {
	stories := text.Say("count.stories", "n", len(d.Briefings))
	outlets := text.Say("count.outlets", "n", d.Outlets)
	topics := text.Topics(d.Topics, maxHeader)
	if topics == "" {
		return text.Say("digest.range_all", "stories", stories, "outlets", outlets, "since", since(d, now))
	}
	return text.Say("digest.range", "stories", stories, "topics", Name(topics), "outlets", outlets, "since", since(d, now))
}

// rest is the list of the stories after the top ones, numbered on.
func rest(briefings []briefing.Briefing) []slack.Block {
	if len(briefings) == 0 {
		return nil
	}
	rows := make([]slack.RichTextElement, len(briefings))
	for i, b := range briefings {
		rows[i] = row(b)
	}
	return []slack.Block{
		slack.NewDividerBlock(),
		rich(section(bold(text.Say("digest.rest"))), list(slack.RTEListOrdered, text.Top, rows...)),
	}
}

// empty is the digest of a day without news: two lines that prove the bot is
// alive.
func empty(d briefing.Digest, now time.Time) Message {
	zone := text.Zone(d.Zone)
	nothing := say("digest.empty_all", 0, instant("since", d.Since, formatFrom, text.Since(d.Since, now, zone)))
	if topics := text.Topics(d.Topics, maxHeader); topics != "" {
		nothing = say("digest.empty", 0, typed("topics", topics), instant("since", d.Since, formatFrom, text.Since(d.Since, now, zone)))
	}
	title := sentence{rich: []slack.RichTextSectionElement{bold(text.Isolate(text.Title(d, now)))}}
	return finish(Message{
		Text:   text.Lead(d, now, Name),
		Blocks: []slack.Block{rich(paragraph(title, nothing)), context(emptyFoot(d, now))},
	})
}

func emptyFoot(d briefing.Digest, now time.Time) string {
	outlets := text.Say("count.outlets", "n", d.Coverage.Outlets)
	foot := text.Say("digest.empty_none", "outlets", outlets)
	if d.Coverage.Items > 0 {
		foot = text.Say("digest.empty_foot", "outlets", outlets, "items", text.Say("count.items", "n", d.Coverage.Items))
	}
	if d.Next.IsZero() {
		return foot
	}
	next := text.Say("digest.next", "when", text.Clock(d.Next, now, text.Zone(d.Zone)))
	return foot + " · " + date(d.Next, formatNext, next)
}
