package block

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// outletsMost is how many other outlets a reply links to.
const outletsMost = 12

// Reply is a message in a digest's thread: the top stories of a compact one with
// roles and outlets, further quotes and outlets of one top story, or the quotes
// of the headlines after them. It is numbered as the digest is.
func Reply(d briefing.Digest, now time.Time) Message {
	switch {
	case d.Layout == briefing.Compact:
		return fit(d, func(d briefing.Digest) Message { return inFull(d, now) })
	case d.First < text.Top:
		return furtherQuotes(d)
	}
	return fit(d, func(d briefing.Digest) Message { return restQuotes(d, now) })
}

// inFull tells stories as a full digest does.
func inFull(d briefing.Digest, now time.Time) Message {
	lines := []string{text.Say("thread.roles")}
	var m Message
	for i, b := range d.Briefings {
		m.Blocks = append(m.Blocks, story(b, d.First+i+1, now)...)
		lines = append(lines, number(d, i)+linkedFallback(b, now))
	}
	m.Text = clip(strings.Join(lines, "\n"), maxText)
	return m
}

// furtherQuotes tells more on one story: the first briefing is the story, the
// others are quotes from its other articles.
func furtherQuotes(d briefing.Digest) Message {
	return fit(d, func(d briefing.Digest) Message {
		b := d.Briefings[0]
		headline := text.Headline(b, text.HeadlineLimit)
		style := &slack.RichTextSectionTextStyle{Bold: true}
		head := titled(number(d, 0), link(text.Link(b), text.Line(headline), style))
		elements := []slack.RichTextElement{head}
		lines := []string{text.Say("thread.more", "number", d.First+1, "headline", Name(headline))}
		for _, q := range d.Briefings[1:] {
			quote, credit := text.Said(q)
			if quote == "" {
				continue
			}
			if len(elements) == 1 { // no two sections in a row
				head.Elements = append(append(head.Elements, words("\n")), whose(q)...)
			} else {
				elements = append(elements, section(whose(q)...))
			}
			elements = append(elements, quoteLines(quote))
			lines = append(lines, Name(quote)+" "+Name(credit)+" ("+Name(text.Outlet(q.Source))+")")
		}
		m := Message{Blocks: []slack.Block{rich(elements...)}}
		if outlets := linkedOutlets(b); outlets != "" {
			m.Blocks = append(m.Blocks, context(outlets))
			lines = append(lines, text.SourceLine(b, "", Name))
		}
		m.Text = clip(strings.Join(lines, "\n"), maxText)
		return m
	})
}

// whose is who says a quote, what they are, and the outlet that has it, linked
// to where it stands.
func whose(b briefing.Briefing) []slack.RichTextSectionElement {
	who := text.Attribution(*b.Quote, b.Language, text.CreditLimit)
	return []slack.RichTextSectionElement{words(text.Isolate(who) + " · "), link(text.Link(b), text.Isolate(text.Outlet(b.Source)), nil)}
}

// restQuotes tells the quotes of the stories after the top ones, and which have
// none.
func restQuotes(d briefing.Digest, now time.Time) Message {
	var elements []slack.RichTextElement
	var without []string
	lines := []string{text.Say("thread.rest")}
	for i, b := range d.Briefings {
		quote, credit := text.Said(b)
		if quote == "" {
			without = append(without, strconv.Itoa(d.First+i+1))
			continue
		}
		headline := text.Headline(b, text.RowLimit)
		elements = append(elements, titled(number(d, i), link(text.Link(b), text.Isolate(headline), nil)),
			quoteLines(quote+"\n"+credit))
		lines = append(lines, number(d, i)+Name(headline), Name(quote)+" "+Name(credit))
		if line := text.SourceLine(b, text.Ago(b.Published, now), Name); line != "" {
			lines = append(lines, line)
		}
	}
	m := Message{Text: clip(strings.Join(lines, "\n"), maxText)}
	if len(elements) > 0 {
		m.Blocks = append(m.Blocks, rich(elements...))
	}
	if len(without) > 0 {
		m.Blocks = append(m.Blocks, context(text.Say("thread.without", "numbers", strings.Join(without, ", "))))
	}
	return m
}

// number is the number of a part's briefing in its digest, before its headline.
func number(d briefing.Digest, i int) string { return fmt.Sprintf("%d. ", d.First+i+1) }

// quoteLines is a quote, each line of it in its own direction.
func quoteLines(lines string) *slack.RichTextQuote {
	shown := slices.Collect(strings.SplitSeq(lines, "\n"))
	for i, line := range shown {
		shown[i] = text.Line(line)
	}
	return &slack.RichTextQuote{Type: slack.RTEQuote, Elements: []slack.RichTextSectionElement{words(strings.Join(shown, "\n"))}}
}

// linkedOutlets are the other outlets that carry a story, each linked to its
// article, and where it was met; "" where nobody else does.
func linkedOutlets(b briefing.Briefing) string {
	source := text.Outlet(b.Source)
	seen := []string{"", source}
	var links []string
	for _, other := range b.Also {
		name := text.Outlet(other)
		if slices.Contains(seen, name) {
			continue
		}
		seen = append(seen, name)
		links = append(links, mrkdwnLink(other.URL, Name(name)))
	}
	if len(links) == 0 {
		return ""
	}
	line := text.Say("thread.also", "names", strings.Join(links[:min(len(links), outletsMost)], ", "))
	if rest := len(links) - outletsMost; rest > 0 {
		line += " " + text.Say("story.more", "n", rest)
	}
	if via := text.Outlet(b.Via); via != "" && via != source {
		line += " " + text.Say("story.via", "name", Name(via))
	}
	return line
}
