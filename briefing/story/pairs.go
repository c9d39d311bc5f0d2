package story

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

// pairsOf returns the pairs of texts that have some likeness.
func pairsOf(profiles []*profile, stems int) []pair {
	type posting struct {
		text   int32
		weight float32
	}
	// A stem in more than a tenth of a large window tells too little for the
	// time it takes.
	common := max(60, len(profiles)/10)
	texts := make([]int32, stems)
	for _, p := range profiles {
		for _, t := range p.terms {
			texts[t.id]++
		}
	}
	postings := make([][]posting, stems)
	cosines := make([]float32, len(profiles))
	var pairs []pair
	var touched []int32
	for j, p := range profiles {
		for _, t := range p.terms {
			if texts[t.id] < 2 || int(texts[t.id]) > common {
				continue
			}
			for _, o := range postings[t.id] {
				if cosines[o.text] == 0 {
					touched = append(touched, o.text)
				}
				cosines[o.text] += o.weight * t.vector
			}
			postings[t.id] = append(postings[t.id], posting{int32(j), t.vector})
		}
		for _, i := range touched {
			if c := cosines[i]; c >= leastCosine {
				pairs = append(pairs, pair{i, int32(j), min(pairMost, pairScale*c)})
			}
			cosines[i] = 0
		}
		touched = touched[:0]
	}
	return pairs
}
