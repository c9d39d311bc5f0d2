package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"

	"newsbrief/briefing"
	"newsbrief/briefing/article"
	"newsbrief/briefing/quote"
	"newsbrief/briefing/text"
)

// explain shows a person each marked passage of a page: whose words it is taken
// for, how sure that is and what it rests on, so that a wrong one can be
// understood and mended.
func (c inspectQuotesCmd) explain(ctx context.Context, a *app) error {
	page, err := a.page(ctx, c.Explain)
	if err != nil {
		return err
	}
	read, err := article.FromPage(page)
	if err != nil {
		return err
	}
	all := quote.Explain(read.Title, read.Text, read.Language)
	fmt.Fprintf(a.env.stdout, "%s\n%s, language %s\n", read.Title, count(len(all), "marked passage"), cmp.Or(read.Language, "unknown"))
	for _, e := range all {
		writeExplanation(a.env.stdout, read, e)
	}
	return nil
}

func writeExplanation(w io.Writer, read briefing.Article, e quote.Explanation) {
	q := e.Quote
	q.Rest = nil // each passage is shown by itself
	fmt.Fprintf(w, "\n%d-%d  %s\n  — %s\n", q.Start, q.End, text.Quote(q, read.Language, len(q.Text)), text.Attribution(q, read.Language, text.CreditLimit))
	fmt.Fprintf(w, "  %s\n", strings.Join(verdicts(read, e), ", "))
	for _, group := range []struct {
		what    string
		reasons []quote.Reason
	}{{"for this speaker", e.For}, {"for speech", e.Marks}} {
		if line := reasons(group.reasons); line != "" {
			fmt.Fprintf(w, "  %s: %s\n", group.what, line)
		}
	}
}

// verdicts say in words what was decided about a passage.
func verdicts(read briefing.Article, e quote.Explanation) []string {
	q := e.Quote
	said := []string{fmt.Sprintf("confidence %.2f", q.Confidence)}
	if !e.Shown {
		said = append(said, "taken for no quotation")
	}
	if q.Key {
		said = append(said, "the key quote")
	}
	if n := len(q.Rest); n > 0 {
		said = append(said, "goes on in "+count(n, "more piece"))
	}
	if q.SpeakerEnd > q.SpeakerStart {
		said = append(said, fmt.Sprintf("mentioned as “%s” at %d", read.Text[q.SpeakerStart:q.SpeakerEnd], q.SpeakerStart))
	}
	if e.Learnt {
		said = append(said, fmt.Sprintf("speech %.2f, speaker %.2f", e.Speech, e.Speaker))
	}
	if e.Rival != "" {
		said = append(said, fmt.Sprintf("next best “%s”", e.Rival))
	}
	return said
}

// reasonsMost is how many reasons are told; those after them decide nothing.
const reasonsMost = 5

// reasons are what weighed most, the weight beside each.
func reasons(list []quote.Reason) string {
	list = list[:min(reasonsMost, len(list))]
	parts := make([]string, len(list))
	for i, r := range list {
		parts[i] = fmt.Sprintf("%s %+.2f", r.Group, r.Weight)
	}
	return strings.Join(parts, ", ")
}
