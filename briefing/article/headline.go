package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sameHeadline is the least share of words, both ways, of two headlines that
// say the same.
const sameHeadline = 0.6

// repeats reports whether b is the title, or nearly.
func repeats(b block, title string) bool {
	if len(b.text) > shortText {
		return false
	}
	there, back := overlap(words(b.text), words(title))
	if b.heading() {
		return there*back >= sameHeadline*sameHeadline // a longer form of it
	}
	return there >= sameHeadline && back >= sameHeadline
}

// overlap returns the share of a's words that are in b, and of b's in a.
func overlap(a, b map[string]bool) (there, back float64) {
	if len(a) == 0 || len(b) == 0 {
		return 0, 0
	}
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return float64(n) / float64(len(a)), float64(n) / float64(len(b))
}

// words returns the set of words of a text in lower case. Where a script writes
// no spaces, each character is a word.
func words(text string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		for w != "" {
			n := strings.IndexFunc(w, spaceless)
			switch {
			case n < 0:
				n = len(w)
			case n == 0:
				_, n = utf8.DecodeRuneInString(w)
			}
			set[w[:n]] = true
			w = w[n:]
		}
	}
	return set
}

// spaceless reports whether r is of a script that writes no spaces.
func spaceless(r rune) bool {
	const first = 0x0e01 // KO KAI, the lowest of them
	return r >= first && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}
