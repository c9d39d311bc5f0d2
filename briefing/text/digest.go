package text

import (
	"bufio"
	"fmt"
	"io"
	"time"

	"newsbrief/briefing"
)

// Digest writes d for a terminal. Each headline, quote, credit, source and
// link has a line of its own, however long (the terminal wraps it), so that a
// search through the output finds a quote as the article has it. The error is
// w's.
func Digest(w io.Writer, d briefing.Digest, now time.Time) error {
	out := bufio.NewWriter(w)
	since := Since(d.Since, now, Zone(d.Zone))
	if len(d.Briefings) == 0 {
		fmt.Fprintln(out, Lead(d, now, Isolate))
		fmt.Fprintln(out, Say("hint.searched", "outlets", Say("count.outlets", "n", d.Coverage.Outlets), "items", Say("count.items", "n", d.Coverage.Items)))
		return out.Flush()
	}
	fmt.Fprintln(out, Isolate(Title(d, now)))
	fmt.Fprintln(out, Range(d, 1, since))
	for i, b := range d.Briefings {
		fmt.Fprintln(out)
		writeStory(out, i+1, b, now)
	}
	return out.Flush()
}

// writeStory writes one story; the writer remembers an error.
func writeStory(w *bufio.Writer, number int, b briefing.Briefing, now time.Time) {
	label := fmt.Sprintf("%d. ", number)
	fmt.Fprintln(w, label+marked(b, Isolate(Headline(b, HeadlineLimit))))
	quote, credit := Said(b)
	lines := []string{Isolate(quote), Isolate(credit), SourceLine(b, Ago(b.Published, now), Isolate), UpdateLine(b, Briefed(b, now), Isolate), Link(b)}
	for _, line := range lines {
		if line != "" {
			fmt.Fprintf(w, "%*s%s\n", len(label), "", line)
		}
	}
}
