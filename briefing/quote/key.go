package quote

import (
	"newsbrief/briefing"
	"newsbrief/briefing/quote/internal/parse"
)

// The least that a quote must have to stand for its article.
const (
	keyWords      = 5
	keyConfidence = 0.9
)

// chooseKey returns the index of the quote an editor would pull, or -1: of
// those that a named person said for sure, the one that shares most words with
// the headline, and among equals the first.
func chooseKey(d *parse.Document, said []utterance, quotes []briefing.Quote) int {
	title := parse.Content(d.Title, d.Lang)
	best, score := -1, -1
	for i := range quotes {
		q, s := &quotes[i], &d.Spans[said[i].span]
		if s.Parent >= 0 || q.Confidence < keyConfidence || q.Speaker == "" || countWords(q.Text) < keyWords {
			continue
		}
		if n := shared(title, parse.Content(q.Text, d.Lang)); n > score {
			best, score = i, n
		}
	}
	return best
}

// shared counts the words of b that a has too.
func shared(a, b map[uint64]bool) int {
	n := 0
	for w := range b {
		n += btoi(a[w])
	}
	return n
}
