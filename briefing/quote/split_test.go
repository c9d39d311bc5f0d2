package quote

import (
	"testing"

	"newsbrief/briefing"
)

func TestSplitQuotations(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, lang, text string
		want             string // the first quote's pieces, parted by a bar
	}{
		{"a sentence goes on", "en", "“We will open the bridge on Friday,” said Nora Whitlock, “and not a day later.”",
			"We will open the bridge on Friday,|and not a day later."},
		{"two sentences", "en", "“We will open the bridge on Friday,” said Nora Whitlock. “It took us nine long years.”",
			"We will open the bridge on Friday,"},
		{"two people", "en", "“We will open the bridge on Friday,” said Nora Whitlock, while Peter Crane said it was “far too late for us.”",
			"We will open the bridge on Friday,"},
		{"two paragraphs", "en", "“We will open the bridge on Friday,” said Nora Whitlock,\n“and not a day later,” she said.",
			"We will open the bridge on Friday,"},
		{"German", "de", "„Wir öffnen die Brücke am Freitag“, sagte Karin Holm, „und keinen Tag später.“",
			"Wir öffnen die Brücke am Freitag|und keinen Tag später."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			quotes := Extract("", tt.text, tt.lang)
			if len(quotes) == 0 {
				t.Fatal("no quotes")
			}
			got := quotes[0].Text
			for _, p := range quotes[0].Rest {
				got += "|" + p.Text
			}
			if got != tt.want {
				t.Errorf("got %q, want %q of %+v", got, tt.want, quotes)
			}
		})
	}
}

// The key quote of a split utterance is its beginning, whichever piece was
// chosen.
func TestLeadPiece(t *testing.T) {
	t.Parallel()
	quotes := []briefing.Quote{
		{Start: 1, Rest: []briefing.Part{{Start: 5}, {Start: 9}}},
		{Start: 5, Rest: []briefing.Part{{Start: 9}}},
		{Start: 9},
		{Start: 12},
	}
	for k, want := range []int{0, 0, 0, 3} {
		if got := leadPiece(quotes, k); got != want {
			t.Errorf("piece %d belongs to %d, want %d", k, got, want)
		}
	}
}
