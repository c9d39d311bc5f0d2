package story

import (
	"cmp"
	"hash/fnv"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cutBoilerplate makes the leaves of a window leave out the sentences that sites
// put under everything. Their order has to be canonical.
//
// A sentence is taken for boilerplate when three items or more have it, most of
// them with nothing in common in their titles, and none of the titles has a word
// in common with it.
func cutBoilerplate(leaves []*leaf) {
	cut := make([][]uint64, len(leaves))
	for hash, holders := range repeated(leaves) {
		if boilerplate(hash, holders, leaves) {
			for _, i := range holders {
				cut[i] = append(cut[i], hash)
			}
		}
	}
	for i, l := range leaves {
		l.leave(cut[i])
	}
}

// holding is one leaf's having a sentence.
type holding struct {
	hash uint64
	leaf int32
}

// repeated yields the sentences, by hash, that three leaves or more have, with
// these, ascending. The holders are valid for the one step.
func repeated(leaves []*leaf) iter.Seq2[uint64, []int] {
	n := 0
	for _, l := range leaves {
		n += len(l.sentences)
	}
	all := make([]holding, 0, n)
	for i, l := range leaves {
		for _, h := range l.sentences {
			all = append(all, holding{h, int32(i)})
		}
	}
	slices.SortFunc(all, func(a, b holding) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.leaf, b.leaf)) })
	all = slices.Compact(all)
	return func(yield func(uint64, []int) bool) {
		var holders []int
		for i, h := range all {
			holders = append(holders, int(h.leaf))
			if i+1 < len(all) && all[i+1].hash == h.hash {
				continue
			}
			if len(holders) >= 3 && !yield(h.hash, holders) {
				return
			}
			holders = holders[:0]
		}
	}
}

// boilerplate reports whether a sentence tells nothing of those who hold it.
func boilerplate(hash uint64, holders []int, leaves []*leaf) bool {
	strangers := 0
	for k, i := range holders {
		if k > 0 && disjoint(leaves[holders[k-1]].telltale, leaves[i].telltale) {
			strangers++
		}
	}
	if 2*strangers < len(holders) {
		return false
	}
	said := telltale(leaves[holders[0]].sentence(hash))
	for _, i := range holders {
		if !disjoint(said, leaves[i].telltale) {
			return false
		}
	}
	return true
}

// sentence returns the sentence with a hash.
func (l *leaf) sentence(hash uint64) string {
	for s := range sentences(l.body) {
		if hashOf(s) == hash {
			return s
		}
	}
	return ""
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
