package prose

import (
	"hash/maphash"
	"unicode"
	"unicode/utf8"
)

// seed makes hashes of texts; they are compared within a page only.
var seed = maphash.MakeSeed()

// counts are what the text of a block is made of.
type counts struct {
	runes, words, frequent  int
	commas, stops           int
	digits, capitals        int
	first, last             rune
	cues                    uint64
	hash                    uint64
	sign, address, at, date bool // it holds a bullet or bar, a web address, "@", a number like a year or a day
}

// maxWord is the longest word, in bytes, that is looked up.
const maxWord = 24

// A counter counts in texts.
type counter struct {
	counts
	table  map[string][]string // see Page.Frequent
	word   [maxWord]byte
	n      int // bytes of the word so far; more than maxWord if it is too long
	number int // digits in a row
}

// count reads a block's text.
func (c *counter) count(text string) counts {
	c.counts, c.n, c.number = counts{hash: maphash.String(seed, text)}, 0, 0
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if i == 0 {
			c.first = r
		}
		c.rune(r)
		c.last = r
		i += size
	}
	c.endWord()
	if len(text) <= maxCued {
		c.cues = cues.in(text)
	}
	c.address = containsAddress(text)
	return c.counts
}

// maxCued is the length in bytes up to which a block is searched for cues:
// paragraphs that are longer may well speak of newsletters.
const maxCued = 500

func (c *counter) rune(r rune) {
	c.runes++
	switch {
	case 'a' <= r && r <= 'z' || r == '\'':
		c.letter(byte(r))
	case 'A' <= r && r <= 'Z':
		c.capitals++
		c.letter(byte(r) | 0x20)
	case '0' <= r && r <= '9':
		c.digits++
		c.number++
		c.date = c.date || c.number == 4
		c.letter(byte(r))
		return
	case r < utf8.RuneSelf:
		c.endWord()
		c.mark(r)
	case unicode.IsLetter(r):
		c.wide(r)
	default:
		c.endWord()
		c.mark(r)
	}
	c.number = 0
}

// letter adds a byte to the word.
func (c *counter) letter(b byte) {
	if c.n < maxWord {
		c.word[c.n] = b
	}
	c.n++
}

// wide adds a letter beyond ASCII to the word. Two of a script without spaces
// make about one word.
func (c *counter) wide(r rune) {
	if r >= 0x2e80 {
		c.words += c.runes & 1
		return
	}
	low := unicode.ToLower(r)
	if low != r {
		c.capitals++
	}
	if c.n+utf8.UTFMax <= maxWord {
		c.n += utf8.EncodeRune(c.word[c.n:], low)
	} else {
		c.n = maxWord + 1
	}
}

func (c *counter) endWord() {
	if c.n == 0 {
		return
	}
	c.words++
	if c.n <= maxWord {
		if _, ok := c.table[string(c.word[:c.n])]; ok {
			c.frequent++
		}
	}
	c.n = 0
}

func (c *counter) mark(r rune) {
	switch r {
	case ',', ';', '，', '、', '،':
		c.commas++
	case '.', '!', '?', '。', '！', '？', '…':
		c.stops++
	case '|', '»', '›', '→', '·', '•', '►', '▶', '>':
		c.sign = true
	case '@':
		c.at = true
	}
}

// ended reports whether the text ends as a sentence does.
func (c *counts) ended() bool {
	switch c.last {
	case '.', '!', '?', '。', '！', '？', '…', '"', '”', '“', '»', ')', '’', '\'':
		return true
	}
	return false
}

// kindOf places a character on a scale from marks over small letters to
// capitals; an opening quote is like a sentence's beginning.
func kindOf(r rune) float32 {
	switch {
	case r == ':':
		return -2
	case r == '.' || r == '!' || r == '?' || r == '。' || r == '…':
		return -1
	case r == '"' || r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
		return 3
	case unicode.IsDigit(r):
		return 1
	case unicode.IsUpper(r):
		return 4
	case unicode.IsLetter(r):
		return 2
	}
	return 0
}

// containsAddress reports whether a web address is written out in text.
func containsAddress(text string) bool {
	for i := 0; i+4 <= len(text); i++ {
		if text[i] == 'h' && text[i:i+4] == "http" || text[i] == 'w' && text[i:i+4] == "www." {
			return true
		}
	}
	return false
}
