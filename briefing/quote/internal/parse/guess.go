package parse

import (
	"strings"
	"unicode"
)

// guessed is how much of a text Guess looks at, in bytes.
const guessed = 4 << 10

// Guess names the language of a text by its script, and among those written
// in Latin letters by its small words. It returns "" when nothing speaks for
// any of them.
func Guess(text string) string {
	if len(text) > guessed {
		text = text[:border(text, guessed)]
	}
	if code := guessScript(text); code != "" {
		return code
	}
	hits := map[string]int{}
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !wordRune(r) && r != '\'' && r != '’' }) {
		h := HashLower(w)
		for _, code := range Languages() {
			w := For(code).word(h)
			switch {
			case w.Cue >= 2:
				hits[code] += 2
			case w.Tag != None && w.Tag != Modal:
				hits[code]++
			}
		}
	}
	best := ""
	for _, code := range Languages() {
		if hits[code] > hits[best] && hits[code] >= 2 {
			best = code
		}
	}
	return best
}

// guessScript decides where the script does.
func guessScript(text string) string {
	var latin, greek, cyrillic, arabic, kana, han int
	for _, r := range text {
		switch {
		case r < 0x80 || unicode.Is(unicode.Latin, r):
			if unicode.IsLetter(r) {
				latin++
			}
		case unicode.Is(unicode.Greek, r):
			greek++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case unicode.Is(unicode.Arabic, r):
			arabic++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		case unicode.Is(unicode.Han, r):
			han++
		}
	}
	switch {
	case kana*10 > han && kana*3 > latin:
		return "ja"
	case han*3 > latin && han > 0:
		return "zh"
	case greek > latin:
		return "el"
	case cyrillic > latin:
		return "ru"
	case arabic > latin:
		return "ar"
	}
	return ""
}
