package story

import (
	"hash/fnv"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsbrief/briefing"
)

// cutBoilerplate removes from the items' texts the sentences that sites put
// under everything. The items are the caller's own; their order has to be
// canonical.
//
// A sentence is taken for boilerplate when three items or more have it, most of
// them with nothing in common in their titles, and none of the titles has a word
// in common with it.
func cutBoilerplate(items []briefing.Item) {
	titles := make([]map[string]bool, len(items))
	holders := map[uint64][]int{}
	for i, it := range items {
		titles[i] = telltale(it.Title)
		for s := range sentences(bodyOf(it)) {
			h := hashOf(s)
			if held := holders[h]; len(held) == 0 || held[len(held)-1] != i {
				holders[h] = append(held, i)
			}
		}
	}
	// What is under everything is met in every item: it is judged once.
	judged := make(map[uint64]bool, len(holders))
	cut := func(s string) bool {
		h := hashOf(s)
		verdict, known := judged[h]
		if !known {
			verdict = boilerplate(s, holders[h], titles)
			judged[h] = verdict
		}
		return verdict
	}
	for i := range items {
		it := &items[i]
		it.Article.Text, it.Summary = without(it.Article.Text, cut), without(it.Summary, cut)
	}
}

// boilerplate reports whether a sentence tells nothing of those who hold it.
func boilerplate(sentence string, holders []int, titles []map[string]bool) bool {
	if len(holders) < 3 {
		return false
	}
	strangers := 0
	for k, i := range holders {
		if k > 0 && disjoint(titles[holders[k-1]], titles[i]) {
			strangers++
		}
	}
	if 2*strangers < len(holders) {
		return false
	}
	said := telltale(sentence)
	for _, i := range holders {
		if !disjoint(said, titles[i]) {
			return false
		}
	}
	return true
}

// disjoint reports whether two sets of stems have none in common. What says
// nothing is not known to be different.
func disjoint(a, b map[string]bool) bool {
	return len(a) > 0 && len(b) > 0 && within(a, b) == 0
}

// without returns a text less the sentences to cut, the text itself where there
// are none.
func without(text string, cut func(string) bool) string {
	var kept strings.Builder
	n := 0
	for s := range sentences(text) {
		if cut(s) {
			n++
			continue
		}
		kept.WriteString(s)
	}
	if n == 0 {
		return text
	}
	return kept.String()
}

// sentences yields the sentences and lines of a text, each with the space after
// it; together they are the text. Abbreviations end one too, which does no harm
// here.
func sentences(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := 0
		for i, r := range text {
			end := i + utf8.RuneLen(r)
			switch {
			case r == '\n' || r == '。':
			case (r == '.' || r == '!' || r == '?') && spaceAt(text, end):
			default:
				continue
			}
			if !yield(text[start:end]) {
				return
			}
			start = end
		}
		if start < len(text) {
			yield(text[start:])
		}
	}
}

// spaceAt reports whether a space is at i, a closing mark aside.
func spaceAt(text string, i int) bool {
	r, size := utf8.DecodeRuneInString(text[i:])
	if strings.ContainsRune("\"”’)»", r) {
		r, _ = utf8.DecodeRuneInString(text[i+size:])
	}
	return unicode.IsSpace(r)
}

// hashOf identifies a sentence, the space around it aside.
func hashOf(sentence string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(strings.TrimSpace(sentence)))
	return h.Sum64()
}
