package story

import "slices"

// leastCosine is the likeness of a pair below which it counts as none.
const leastCosine = 0.04

// A pair is two texts, i before j, with their score: 30 times the cosine of
// their vectors, at most 14, so that copies don't outweigh everything.
type pair struct {
	i, j  int32
	score float32
}

const (
	pairScale = 30
	pairMost  = 14
)

// A posting is one text's holding a stem.
type posting struct {
	text   int32
	weight float32
}

// commonest is in how many of n texts a stem may be to be looked at: one in more
// than a tenth of a large window tells too little for the time it takes.
func commonest(n int) int { return max(60, min(n/10, 500)) }

// postingsOf returns, for each stem, the texts that hold it; none where only one
// does, and only headlines, which have no words to spare, where too many do.
func postingsOf(profiles []*profile, stems int) [][]posting {
	held := make([]int32, stems)
	for _, p := range profiles {
		for _, t := range p.terms {
			held[t.id]++
		}
	}
	postings := make([][]posting, stems)
	most := commonest(len(profiles))
	for j, p := range profiles {
		for _, t := range p.terms {
			n := int(held[t.id])
			if n < 2 || n > most && p.words > headlineTerms {
				continue
			}
			if postings[t.id] == nil {
				postings[t.id] = make([]posting, 0, n)
			}
			postings[t.id] = append(postings[t.id], posting{int32(j), t.vector})
		}
	}
	return postings
}

// pairsOf returns the pairs of texts that have some likeness, by the second.
func pairsOf(profiles []*profile, postings [][]posting) []pair {
	found := make([][]pair, len(profiles)) // by the first of a range of second texts
	spread(len(profiles), func(from, to int) {
		cosines := make([]float32, len(profiles))
		for j := from; j < to; j++ {
			found[from] = pairsWith(found[from], int32(j), profiles[j], postings, cosines)
		}
	})
	return slices.Concat(found...)
}

// pairsWith appends the pairs of text j with those before it. cosines is 0 for
// each text, between calls.
func pairsWith(pairs []pair, j int32, p *profile, postings [][]posting, cosines []float32) []pair {
	var touched []int32
	for _, t := range p.terms {
		for _, o := range postings[t.id] {
			if o.text >= j {
				break // ascending
			}
			if cosines[o.text] == 0 {
				touched = append(touched, o.text)
			}
			cosines[o.text] += o.weight * t.vector
		}
	}
	for _, i := range touched {
		if c := cosines[i]; c >= leastCosine {
			pairs = append(pairs, pair{i, j, min(pairMost, pairScale*c)})
		}
		cosines[i] = 0
	}
	return pairs
}
