package main

import (
	"fmt"
	"io"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// writeWhy writes what each story's score is the sum of. A doubling is what
// moves a story as far as being 12 hours fresher.
func writeWhy(w io.Writer, d briefing.Digest) {
	fmt.Fprintln(w, "\nWhy in this order: points, each a doubling of importance; what only mentions a topic comes last.")
	for i, b := range d.Briefings {
		fmt.Fprintf(w, "\n%d. %s\n", i+1, text.Headline(b, text.RowLimit))
		if !b.About {
			fmt.Fprintln(w, "   only mentions the topic")
		}
		for _, r := range b.Why {
			fmt.Fprintf(w, "   %+6.2f  %-11s %s\n", r.Value, r.Name, r.Note)
		}
		fmt.Fprintf(w, "   %+6.2f  sum\n", b.Score)
	}
}
