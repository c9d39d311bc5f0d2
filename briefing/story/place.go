package story

import (
	"cmp"
	"slices"

	"newsbrief/briefing"
)

// An index is the window that was assigned last, to compare one more item with.
type index struct {
	weights    *Weights
	vocabulary *vocabulary
	postings   [][]posting // of each stem
	cluster    []int32     // of each text
	clusters   []*profile
	stories    []int64   // of each cluster
	rank       []int     // the clusters in the order of the groups returned
	cosines    []float32 // with each text, 0 between calls
	sums       []float32 // of the scores with each cluster's texts, 0 between calls
}

// Place returns the story that an item belongs to among those assigned last, 0
// when it is none of these or nothing was assigned yet. It takes a fraction of
// an [Grouper.Assign] and changes nothing: items placed since aren't compared
// with each other. The next Assign thinks again.
func (g *Grouper) Place(it briefing.Item) int64 {
	x := g.index
	if x == nil {
		return 0
	}
	p := x.vocabulary.profileOf(x.vocabulary.draftOf(titled(it.Title, bodyOf(it))), spanOf(it))
	for _, c := range x.candidates(p) {
		q := x.clusters[c.cluster]
		bar := barOf(p, q)
		if c.mean < bar.score || !possible(p, q) {
			continue
		}
		if x.weights.sum(headlines(p, q), x.vocabulary.signsOf(p, q, c.mean-noScore)) >= bar.signs {
			return x.stories[c.cluster]
		}
	}
	return 0
}

// A candidate is a cluster that a text may belong to.
type candidate struct {
	cluster int32
	mean    float64 // score of the pairs with its texts
}

const mostCandidates = 20

// candidates returns the clusters most like a text, the most alike first.
func (x *index) candidates(p *profile) []candidate {
	var touched []int32
	for _, t := range p.terms {
		if int(t.id) >= len(x.postings) {
			continue // no text of the window has it
		}
		for _, o := range x.postings[t.id] {
			if x.cosines[o.text] == 0 {
				touched = append(touched, o.text)
			}
			x.cosines[o.text] += o.weight * t.vector
		}
	}
	var out []candidate
	var clusters []int32
	for _, i := range touched {
		cosine, c := x.cosines[i], x.cluster[i]
		x.cosines[i] = 0
		if cosine < leastCosine {
			continue
		}
		if x.sums[c] == 0 {
			clusters = append(clusters, c)
		}
		x.sums[c] += min(pairMost, pairScale*cosine)
	}
	for _, c := range clusters {
		out = append(out, candidate{c, float64(x.sums[c]) / float64(x.clusters[c].texts)})
		x.sums[c] = 0
	}
	slices.SortFunc(out, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.mean, a.mean), cmp.Compare(a.cluster, b.cluster))
	})
	return out[:min(len(out), mostCandidates)]
}
