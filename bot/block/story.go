package block

import (
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// story draws one story: headline and quote, and under them where it comes
// from, and what is new where it was told before. The number is left out if 0.
func story(b briefing.Briefing, number int, now time.Time) []slack.Block {
	style := &slack.RichTextSectionTextStyle{Bold: true}
	headline := link(text.Link(b), text.Line(text.Headline(b, text.HeadlineLimit)), style)
	label := ""
	if number > 0 {
		label = fmt.Sprintf("%d. ", number)
	}
	elements := []slack.RichTextElement{titled(label+mark(b), headline)}
	if quote, credit := text.Said(b); quote != "" {
		elements = append(elements, &slack.RichTextQuote{
			Type:     slack.RTEQuote,
			Elements: []slack.RichTextSectionElement{words(text.Line(quote) + "\n" + text.Line(credit))},
		})
	}
	blocks := []slack.Block{rich(elements...)}
	if line := text.SourceLine(b, ago(b.Published, now), Name); line != "" {
		blocks = append(blocks, context(line))
	}
	if u := b.Update; u != nil {
		told := date(u.Told, formatTold, text.Briefed(b, now))
		blocks = append(blocks, context(text.UpdateLine(b, told, func(s string) string { return mrkdwnLink(u.Link, Name(s)) })))
	}
	return blocks
}

// mark says that a story is an update, before its headline; "" where it isn't.
func mark(b briefing.Briefing) string {
	if b.Update == nil {
		return ""
	}
	return text.Say("update.mark") + "  "
}

// titled is a headline after a label in bold, which may be "".
func titled(label string, headline slack.RichTextSectionElement) *slack.RichTextSection {
	if label == "" {
		return section(headline)
	}
	return section(bold(label), headline)
}

// row is a story in a list: headline and outlet.
func row(b briefing.Briefing) slack.RichTextElement {
	r := titled(mark(b), link(text.Link(b), text.Isolate(text.Headline(b, text.RowLimit)), nil))
	if outlet := text.Outlet(b.Source); outlet != "" {
		r.Elements = append(r.Elements, words(" · "+text.Isolate(outlet)))
	}
	return r
}
