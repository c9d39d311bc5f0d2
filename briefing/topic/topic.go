// Package topic knows what newsrooms call things: for every country, a few
// unions of countries and some forty subjects it holds the names, and the
// words that give a subject away in a text that never names it (its capital,
// its leaders, its currency).
//
// It promises that [Tag] is a pure function of its arguments, linear in the
// length of the text and safe for concurrent use, and that topic IDs never
// change. It does not search: words that are no topic's are the store's
// full-text index to find.
//
// The word lists under lexicon are facts written down by hand. The weights in
// weights.go were learnt from news agency stories tagged by editors.
package topic

import (
	"slices"
	"strings"

	"newsbrief/briefing"
)

// All returns every topic, ordered by name. The slice is the caller's.
func All() []briefing.Topic {
	topics := make([]briefing.Topic, 0, len(lexicon().topics))
	for _, t := range lexicon().topics {
		topics = append(topics, t.Topic)
	}
	slices.SortFunc(topics, func(a, b briefing.Topic) int { return strings.Compare(a.Name, b.Name) })
	return topics
}

// Find returns the topic that goes by a name: its ID, its own name, another
// name of it in any language, or its demonym, in any case and with or without
// accents: "china", "PRC", "the united states", "Chinese", "中国". A capital, a
// leader or a company names no topic: "beijing" is a word to search for.
func Find(name string) (briefing.Topic, bool) {
	lex := lexicon()
	i, ok := lex.names[nameKey(name)]
	if !ok {
		return briefing.Topic{}, false
	}
	return lex.topics[i].Topic, true
}

// nameKey folds a name to the form under which topics are found: lower case,
// no accents, single spaces, no leading article.
func nameKey(name string) string {
	var words []string
	for _, t := range tokenize(name) {
		words = append(words, t.word)
	}
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}
