package parse

import (
	"strings"
	"unicode/utf8"
)

// A Sentence of the narration. What is said inside marks never ends one, but
// how it ends tells whether the narration does.
type Sentence struct {
	Units    Range
	Mentions Range
	Clauses  Range // German only
}

func (d *Document) splitSentences(p *Paragraph) {
	p.Sentences.From = len(d.Sentences)
	from := p.Units.From
	for i := p.Units.From; i < p.Units.To; i++ {
		d.Units[i].Sentence = int32(len(d.Sentences))
		if i+1 == p.Units.To || d.sentenceEnds(i, p.Units.To) {
			d.Sentences = append(d.Sentences, Sentence{Units: Range{from, i + 1}})
			from = i + 1
		}
	}
	p.Sentences.To = len(d.Sentences)
}

// sentenceEnds reports whether a sentence ends with unit i, which has a
// follower before to.
func (d *Document) sentenceEnds(i, to int) bool {
	u, next := &d.Units[i], &d.Units[i+1]
	if u.Span < 0 {
		if d.Lang.Code == "de" && u.Tag == Name && next.Span < 0 && next.Upper && (next.Tag == Adverb || next.Tag == Preposition) {
			return true // behind a heading
		}
		if u.Rune != '.' && u.Rune != '!' && u.Rune != '?' && u.Rune != '。' || u.Tag != Sign {
			return false
		}
		if d.Lang.Code == "de" && d.ordinal(i) {
			return false
		}
		return next.Span >= 0 || next.Upper || next.Tag == Sign && next.Rune != ')' && next.Rune != ','
	}
	capital := next.Span >= 0 || next.Tag != Sign && next.Upper
	switch LastSign(d.Text[u.Start:u.End]) {
	case '.', '…':
		return capital
	case '!', '?':
		return capital && !d.clauseFollows(i+1, to)
	}
	return false
}

// clauseFollows tells “…?” Trump asked. from a new sentence: a finite verb
// soon, and soon the end behind it.
func (d *Document) clauseFollows(i, to int) bool {
	for k := i; k < min(i+4, to-1); k++ {
		u, next := &d.Units[k], &d.Units[k+1]
		if u.Span >= 0 || u.Tag == Sign {
			return false
		}
		if u.Tag != Verb && u.Tag != Participle {
			continue
		}
		if next.Tag == Preposition || next.Tag == Sign && strings.ContainsRune(".,:", next.Rune) {
			return true
		}
	}
	return false
}

// LastSign is the last rune of s before closing apostrophes and brackets.
func LastSign(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " \u00a0'’‘)"))
	return r
}

// ordinal reports whether the full stop at unit i makes an ordinal of the number
// before it: am 5. Januar, der 3. Zivilsenat.
func (d *Document) ordinal(i int) bool {
	if i < 1 || d.Units[i-1].Tag != Number || d.Units[i-1].End-d.Units[i-1].Start > 3 || d.Units[i].Start != d.Units[i-1].End {
		return false
	}
	if d.Units[i+1].Word.Flags.Has(Time) {
		return true
	}
	if i < 2 || d.Units[i-2].Span >= 0 {
		return false
	}
	switch d.Units[i-2].Tag {
	case Determiner, Preposition, Possessive, To:
		return true
	}
	return false
}
