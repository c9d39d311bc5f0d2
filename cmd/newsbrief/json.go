package main

import (
	"encoding/json"
	"io"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// The JSON forms are a contract with other programs: fields are added, never
// renamed or dropped, and every field is always there.

type digestJSON struct {
	Query   string         `json:"query"`
	Since   string         `json:"since"`
	Until   string         `json:"until"`
	Stories []briefingJSON `json:"stories"`
}

type briefingJSON struct {
	Headline  string       `json:"headline"`
	Quote     *quoteJSON   `json:"quote"`
	Source    sourceJSON   `json:"source"`
	Via       *sourceJSON  `json:"via"`
	Published string       `json:"published"`
	Also      []sourceJSON `json:"also"`
	Links     []string     `json:"links"`
	About     bool         `json:"about"`
	Score     float64      `json:"score"`
	Why       []reasonJSON `json:"why"`
}

type reasonJSON struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Note  string  `json:"note"`
}

type quoteJSON struct {
	Text    string   `json:"text"`  // one piece, byte for byte in the article
	Parts   []string `json:"parts"` // all pieces where the article breaks it, the first among them; else none
	Speaker string   `json:"speaker"`
	Role    string   `json:"role"`
	Link    string   `json:"link"` // opens the page that was seen to hold the quote at it, or ""
}

type sourceJSON struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

// writeDigest writes a digest as one JSON object.
func writeDigest(w io.Writer, query string, d briefing.Digest) error {
	out := digestJSON{Query: query, Since: stamp(d.Since), Until: stamp(d.Until), Stories: []briefingJSON{}}
	for _, b := range d.Briefings {
		out.Stories = append(out.Stories, toBriefingJSON(b))
	}
	return newEncoder(w, "  ").Encode(out)
}

func toBriefingJSON(b briefing.Briefing) briefingJSON {
	out := briefingJSON{
		Headline:  b.Headline,
		Source:    sourceJSON(b.Source),
		Published: stamp(b.Published),
		Also:      make([]sourceJSON, len(b.Also)),
		Links:     append([]string{}, b.Links...),
		About:     b.About,
		Score:     b.Score,
		Why:       make([]reasonJSON, len(b.Why)),
	}
	for i, r := range b.Why {
		out.Why[i] = reasonJSON(r)
	}
	for i, s := range b.Also {
		out.Also[i] = sourceJSON(s)
	}
	if q := b.Quote; q != nil {
		out.Quote = &quoteJSON{Text: q.Text, Parts: partsOf(*q), Speaker: q.Speaker, Role: q.Role, Link: text.QuoteLink(b)}
	}
	if !b.Via.IsZero() {
		out.Via = new(sourceJSON(b.Via))
	}
	return out
}

// partsOf are the pieces of a quote that its article breaks, none where it
// doesn't.
func partsOf(q briefing.Quote) []string {
	parts := []string{}
	if len(q.Rest) > 0 {
		parts = append(parts, q.Text)
	}
	for _, p := range q.Rest {
		parts = append(parts, p.Text)
	}
	return parts
}

// newEncoder writes JSON as people write text: without escaping < and &.
func newEncoder(w io.Writer, indent string) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	return enc
}

// stamp is a time as RFC 3339 in its own offset, "" when it is unknown.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
