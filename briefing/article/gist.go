package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longBlock is the size in bytes from which a hardly linked block reads like a
// paragraph of prose.
const longBlock = 120

// A gist is what one look at a block's text tells.
type gist struct {
	size, words, common  int // bytes, words, frequent words of any language
	commas, ends         int // commas; signs that end sentences
	digits, upper, signs int // digits; capitals; bars, dots and arrows as menus have them
	first, last          rune
	density              float32 // share of the text that is inside links
	long                 bool    // prose
}

func gistOf(b *block) gist {
	g := gist{size: len(b.text)}
	word := 0 // where the one we are in began, and one
	for i, r := range b.text {
		switch letter := unicode.IsLetter(r); {
		case letter && word == 0:
			word = i + 1
			g.words++
		case !letter && word > 0:
			g.common += common(b.text[word-1 : i])
			word = 0
		}
		switch {
		case unicode.IsDigit(r):
			g.digits++
		case unicode.IsUpper(r):
			g.upper++
		case r == ',' || r == '，' || r == '、' || r == ';':
			g.commas++
		case r == '.' || r == '!' || r == '?' || r == '。' || r == '…':
			g.ends++
		case r == '|' || r == '»' || r == '•' || r == '›' || r == '·' || r == '@':
			g.signs++
		}
	}
	if word > 0 {
		g.common += common(b.text[word-1:])
	}
	g.first, _ = utf8.DecodeRuneInString(b.text)
	g.last, _ = utf8.DecodeLastRuneInString(strings.TrimRight(b.text, `"'”’»“)] `))
	g.density = float32(b.linked) / float32(max(1, len(b.text)))
	g.long = g.size >= longBlock && g.density < 0.5
	return g
}

// common is 1 for a word that is frequent in some language.
func common(w string) int {
	const longest = 12 // bytes, of the words listed
	if len(w) > longest {
		return 0
	}
	if stopwords[w] != nil || stopwords[strings.ToLower(w)] != nil {
		return 1
	}
	return 0
}
