package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"newsbrief/briefing"
	"newsbrief/briefing/article"
	"newsbrief/briefing/quote"
	"newsbrief/briefing/text"
)

// inspectQuotesCmd shows quotations.
type inspectQuotesCmd struct {
	lines
	Explain string `placeholder:"FILE|URL" help:"For a person: show the quotations of this page or text."`
}

// Help is shown by newsbrief inspect quotes --help.
func (inspectQuotesCmd) Help() string {
	return `In:  {"id", "title", "text"} a line, "language" where it is known.
Out: {"id", "quotes": [{"start", "end", "text", "speaker", "speaker_start", "speaker_end", "role",
"confidence", "key"}]} a line. Offsets are bytes of text.

Examples:
  newsbrief inspect quotes articles.jsonl
  newsbrief inspect quotes --explain https://example.com/article.html`
}

type quotesIn struct {
	Title    string
	Text     string
	Language string
}

type quotesOut struct {
	ID     json.RawMessage `json:"id"`
	Quotes []quoteOut      `json:"quotes"`
	Error  string          `json:"error,omitempty"`
}

type quoteOut struct {
	Start        int     `json:"start"`
	End          int     `json:"end"`
	Text         string  `json:"text"`
	Speaker      string  `json:"speaker"`
	SpeakerStart int     `json:"speaker_start"`
	SpeakerEnd   int     `json:"speaker_end"`
	Role         string  `json:"role"`
	Confidence   float64 `json:"confidence"`
	Key          bool    `json:"key"`
}

// Run writes what it finds.
func (c inspectQuotesCmd) Run(ctx context.Context, a *app) error {
	if c.Explain != "" {
		return c.explain(ctx, a)
	}
	return c.each(ctx, a, func(line []byte) any {
		out := quotesOut{ID: idOf(line), Quotes: []quoteOut{}}
		var in quotesIn
		if err := json.Unmarshal(line, &in); err != nil {
			out.Error = err.Error()
			return out
		}
		for _, q := range quote.Extract(in.Title, in.Text, in.Language) {
			out.Quotes = append(out.Quotes, toQuoteOut(q))
		}
		return out
	})
}

func toQuoteOut(q briefing.Quote) quoteOut {
	return quoteOut{
		Start: q.Start, End: q.End, Text: q.Text,
		Speaker: q.Speaker, SpeakerStart: q.SpeakerStart, SpeakerEnd: q.SpeakerEnd,
		Role: q.Role, Confidence: q.Confidence, Key: q.Key,
	}
}

// explain lists the quotations of one page for a person.
func (c inspectQuotesCmd) explain(ctx context.Context, a *app) error {
	page, err := a.page(ctx, c.Explain)
	if err != nil {
		return err
	}
	read, err := article.FromPage(page)
	if err != nil {
		return err
	}
	quotes := quote.Extract(read.Title, read.Text, read.Language)
	fmt.Fprintf(a.env.stdout, "%s\n%s, language %s\n", read.Title, count(len(quotes), "quotation"), cmp.Or(read.Language, "unknown"))
	for _, q := range quotes {
		fmt.Fprintf(a.env.stdout, "\n%d-%d  %s\n", q.Start, q.End, text.Quote(q, read.Language, len(q.Text)))
		fmt.Fprintf(a.env.stdout, "  — %s\n  %s\n", text.Attribution(q, read.Language, text.CreditLimit), reasons(read, q))
	}
	return nil
}

// reasons says what a quotation's speaker rests on.
func reasons(read briefing.Article, q briefing.Quote) string {
	parts := []string{fmt.Sprintf("confidence %.2f", q.Confidence)}
	if q.SpeakerEnd > q.SpeakerStart {
		parts = append(parts, fmt.Sprintf("mentioned as “%s” at %d", read.Text[q.SpeakerStart:q.SpeakerEnd], q.SpeakerStart))
	}
	if q.Key {
		parts = append(parts, "the key quote")
	}
	return strings.Join(parts, ", ")
}
