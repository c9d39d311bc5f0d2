// Package parse reads an article as far as telling who speaks needs it:
// paragraphs, marked stretches, words and their classes, sentences, mentions of
// people and bodies, each mention's verb, and of German the clauses.
//
// It promises time and memory linear in the text, offsets on rune borders, and
// never to fail: bytes that are not UTF-8 are signs like any other. It doesn't
// decide what is speech or who spoke, and it knows no syntax beyond these
// relations.
package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Document is an article read.
type Document struct {
	Title, Text string
	Lang        *Language

	Paragraphs []Paragraph
	Spans      []Span // in order of Start, an outer one before what it holds
	Tokens     []Token
	Units      []Unit
	Sentences  []Sentence
	Mentions   []Mention
	Clauses    []Predication // German only

	lower    wordSet // words seen in lower case; English and German only
	upper    wordSet // words seen with a capital inside a sentence; English only
	surnames wordSet // closed words seen behind a first name; English only
}

// A Paragraph is a line of the text that isn't blank.
type Paragraph struct {
	Start, End int // byte offsets
	Spans      Range
	Tokens     Range
	Units      Range
	Sentences  Range
	Mentions   Range
}

// A Range is a part of a Document's list: From inclusive, To exclusive.
type Range struct{ From, To int }

// Len is how many the range holds.
func (r Range) Len() int { return r.To - r.From }

// Has reports whether the range holds i.
func (r Range) Has(i int) bool { return r.From <= i && i < r.To }

// longest is how many bytes of a text are read. The longest novels have about
// as many; what claims to be an article and has more is no article.
const longest = 2 << 20

// Read reads an article, up to the first two megabytes of its text.
func Read(title, text string, lang *Language) *Document {
	if len(text) > longest {
		text = text[:border(text, longest)]
	}
	d := &Document{Title: title, Text: text, Lang: lang}
	d.Tokens = make([]Token, 0, len(text)/5+8) // as prose has them; other texts grow
	style := styleOf(text, lang)
	for pos := 0; pos < len(text); {
		end := pos + strings.IndexByte(text[pos:], '\n')
		if end < pos {
			end = len(text)
		}
		if a, b := TrimSpace(text, pos, end); a < b {
			d.readParagraph(a, b, style)
		}
		pos = end + 1
	}
	if lang.Code == "de" || lang.Code == "en" {
		d.seeWords()
	}
	d.Units = make([]Unit, 0, len(d.Tokens)+len(d.Paragraphs))
	d.Mentions = make([]Mention, 0, len(d.Tokens)/4+8)
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		d.tag(d.Tokens[p.Tokens.From:p.Tokens.To])
		d.unite(p)
		d.splitSentences(p)
		d.findMentions(i)
	}
	for i := range d.Mentions {
		d.relate(i)
	}
	if lang.Code == "de" {
		for i := range d.Paragraphs {
			d.readClauses(&d.Paragraphs[i])
		}
	}
	return d
}

func (d *Document) readParagraph(start, end int, style style) {
	p := Paragraph{Start: start, End: end}
	p.Spans.From, p.Tokens.From = len(d.Spans), len(d.Tokens)
	d.mark(start, end, style)
	p.Spans.To = len(d.Spans)
	d.tokenize(start, end)
	p.Tokens.To = len(d.Tokens)
	for i := p.Spans.From; i < p.Spans.To; i++ {
		d.Spans[i].Paragraph = len(d.Paragraphs)
	}
	d.assign(p)
	d.Paragraphs = append(d.Paragraphs, p)
}

// TrimSpace returns the part of text[start:end] without blanks around it.
func TrimSpace(text string, start, end int) (int, int) {
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		start += n
	}
	for end > start {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		end -= n
	}
	return start, end
}

// border is the last place at or before i where a rune of text may start.
func border(text string, i int) int {
	for k := i; k > max(0, i-utf8.UTFMax); k-- {
		if utf8.RuneStart(text[k]) {
			return k
		}
	}
	return i
}
