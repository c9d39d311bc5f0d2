// Package quote finds the direct quotations of an article, tells who said them,
// and picks the one to show.
//
// It promises that a quote is byte for byte in the article, at the offsets it
// names, on rune borders; that quotes overlap only where one holds another;
// that at most one is the key quote; that any input gives an answer, in time
// linear in its length. What stands behind the second megabyte of a text is not
// read. Where it isn't sure who speaks it names nobody.
//
// It is pure: no I/O, no clock, no state. It finds no indirect speech, and it
// doesn't cut quotes for display; of one that its article splits it names the
// pieces.
package quote

import (
	"newsbrief/briefing"
	"newsbrief/briefing/quote/internal/parse"
	"newsbrief/briefing/quote/internal/speaker"
)

// Extract returns the quotations of an article in order of Start. The title is
// used to choose the key quote. lang is a BCP 47 tag; "" has it guessed from
// the text.
func Extract(title, text, lang string) []briefing.Quote {
	l := language(text, lang)
	return extract(parse.Read(title, text, l), modelOf(l))
}

// language is what the tag says, or the text.
func language(text, tag string) *parse.Language {
	if tag == "" {
		tag = parse.Guess(text)
	}
	return parse.For(tag)
}

// extract answers by m, or by rules where m is nil.
func extract(d *parse.Document, m *Model) []briefing.Quote {
	said := answer(d, m)
	quotes := make([]briefing.Quote, 0, len(said))
	names := readNames(d)
	for i := range said {
		quotes = append(quotes, names.quote(&said[i]))
	}
	joinSplit(d, said, quotes)
	if k := chooseKey(d, said, quotes); k >= 0 {
		quotes[leadPiece(quotes, k)].Key = true
	}
	return quotes
}

func answer(d *parse.Document, m *Model) []utterance {
	switch {
	case m != nil:
		return m.answer(d)
	case d.Lang.Unspaced():
		return answerUnspaced(d)
	}
	return answerByRules(d)
}

// An utterance is a marked stretch taken for speech.
type utterance struct {
	span       int     // index into Document.Spans
	mention    int     // who speaks: index into Document.Mentions, or -1
	confidence float64 // that it is speech, and the mention's
	confirmed  bool    // a second opinion agrees; rules have none

	// Where it isn't sure enough to name anybody, who else may speak, and the
	// mention's own share among them:
	rivals []speaker.Rival
	share  float64

	// In languages that are written without blanks, instead of mention:
	start, end int    // byte offsets of who speaks, 0 and 0 for nobody
	name, role string // what to call them and what they are, or ""
}

// What confidence decides.
const (
	confirming = 0.85             // from here on rules confirm what a model says
	bar        = speaker.Doubtful // from here on its speaker is named
	lowBar     = 0.6              // likewise where rules confirm it
)

// leastLearnt is the confidence from which a stretch is a quote, by a model:
// where precision and recall meet.
var leastLearnt = map[string]float64{"en": 0.42, "de": 0.3}
