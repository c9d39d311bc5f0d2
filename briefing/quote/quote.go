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
// doesn't cut or join quotes for display.
package quote

import (
	"newsbrief/briefing"
	"newsbrief/briefing/quote/internal/parse"
)

// Extract returns the quotations of an article in order of Start. The title is
// used to choose the key quote. lang is a BCP 47 tag; "" has it guessed from
// the text.
func Extract(title, text, lang string) []briefing.Quote {
	if lang == "" {
		lang = parse.Guess(text)
	}
	d := parse.Read(title, text, parse.For(lang))
	answers := answer(d)
	quotes := make([]briefing.Quote, 0, len(answers))
	names := readNames(d)
	for i := range answers {
		quotes = append(quotes, names.quote(&answers[i]))
	}
	if k := chooseKey(d, answers, quotes); k >= 0 {
		quotes[k].Key = true
	}
	return quotes
}

// An utterance is a marked stretch taken for speech.
type utterance struct {
	span       int     // index into Document.Spans
	mention    int     // who speaks: index into Document.Mentions, or -1
	confidence float64 // that it is speech, and the mention's

	// In languages that are written without blanks, instead of mention:
	start, end int    // byte offsets of who speaks, 0 and 0 for nobody
	name       string // what to call them, or ""
}

// What confidence decides.
const (
	least = 0.25 // from here on a stretch is a quote
	bar   = 0.5  // from here on its speaker is named
)
