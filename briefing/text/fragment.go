package text

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsbrief/briefing"
)

// How much of a passage names its place in a page, in words; see [weigh].
const (
	wholeWords = 8 // up to here a passage is named by all its words
	edgeWords  = 4 // of a longer one so many at each end
)

// At is an address that opens the page at a passage: a text fragment
// (https://wicg.github.io/scroll-to-text-fragment/) of the whole passage, or of
// a long one's first and last words, which survives a change between them.
// Browsers that don't know fragments open the page. Make it only for a page
// that was seen to hold the passage: where it doesn't, the reader is sent
// looking for words that aren't there. The address comes back as it is where
// the passage is empty or the result would be too long for a link.
func At(address, passage string) string { return openAt(address, directive(passage)) }

// AtQuote is At for a quote; one that its article breaks is named from its first
// piece to its last.
func AtQuote(address string, q briefing.Quote) string {
	if len(q.Rest) == 0 {
		return At(address, q.Text)
	}
	last := q.Rest[len(q.Rest)-1]
	return openAt(address, between(words(firstLine(q.Text)), words(lastLine(last.Text))))
}

// openAt adds a directive to an address.
func openAt(address, directive string) string {
	if address == "" || directive == "" {
		return address
	}
	page, _, _ := strings.Cut(address, ":~:") // a directive of the feed's own
	if !strings.Contains(page, "#") {
		page += "#"
	}
	if link := page + ":~:text=" + directive; len(link) <= maxURL {
		return link
	}
	return address
}

// directive names a passage: all of it, or its start and end. Each of these has
// to lie within one paragraph of the page, and a browser takes none that begins
// or ends inside a word.
func directive(passage string) string {
	first, last := firstLine(passage), lastLine(passage)
	start, end := words(first), words(last)
	if len(first) < len(strings.TrimSpace(passage)) {
		return between(start, end)
	}
	if weigh(start...) <= wholeWords || len(head(start))+len(tail(end)) > len(start) {
		return escape(start)
	}
	return between(start, end)
}

// between names what is between the first of some words and the last of others.
func between(first, last []word) string {
	if len(first) == 0 || len(last) == 0 {
		return ""
	}
	return escape(head(first)) + "," + escape(tail(last))
}

// lineEnds are the signs at which a line ends.
const lineEnds = "\n\r\v\f\u0085\u2028\u2029"

func firstLine(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexAny(s, lineEnds); i >= 0 {
		return s[:i]
	}
	return s
}

func lastLine(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.LastIndexAny(s, lineEnds); i >= 0 {
		return strings.TrimLeftFunc(s[i:], unicode.IsSpace)
	}
	return s
}

// A word of a passage; where a language doesn't part words by blanks, all up
// to the next sign.
type word struct {
	text   string
	joined bool // no blank before it
}

// words splits a line where a browser is sure to see the border of a word:
// at blanks, and after the signs of scripts that have no blanks.
func words(line string) []word {
	var all []word
	for field := range strings.FieldsSeq(line) {
		joined := false
		for field != "" {
			n := len(field)
			if i := strings.IndexAny(field, "，。、！？；："); i >= 0 {
				_, size := utf8.DecodeRuneInString(field[i:])
				n = i + size
			}
			all = append(all, word{field[:n], joined})
			field, joined = field[n:], true
		}
	}
	return all
}

// weigh counts words. Two signs of a script without blanks are about one.
func weigh(words ...word) int {
	n := 0
	for _, w := range words {
		signs := 0
		for _, r := range w.text {
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
				signs++
			}
		}
		n += max(1, signs/2)
	}
	return n
}

// head is the fewest first words that weigh enough.
func head(words []word) []word {
	n, weight := 0, 0
	for n < len(words) && weight < edgeWords {
		weight += weigh(words[n])
		n++
	}
	return words[:n]
}

// tail is the fewest last words that weigh enough.
func tail(words []word) []word {
	n, weight := len(words), 0
	for n > 0 && weight < edgeWords {
		n--
		weight += weigh(words[n])
	}
	return words[n:]
}

// escape writes words as a directive has them. Dash, comma and ampersand mean
// something there.
func escape(words []word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 && !w.joined {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return strings.NewReplacer("-", "%2D", "+", "%20").Replace(url.QueryEscape(b.String()))
}
