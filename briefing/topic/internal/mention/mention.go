// Package mention finds which topics a text mentions, where and how: it holds
// the lexicon's form, the words of a text, and the mentions in them.
//
// It promises that [Lexicon.Read] is a pure function, linear in the length of
// the text and safe for concurrent use. It does not say what a text is about.
package mention

import "slices"

// A Mention is a place of a text that refers to a topic.
type Mention struct {
	Topic      int // its number in [Lexicon.Topics]
	Class      Class
	First, End int // tokens of its field
	Before     Before
	Pair       bool // a comma or a possessive follows
}

// A Field is a part of an item with its words and its mentions, in order.
type Field struct {
	Text     string
	Tokens   []Token
	Mentions []Mention
}

// A Reading is everything an item says of every topic.
type Reading struct {
	Title, Dateline, Body Field
	Sentences             []int // the sentence of each token of the body, from 0
	Words                 int   // of the body, two characters to one where no spaces part them
	Topics                []int // mentioned, in order of appearance
}

// Read reads an item. lang is a BCP 47 tag, "" when unknown. Where there is no
// text, the title is what there is of the item.
func (l *Lexicon) Read(title, text, lang string) *Reading {
	if text == "" {
		text = title
	}
	text, dateline := cutDateline(text)
	r := &Reading{Title: newField(title), Dateline: newField(dateline), Body: newField(text)}
	if lang = languageOf(lang, r.Body.Tokens); len(r.Body.Tokens) == 0 {
		lang = languageOf(lang, r.Title.Tokens)
	}
	r.Words = wordCount(r.Body.Tokens)
	r.Sentences = sentences(text, r.Body.Tokens)
	fields := []*Field{&r.Title, &r.Dateline, &r.Body}
	hits := make([][]hit, len(fields))
	known := map[int]bool{}
	for i, f := range fields {
		hits[i] = l.scan(f.Text, f.Tokens, lang)
		if f == &r.Dateline && len(hits[i]) > 0 && hits[i][0].first == 0 {
			hits[i][0].before = BeforePlace // "SOFIA, June 3 -" says what "in Sofia" does
		}
		support(known, hits[i])
	}
	for i, f := range fields {
		f.keep(hits[i], known)
		for _, m := range f.Mentions {
			if !slices.Contains(r.Topics, m.Topic) {
				r.Topics = append(r.Topics, m.Topic)
			}
		}
	}
	return r
}

func newField(text string) Field { return Field{Text: text, Tokens: tokenize(text)} }

// wordCount counts words, two characters to one where no spaces part them.
func wordCount(tokens []Token) int {
	n := 0
	for _, t := range tokens {
		n++
		if t.CJK {
			n += len([]rune(t.Word)) / 2
		}
	}
	return n
}

// support adds the topics that a hit names beyond doubt.
func support(known map[int]bool, hits []hit) {
	for _, h := range hits {
		for _, a := range h.aliases {
			if a.need == needNothing && !h.weak {
				known[a.topic] = true
			}
		}
	}
}

// keep makes mentions of the hits that hold up.
func (f *Field) keep(hits []hit, known map[int]bool) {
	for _, h := range hits {
		for _, a := range h.aliases {
			if !h.holds(a, known, f.Tokens) {
				continue
			}
			m := Mention{Topic: a.topic, Class: a.class, First: h.first, End: h.end, Before: h.before, Pair: h.pair}
			if h.money && a.class == Demonym {
				m.Class = Currency
			}
			f.Mentions = append(f.Mentions, m)
		}
	}
}
