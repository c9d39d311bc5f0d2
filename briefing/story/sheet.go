package story

import (
	"net/url"
	"slices"
	"unicode"
	"unicode/utf8"

	"newsbrief/briefing"
)

// A sheet is an item as a copy is known by: sets of hashes, ascending. A
// shingle is three words in a row.
type sheet struct {
	leaf       *leaf
	all, prose []uint64 // shingles of the text, and of its sentences that read as prose
	numbers    []uint64 // of the prose
}

func newSheet(l *leaf) *sheet {
	s := &sheet{leaf: l}
	words := make([]uint64, 0, len(l.kept)/5)
	for sentence := range sentences(l.kept) {
		start := len(words)
		var numbers []uint64
		var prose bool
		words, numbers, prose = read(words, sentence)
		if prose {
			s.prose = shingles(s.prose, words[start:])
			s.numbers = append(s.numbers, numbers...)
		}
	}
	s.all = distinct(shingles(make([]uint64, 0, len(words)), words))
	s.prose, s.numbers = distinct(s.prose), distinct(s.numbers)
	return s
}

// read appends the hashes of a sentence's words, and tells which of them are
// numbers and whether the sentence is one of prose: of some length, mostly
// words, and those mostly in small letters. Navigation, captions and lists of
// headlines aren't.
func read(to []uint64, sentence string) (words, numbers []uint64, prose bool) {
	start, capitals, letters := len(to), 0, 0
	for i := 0; i < len(sentence); {
		r, size := utf8.DecodeRuneInString(sentence[i:])
		var h uint64
		switch {
		case unspaced(r):
			h, i = hashed(fnvOffset, r), i+size
		case alphanumeric(r):
			h, i = hashWord(sentence, i)
		default:
			i += size
			continue
		}
		to = append(to, h)
		switch {
		case unicode.IsUpper(r):
			capitals++
			letters++
		case unicode.IsLetter(r):
			letters++
		case r >= '0' && r <= '9':
			numbers = append(numbers, h)
		}
	}
	n := len(to) - start
	return to, numbers, n >= 8 && 10*letters >= 6*n && 2*capitals <= letters
}

// hashWord hashes the word that begins at i, whatever its case, and returns
// where it ends.
func hashWord(text string, i int) (h uint64, end int) {
	h = fnvOffset
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !alphanumeric(r) {
			break
		}
		h, i = hashed(h, unicode.ToLower(r)), i+size
	}
	return h, i
}

// The constants of 64-bit FNV-1a. It isn't hash/fnv for the allocation that
// costs for each word.
const (
	fnvOffset uint64 = 14695981039346656037
	fnvPrime  uint64 = 1099511628211
)

// hashed goes on hashing with a rune, whole where FNV takes its bytes.
func hashed(h uint64, r rune) uint64 { return (h ^ uint64(r)) * fnvPrime }

// shingles appends the shingles of some words.
func shingles(to []uint64, words []uint64) []uint64 {
	for i := range len(words) - 2 {
		h := fnvOffset
		for _, w := range words[i : i+3] {
			h = (h ^ w) * fnvPrime
			h ^= h >> 32 // the product leaves the low bits to the low bits alone
		}
		to = append(to, h)
	}
	return to
}

func distinct(hashes []uint64) []uint64 {
	slices.Sort(hashes)
	return slices.Clip(slices.Compact(hashes))
}

// common is how many elements two ascending slices share.
func common(a, b []uint64) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// copied reports whether two texts are one article, perhaps cut differently or
// with other things around it. Containment, the share of the smaller's shingles
// that the larger has, is the measure: an article within a longer page is a
// copy too.
func copied(a, b *sheet) bool {
	all, prose := min(len(a.all), len(b.all)), min(len(a.prose), len(b.prose))
	if all < 12 {
		return false
	}
	share := float64(common(a.all, b.all)) / float64(all)
	switch {
	case share < .6:
		return false
	case prose >= 30 && 2*common(a.prose, b.prose) < prose:
		return false // what they share is navigation
	case prose < 30 && all < 30 && share < .8:
		return false
	}
	return sameNumbersIn(a, b, all, share) && titlesAllow(a.leaf, b.leaf)
}

// sameNumbersIn guards against templates, market reports for instance, which
// differ in their numbers only: short texts have to share those too.
func sameNumbersIn(a, b *sheet, shingles int, share float64) bool {
	numbers := min(len(a.numbers), len(b.numbers))
	switch {
	case shingles >= 250:
		return true
	case numbers >= 3:
		return 10*common(a.numbers, b.numbers) >= 6*numbers
	}
	return shingles >= 60 || share >= .85
}

// titlesAllow guards against texts that are mostly the same boilerplate. On one
// site two addresses are two articles unless the titles agree. Elsewhere a
// headline may be another, but what it says has to be in the other's text.
func titlesAllow(a, b *leaf) bool {
	if a.title == "" || b.title == "" {
		return true
	}
	s, t := a.telltale, b.telltale
	if a.host != "" && a.host == b.host {
		return within(s, t) >= .6 || within(t, s) >= .6
	}
	return within(s, telltale(b.title+"\n"+b.kept)) >= .5 || within(t, telltale(a.title+"\n"+a.kept)) >= .5
}

// telltale returns the stems of a text that tell something.
func telltale(text string) map[string]bool {
	stems := map[string]bool{}
	for _, w := range words(nil, text) {
		if !stopWords[w.stem] {
			stems[w.stem] = true
		}
	}
	return stems
}

// within is the share of stems that others hold, 1 where there are none.
func within(stems, others map[string]bool) float64 {
	if len(stems) == 0 {
		return 1
	}
	n := 0
	for s := range stems {
		if others[s] {
			n++
		}
	}
	return float64(n) / float64(len(stems))
}

// hostOf is the host of an item's address, "" where it has none.
func hostOf(it *briefing.Item) string {
	u, err := url.Parse(addressOf(*it))
	if err != nil {
		return ""
	}
	return u.Host
}

// addressOf is where an item's copy is: its article's canonical address, else
// the feed's link.
func addressOf(it briefing.Item) string {
	if it.Article.URL != "" {
		return it.Article.URL
	}
	return it.Link
}
