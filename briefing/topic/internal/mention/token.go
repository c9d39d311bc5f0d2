package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Form is how a word is written, as far as names care.
type Form uint8

// The forms, the plainest first.
const (
	Lower    Form = iota // "china", "5g"
	Capital              // "China", "McDonald", "iPhone"
	Capitals             // "US", "CHINA", "U.S."
)

// A Token is a word of a text, or a stretch of Chinese or Japanese, which put
// no space between words.
type Token struct {
	Word       string // lower case, without accents; as written where CJK is set
	Start, End int    // bytes of the text
	Form       Form
	CJK        bool
}

// tokenize splits a text into words. A word is letters, digits and marks; an
// apostrophe parts words ("China's" is "china" and "s", "l'Iran" "l" and
// "iran"), the points of an abbreviation don't ("U.S." is "us"), and "$" after
// a letter belongs to the word ("US$" is no country).
func tokenize(text string) []Token {
	tokens := make([]Token, 0, len(text)/6+4)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case isCJK(r):
			t := Token{Start: i, End: spanOf(text, i, isCJK), CJK: true}
			t.Word = text[t.Start:t.End]
			tokens, i = append(tokens, t), t.End
		case isWord(r):
			end := wordEnd(text, i)
			tokens = append(tokens, newToken(text, i, end))
			i = end
		default:
			i += size
		}
	}
	return tokens
}

// wordEnd returns where the word that begins at i ends.
func wordEnd(text string, i int) int {
	end := spanOf(text, i, isWord)
	if letter(text[i:end]) {
		// An abbreviation: single letters, each with its point.
		for end+1 < len(text) && text[end] == '.' {
			next := spanOf(text, end+1, isWord)
			if !letter(text[end+1 : next]) {
				break
			}
			end = next
		}
	}
	if end < len(text) && text[end] == '$' {
		end++
	}
	return end
}

// letter reports whether s is exactly one upper-case letter.
func letter(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && unicode.IsUpper(r)
}

func newToken(text string, start, end int) Token {
	raw := text[start:end]
	return Token{Word: fold(raw), Start: start, End: end, Form: formOf(raw)}
}

func formOf(raw string) Form {
	uppers, lowers := 0, 0
	for _, r := range raw {
		switch {
		case unicode.IsUpper(r):
			uppers++
		case unicode.IsLower(r):
			lowers++
		}
	}
	switch {
	case uppers == 0:
		return Lower
	case lowers == 0 && uppers > 1:
		return Capitals
	}
	return Capital
}

// fits reports whether a word of a text can be the word of an alias.
func (t Token) fits(alias Token) bool {
	return t.Word == alias.Word && t.Form >= alias.Form
}

// letters are those that don't decompose into a letter and a mark.
var letters = strings.NewReplacer("ß", "ss", "ø", "o", "ł", "l", "đ", "d", "ı", "i", "æ", "ae", "œ", "oe", ".", "")

// fold returns a word in lower case and without accents or points.
func fold(raw string) string {
	ascii := true
	for i := range len(raw) {
		ascii = ascii && raw[i] < utf8.RuneSelf && raw[i] != '.'
	}
	low := strings.ToLower(raw)
	if ascii {
		return low
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(letters.Replace(low))))
}

// spanOf returns the end of the runes from start on for which is holds.
func spanOf(text string, start int, is func(rune) bool) int {
	for i, r := range text[start:] {
		if !is(r) {
			return start + i
		}
	}
	return len(text)
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)) && !isCJK(r)
}

func isCJK(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r == 'ー'
}
