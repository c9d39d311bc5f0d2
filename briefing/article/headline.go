package article

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
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

// words returns the set of words of a text in lower case.
func words(text string) map[string]bool {
	set := make(map[string]bool)
	for w := range eachWord(text) {
		set[w] = true
	}
	return set
}

// eachWord yields the words of a text in lower case. Where a script writes no
// spaces, each character is a word.
func eachWord(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !isWordRune(r) }) {
			for w != "" {
				n := strings.IndexFunc(w, spaceless)
				switch {
				case n < 0:
					n = len(w)
				case n == 0:
					_, n = utf8.DecodeRuneInString(w)
				}
				if !yield(w[:n]) {
					return
				}
				w = w[n:]
			}
		}
	}
}

// alike is how much of a text is in a set of words, and of the set in the text:
// the product of both shares.
func alike(text string, set map[string]bool) float64 {
	n, hits := 0, 0
	for w := range eachWord(text) {
		n++
		if set[w] {
			hits++
		}
	}
	if hits == 0 {
		return 0
	}
	return float64(hits) / float64(n) * min(1, float64(hits)/float64(len(set)))
}

// spaceless reports whether r is of a script that writes no spaces.
func spaceless(r rune) bool {
	const first = 0x0e01 // KO KAI, the lowest of them
	return r >= first && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

// besideHeadline returns the blocks around the headline, the nearest first.
func (d *document) besideHeadline() []block {
	const reach = 8
	h := d.headlineAt()
	if h < 0 {
		return nil
	}
	var near []block
	for off := 1; off <= reach; off++ {
		for _, i := range []int{h + off, h - off} {
			if i < 0 || i >= len(d.blocks) || i < h-4 || d.blocks[i].zone&zonesElsewhere != 0 {
				continue
			}
			near = append(near, d.blocks[i])
		}
	}
	return near
}

// tooShort is how much longer than a block the title is if they can't have a
// third of their words in common: most blocks of a page are that short.
const tooShort = 6

// headlineAt returns the index of the block that is most like the title.
func (d *document) headlineAt() int {
	at, best := -1, 0.3
	title := words(d.title)
	for i := range d.blocks {
		b := &d.blocks[i]
		if len(b.text) > shortText || len(b.text)*tooShort < len(d.title) {
			continue
		}
		like := alike(b.text, title)
		if b.tag == atom.H1 {
			like *= 1.2 // rather than the copy in a bar above it
		}
		if like > best+0.05 {
			at, best = i, like
		}
	}
	return at
}
