package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Token is a word, a number, a possessive 's or a sign.
type Token struct {
	Start, End int32  // byte offsets into Document.Text
	Hash       uint64 // HashLower of its text
	Rune       rune   // its first
	Word       Word
	Tag        Tag
	Span       int32 // the outermost stretch it counts as inside of, or -1
	Upper      bool  // starts with a capital, or with @
	Digit      bool
	Sign       bool
	Mark       bool // a quotation mark
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '@' || r == '#' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r)
}

// tokenize appends the tokens of d.Text[start:end].
func (d *Document) tokenize(start, end int) {
	for i := start; i < end; {
		r, n := utf8.DecodeRuneInString(d.Text[i:end])
		switch {
		case unicode.IsSpace(r):
			i += n
			continue
		case wordRune(r):
			n = d.wordEnd(i, end) - i
		case (r == '\'' || r == '’') && d.genitive(i, n, end):
			n++
		case (r == '\'' || r == '’') && d.bareGenitive(i, n, end):
			d.Tokens = append(d.Tokens, Token{Start: int32(i), End: int32(i + n), Rune: r, Hash: HashLower("'s"), Word: Word{Tag: Genitive}, Span: -1})
			i += n
			continue
		case r == '.' || r == '-':
			for i+n < end && d.Text[i+n] == byte(r) {
				n++
			}
		}
		d.addToken(i, i+n, r)
		i += n
	}
}

func (d *Document) addToken(start, end int, r rune) {
	t := Token{Start: int32(start), End: int32(end), Rune: r, Span: -1}
	t.Hash = HashLower(d.Text[start:end])
	t.Word = d.Lang.word(t.Hash)
	if t.Word == (Word{}) && unicode.IsUpper(r) {
		t.Word = d.Lang.compound(d.Text[start:end])
	}
	if t.Word.Tag == Genitive && end-start > 1 {
		d.Tokens = append(d.Tokens, t)
		return
	}
	t.Sign = !wordRune(r)
	t.Mark = t.Sign && isMark(r)
	t.Upper = unicode.IsUpper(r) || r == '@'
	t.Digit = unicode.IsDigit(r)
	d.Tokens = append(d.Tokens, t)
}

// genitive reports whether the apostrophe at i starts a possessive 's.
func (d *Document) genitive(i, n, end int) bool {
	k := i + n
	if len(d.Tokens) == 0 || int(d.Tokens[len(d.Tokens)-1].End) != i || k >= end {
		return false
	}
	return d.Text[k] == 's' || d.Text[k] == 'S'
}

// bareGenitive reports whether the apostrophe at i is the genitive of a name
// in s: Forbes’ words. Others may close a quotation.
func (d *Document) bareGenitive(i, n, end int) bool {
	if d.Lang.Code != "en" || len(d.Tokens) == 0 || i+n+1 >= end || d.Text[i+n] != ' ' {
		return false
	}
	t := &d.Tokens[len(d.Tokens)-1]
	next := d.Text[i+n+1]
	return t.Upper && int(t.End) == i && d.Text[i-1] == 's' && 'a' <= next && next <= 'z'
}

// wordEnd returns the end of the word that starts at start. Dashes,
// apostrophes, dots between digits or initials and the & of AT&T belong to it.
func (d *Document) wordEnd(start, end int) int {
	t := d.Text
	i := start
	var last rune
	for i < end {
		r, n := utf8.DecodeRuneInString(t[i:end])
		if !wordRune(r) {
			if !d.joins(start, i, n, end, last, r) {
				break
			}
		}
		last = r
		i += n
	}
	if i < end && t[i] == '.' && d.keepsDot(t[start:i]) {
		i++
	}
	return i
}

// joins reports whether the sign r at i belongs inside the word begun at start.
func (d *Document) joins(start, i, n, end int, last, r rune) bool {
	next, _ := utf8.DecodeRuneInString(d.Text[i+n : end])
	if !wordRune(next) {
		return false
	}
	switch r {
	case '-':
		return true
	case '\'', '’':
		return !d.possessiveAt(i+n, end)
	case ',':
		return unicode.IsDigit(last) && unicode.IsDigit(next)
	case '.':
		if unicode.IsDigit(last) && unicode.IsDigit(next) {
			return true
		}
		initials := i-start == 1 || i-start >= 3 && (d.Text[i-2] == '.' || d.Text[i-2] == '-') // U.S., D-N.Y.
		return initials && unicode.IsLetter(next)
	case '&':
		return unicode.IsUpper(last) && unicode.IsUpper(next)
	}
	return false
}

// possessiveAt reports whether a single s stands at k.
func (d *Document) possessiveAt(k, end int) bool {
	if d.Text[k] != 's' && d.Text[k] != 'S' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(d.Text[k+1 : end])
	return k+1 >= end || !wordRune(next)
}

// keepsDot reports whether w is an abbreviation or initials.
func (d *Document) keepsDot(w string) bool {
	if len(w) == 1 {
		return 'A' <= w[0] && w[0] <= 'Z'
	}
	if _, state, ok := strings.Cut(w, "-"); ok && 'A' <= w[0] && w[0] <= 'Z' {
		w = state // R-Ariz.
	}
	if len(w) >= 3 && w[1] == '.' && w[len(w)-2] == '.' {
		return true
	}
	return len(w) <= 6 && d.Lang.Word(w).Flags.Has(Abbreviation)
}

func isMark(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '«', '»', '‟', '‹', '›', '「', '」', '『', '』':
		return true
	}
	return false
}
