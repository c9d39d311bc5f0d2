package main

import (
	"context"
	"encoding/json"

	"newsbrief/briefing"
	"newsbrief/briefing/quote"
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
