package article

import "bytes"

// formatting lists the elements that an HTML parser opens again in every
// following block when they were left open. Not "a" and "nobr": the parser
// keeps at most one of each.
var formatting = [][]byte{
	[]byte("b"), []byte("big"), []byte("code"), []byte("em"), []byte("font"), []byte("i"), []byte("s"),
	[]byte("small"), []byte("strike"), []byte("strong"), []byte("tt"), []byte("u"),
}

// merged lists the elements whose attributes the parser merges, at a cost
// that grows with those merged before.
var merged = [][]byte{[]byte("body"), []byte("html")}

const (
	maxOpen     = 512     // elements that the parser keeps open
	maxReopened = 4 << 20 // elements that reopening may add before it is prevented
	maxMerged   = 8       // tags of a merged element that are parsed as such
)

// defuse disarms, in place, the two ways in which a small document makes the
// HTML standard's algorithm take quadratic time and space: some hundred
// formatting elements left open before many blocks, and many body tags with
// attributes. The tags concerned are renamed to an unknown element of the same
// length, which the parser neither reopens nor merges. Text is not changed, and
// documents that people wrote are not touched at all.
func defuse(doc []byte) {
	if n := bytes.Count(doc, []byte("<")); n*maxOpen > maxReopened && n*opened(doc, formatting) > maxReopened {
		rename(doc, formatting, 0)
	}
	rename(doc, merged, maxMerged)
}

// opened counts start tags of the named elements, up to the parser's limit on
// open elements. It doesn't look for their ends: which of those the parser
// heeds can't be known from outside.
func opened(doc []byte, names [][]byte) int {
	n := 0
	eachTag(doc, names, func(name []byte, end bool) {
		if !end {
			n++
		}
	})
	return min(n, maxOpen)
}

// rename makes unknown elements of all named ones but the first keep tags.
func rename(doc []byte, names [][]byte, keep int) {
	eachTag(doc, names, func(name []byte, _ bool) {
		if keep--; keep < 0 {
			copy(name, bytes.Repeat([]byte("x"), len(name)))
		}
	})
}

// eachTag calls f with the name, inside doc, of everything that could be a tag
// of the named elements, wherever it stands: a parser in some state may see it.
func eachTag(doc []byte, names [][]byte, f func(name []byte, end bool)) {
	for rest := doc; ; {
		i := bytes.IndexByte(rest, '<')
		if i < 0 || i+1 == len(rest) {
			return
		}
		rest = rest[i+1:]
		end := rest[0] == '/'
		if end {
			rest = rest[1:]
		}
		name := tagName(rest)
		for _, want := range names {
			if len(name) == len(want) && bytes.EqualFold(name, want) {
				f(name, end)
				break
			}
		}
	}
}

// tagName returns the leading letters of s, at most 8 of them.
func tagName(s []byte) []byte {
	n := 0
	for n < len(s) && n < 8 && ('a' <= s[n]|0x20 && s[n]|0x20 <= 'z') {
		n++
	}
	return s[:n]
}
