// Package topic knows what newsrooms call things: for every country, a few
// unions of countries and some fifty subjects it holds the names, and the
// words that give a subject away in a text that never names it (its capital,
// its leaders, its currency).
//
// It promises that [Catalog.Tag] is a pure function of its arguments, linear in
// the length of the text and safe for concurrent use, and that the IDs of the
// standard topics never change. It does not search: words that are no topic's
// are the store's full-text index to find.
//
// The word lists under lexicon are facts written down by hand. The weights
// were learnt by train from news agency stories tagged by editors.
package topic

import (
	"slices"
	"strings"

	"newsbrief/briefing"
)

// All returns every topic, ordered by name. The slice is the caller's.
func (c *Catalog) All() []briefing.Topic {
	topics := make([]briefing.Topic, 0, len(c.lex.Topics()))
	for _, t := range c.lex.Topics() {
		topics = append(topics, t.Topic)
	}
	slices.SortFunc(topics, func(a, b briefing.Topic) int { return strings.Compare(a.Name, b.Name) })
	return topics
}

// Find returns the topic that goes by a name: its ID, its own name, another
// name of it in any language, or its demonym, in any case and with or without
// accents: "china", "PRC", "the united states", "Chinese", "中国". A capital, a
// leader or a company names no topic: "beijing" is a word to search for.
func (c *Catalog) Find(name string) (briefing.Topic, bool) {
	i, ok := c.lex.Find(name)
	if !ok {
		return briefing.Topic{}, false
	}
	return c.lex.Topics()[i].Topic, true
}

// Nearest returns the topic whose name is the nearest to a mistyped one:
// "chnia" is near "China". It is within one slip (a letter missing, added,
// changed, or two letters swapped) for up to five letters, two beyond, and
// never for fewer than four. Of equally near names the first in the alphabet
// wins.
func (c *Catalog) Nearest(name string) (briefing.Topic, bool) {
	i, ok := c.lex.Nearest(name)
	if !ok {
		return briefing.Topic{}, false
	}
	return c.lex.Topics()[i].Topic, true
}

// Similar returns up to most topics that somebody may have meant by a name
// which finds none: those within a slip or two, then those with a word that
// begins with it.
func (c *Catalog) Similar(name string, most int) []briefing.Topic {
	var topics []briefing.Topic
	for _, i := range c.lex.Similar(name, most) {
		topics = append(topics, c.lex.Topics()[i].Topic)
	}
	return topics
}
