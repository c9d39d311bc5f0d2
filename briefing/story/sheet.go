package story

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsbrief/briefing"
)

// A sheet is an item as a copy is known by. A shingle is the hash of three
// words in a row.
type sheet struct {
	item       *briefing.Item
	all, prose []uint64 // shingles of the text, and of its sentences that read as prose; ascending
	numbers    []string // of the prose, ascending, each once
}

func sheetOf(it *briefing.Item) sheet {
	s := sheet{item: it}
	var all []string
	for sentence := range sentences(bodyOf(*it)) {
		words, prose := read(sentence)
		all = append(all, words...)
		if !prose {
			continue
		}
		s.prose = shingles(s.prose, words)
		for _, w := range words {
			if w[0] >= '0' && w[0] <= '9' {
				s.numbers = append(s.numbers, w)
			}
		}
	}
	s.all = distinct(shingles(nil, all))
	s.prose = distinct(s.prose)
	slices.Sort(s.numbers)
	s.numbers = slices.Compact(s.numbers)
	return s
}

// read splits a sentence into words, lower case, and reports whether it is one
// of prose: of some length, mostly words, and those mostly in small letters.
// Navigation, captions and lists of headlines aren't.
func read(sentence string) (words []string, prose bool) {
	capitals, letters := 0, 0
	for i := 0; i < len(sentence); {
		r, size := utf8.DecodeRuneInString(sentence[i:])
		end := i + size
		switch {
		case unspaced(r):
		case alphanumeric(r):
			for end < len(sentence) {
				next, n := utf8.DecodeRuneInString(sentence[end:])
				if !alphanumeric(next) {
					break
				}
				end += n
			}
		default:
			i = end
			continue
		}
		words = append(words, strings.ToLower(sentence[i:end]))
		if unicode.IsLetter(r) {
			letters++
		}
		if unicode.IsUpper(r) {
			capitals++
		}
		i = end
	}
	return words, len(words) >= 8 && 10*letters >= 6*len(words) && 2*capitals <= letters
}

// shingles appends the shingles of some words.
func shingles(to []uint64, words []string) []uint64 {
	for i := range len(words) - 2 {
		h := uint64(fnvOffset)
		for _, w := range words[i : i+3] {
			for j := range len(w) {
				h = (h ^ uint64(w[j])) * fnvPrime
			}
			h = (h ^ ' ') * fnvPrime
		}
		to = append(to, h)
	}
	return to
}

// The constants of 64-bit FNV-1a. It isn't hash/fnv for the allocation that
// costs for each shingle.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

func distinct(hashes []uint64) []uint64 {
	slices.Sort(hashes)
	return slices.Clip(slices.Compact(hashes))
}

// common is how many elements two ascending slices share.
func common[T uint64 | string](a, b []T) int {
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
	return sameNumbersIn(a, b, all, share) && titlesAllow(a.item, b.item)
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
func titlesAllow(a, b *briefing.Item) bool {
	if a.Title == "" || b.Title == "" {
		return true
	}
	s, t := telltale(a.Title), telltale(b.Title)
	if host := hostOf(a); host != "" && host == hostOf(b) {
		return within(s, t) >= .6 || within(t, s) >= .6
	}
	return within(s, telltale(b.Title+"\n"+bodyOf(*b))) >= .5 || within(t, telltale(a.Title+"\n"+bodyOf(*a))) >= .5
}

// telltale returns the stems of a text that tell something.
func telltale(text string) map[string]bool {
	stems := map[string]bool{}
	for _, w := range words(text) {
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
