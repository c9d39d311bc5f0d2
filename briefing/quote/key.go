package quote

import (
	"math"

	"newsbrief/briefing"
	"newsbrief/briefing/quote/internal/parse"
)

// The least that a quote must have to stand for its article.
const (
	keyWords       = 5
	keyPhraseWords = 2    // where the headline quotes it
	quotedWeight   = 100  // of being quoted by the headline, against shared words
	sureWeight     = 40   // of being sure, likewise
	sureStep       = 0.04 // differences in confidence below it are none
)

// A keyBar is how sure a key quote has to be.
type keyBar struct {
	confirmed float64
	quoted    float64 // where the headline quotes it
	alone     float64 // without confirmation
}

// keyBars keep the wrong mouth rare. A learnt confidence means what it says;
// that of rules is a guess.
var keyBars = map[string]keyBar{
	"en": {confirmed: 0.88, quoted: 0.85, alone: 0.975},
	"de": {confirmed: 0.9, quoted: 0.85, alone: 0.97},
}

var keyBarByRules = keyBar{confirmed: 0.9, quoted: 0.9, alone: 0.9}

func keyBarOf(d *parse.Document) keyBar {
	if b, ok := keyBars[d.Lang.Code]; ok {
		return b
	}
	return keyBarByRules
}

// of is the bar for an utterance.
func (b keyBar) of(confirmed, quoted bool) float64 {
	switch {
	case quoted:
		return b.quoted
	case confirmed:
		return b.confirmed
	}
	return b.alone
}

// chooseKey returns the index of the quote an editor would pull, or -1. Of
// those that a named person said for sure it is the one whose words the
// headline quotes, or else shares most of, less what it is unsure; among equals
// the first.
func chooseKey(d *parse.Document, said []utterance, quotes []briefing.Quote) int {
	h, bar := readHeadline(d), keyBarOf(d)
	best, score := -1, 0
	for i := range quotes {
		q, s := &quotes[i], &d.Spans[said[i].span]
		if s.Parent >= 0 || s.Wrong || q.Speaker == "" || q.Confidence < bar.quoted {
			continue
		}
		n, quoted := h.shares(d, s)
		if q.Confidence < bar.of(said[i].confirmed, quoted) {
			continue
		}
		worth := n
		switch words := parse.CountWords(q.Text); {
		case words >= keyWords:
			worth += n + 1
		case !quoted || words < keyPhraseWords:
			continue
		}
		if best < 0 || float64(worth-score)+surer(q, &quotes[best]) > 0 {
			best, score = i, worth
		}
	}
	return best
}

// surer weighs how much surer q is than other.
func surer(q, other *briefing.Quote) float64 {
	if d := q.Confidence - other.Confidence; math.Abs(d) >= sureStep {
		return sureWeight * d
	}
	return 0
}

// A headline is what the key quote is held against.
type headline struct {
	words   map[uint64]bool
	phrases [][]uint64 // what it quotes
}

func readHeadline(d *parse.Document) headline {
	h := headline{words: parse.Content(d.Title, d.Lang)}
	t := parse.Read("", d.Title, d.Lang)
	for i := range t.Spans {
		if p := parse.Hashes(t.Text[t.Spans[i].Start:t.Spans[i].End]); len(p) > 0 {
			h.phrases = append(h.phrases, p)
		}
	}
	return h
}

// shares weighs what the headline has of the span's words, and reports whether
// it quotes them.
func (h headline) shares(d *parse.Document, s *parse.Span) (n int, quoted bool) {
	text := d.Text[s.Start:s.End]
	n = shared(h.words, parse.Content(text, d.Lang))
	if len(h.phrases) == 0 {
		return n, false
	}
	words := parse.Hashes(text)
	for _, p := range h.phrases {
		if holds(words, p) {
			n += quotedWeight
			quoted = true
		}
	}
	return n, quoted
}

// holds reports whether part is a run of words.
func holds(words, part []uint64) bool {
	for i := range words {
		if len(words)-i < len(part) {
			return false
		}
		k := 0
		for k < len(part) && words[i+k] == part[k] {
			k++
		}
		if k == len(part) {
			return true
		}
	}
	return false
}

// shared counts the words of b that a has too.
func shared(a, b map[uint64]bool) int {
	n := 0
	for w := range b {
		n += btoi(a[w])
	}
	return n
}
