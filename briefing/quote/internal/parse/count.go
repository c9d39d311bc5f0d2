package parse

import (
	"unicode"
	"unicode/utf8"
)

// LastRune is the last rune of s, RuneError where it has none.
func LastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// CountWords counts words; in scripts without blanks two signs make one.
func CountWords(s string) int {
	words, signs, in := 0, 0, false
	for _, r := range s {
		switch {
		case r >= 0x3040 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			signs++
			in = false
		case unicode.IsSpace(r):
			in = false
		case !in && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			words++
			in = true
		}
	}
	return words + signs/2
}
