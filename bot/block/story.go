package block

import (
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// story draws one story: headline and quote, and under them where it comes
// from. The number is left out if 0.
func story(b briefing.Briefing, number int, now time.Time) []slack.Block {
	style := &slack.RichTextSectionTextStyle{Bold: true}
	headline := link(text.Link(b), text.Line(text.Headline(b, text.HeadlineLimit)), style)
	title := section(headline)
	if number > 0 {
		title = section(bold(fmt.Sprintf("%d. ", number)), headline)
	}
	elements := []slack.RichTextElement{title}
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
	return blocks
}

// row is a story in a list: headline and outlet.
func row(b briefing.Briefing) slack.RichTextElement {
	headline := link(text.Link(b), text.Isolate(text.Headline(b, text.RowLimit)), nil)
	if outlet := text.Outlet(b.Source); outlet != "" {
		return section(headline, words(" · "+text.Isolate(outlet)))
	}
	return section(headline)
}
