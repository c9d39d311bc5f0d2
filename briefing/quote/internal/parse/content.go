package parse

import "strings"

// Content returns the words of s that carry its meaning, hashed: those of no
// closed class, by their first six letters, so that forms of a word agree.
func Content(s string, lang *Language) map[uint64]bool {
	words := map[uint64]bool{}
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !wordRune(r) }) {
		if len(w) < 4 || lang.Word(w).Tag != None {
			continue
		}
		words[HashLower(stem(w))] = true
	}
	return words
}

// stem is the first six letters of w.
func stem(w string) string {
	n := 0
	for i := range w {
		if n++; n > 6 {
			return w[:i]
		}
	}
	return w
}
