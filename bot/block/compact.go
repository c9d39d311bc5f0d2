package block

import (
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// compactQuote is how much of a quote a compact digest shows.
const compactQuote = 140

// compact is a digest in one block under its title, about as much as a phone
// shows at once: the top stories with quote and speaker in one line, the
// headlines of the rest.
func compact(d briefing.Digest, now time.Time) Message {
	return fit(capped(d, text.Top+MaxRest, 0), func(d briefing.Digest) Message {
		m := Message{Text: text.FallbackFunc(d, 1, now, Name)}
		top := min(text.Top, len(d.Briefings))
		var elements []slack.RichTextElement
		for i, b := range d.Briefings[:top] {
			elements = append(elements, compactStory(b, i+1)...)
		}
		var rows []slack.RichTextElement
		for _, b := range d.Briefings[top:] {
			rows = append(rows, titled(mark(b), link(text.Link(b), text.Isolate(text.Headline(b, text.RowLimit)), nil)))
		}
		if len(rows) > 0 {
			elements = append(elements, list(slack.RTEListOrdered, top, rows...))
		}
		m.Blocks = append(m.Blocks, header(text.Title(d, now)), rich(elements...), context(compactFoot(d, now)))
		m.Blocks = append(m.Blocks, storyButtons(d, 1, top)...)
		return m
	})
}

// compactStory is a headline, and a quote with its speaker in one line. Two
// headlines never stand side by side: clients differ on the break between them.
func compactStory(b briefing.Briefing, number int) []slack.RichTextElement {
	style := &slack.RichTextSectionTextStyle{Bold: true}
	headline := titled(fmt.Sprintf("%d. ", number)+mark(b), link(text.Link(b), text.Line(text.Headline(b, text.RowLimit)), style))
	under := text.Outlet(b.Source)
	if b.Quote != nil {
		bare := *b.Quote
		bare.Role = ""
		if quote := text.Quote(bare, b.Language, compactQuote); quote != "" {
			under = quote + " —\u00a0" + text.Attribution(bare, b.Language, text.CreditLimit)
		}
	}
	if under == "" {
		under = text.Say("story.untitled")
	}
	return []slack.RichTextElement{headline, &slack.RichTextQuote{
		Type: slack.RTEQuote, Elements: []slack.RichTextSectionElement{words(text.Line(under))},
	}}
}

// compactFoot says what a compact digest covers.
func compactFoot(d briefing.Digest, now time.Time) string {
	outlets := text.Say("count.outlets", "n", d.Outlets)
	topics := text.Topics(d.Topics, maxHeader)
	if topics == "" {
		return text.Say("digest.compact_all", "outlets", outlets, "since", since(d, now)) + lateness(d, now)
	}
	return text.Say("digest.compact", "topics", Name(topics), "outlets", outlets, "since", since(d, now)) + lateness(d, now)
}
