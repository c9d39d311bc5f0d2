package story

import (
	"cmp"
	"slices"
)

// What two clusters in different languages have to share to be one story. Their
// words can't tell, so names and numbers have to, and clearly.
const (
	bridgeIDF     = 4   // information that a name carries at the least, in nats
	bridgeNames   = 3   // such names in common, where a number or a day agrees too
	bridgeAlone   = 5   // where none does
	bridgeCovered = 0.5 // share of one side's foremost names, by information, that the other has
)

// bridge joins clusters of different languages that tell the same event, and
// returns the clusters that remain.
func bridge(v *vocabulary, clusters []*node) []*node {
	gone := make([]bool, len(clusters))
	for _, p := range namesakes(v, clusters) {
		i, j := int(p>>32), int(uint32(p))
		a, b := clusters[i], clusters[j]
		if gone[i] || gone[j] || !v.bridged(a.profile, b.profile) {
			continue
		}
		a.profile, a.members = merge(a.profile, b.profile), append(a.members, b.members...)
		gone[j] = true
	}
	var remain []*node
	for i, c := range clusters {
		if !gone[i] {
			remain = append(remain, c)
		}
	}
	return remain
}

// namesakes returns the pairs of clusters in different languages that have
// telling names in common, the lesser index above the greater, those with the
// most first.
func namesakes(v *vocabulary, clusters []*node) []uint64 {
	const most = 20 // clusters with a name, from which on it tells none apart
	holders := map[int32][]int{}
	for i, c := range clusters {
		if c.language == "" {
			continue
		}
		for _, t := range c.terms {
			if v.foremost(&t, c.texts) {
				holders[t.id] = append(holders[t.id], i)
			}
		}
	}
	shared := map[uint64]int{}
	for _, held := range holders {
		if len(held) > most {
			continue
		}
		for k, j := range held {
			for _, i := range held[:k] {
				if clusters[i].language != clusters[j].language {
					shared[uint64(i)<<32|uint64(j)]++
				}
			}
		}
	}
	var pairs []uint64
	for p, n := range shared {
		if n >= bridgeNames {
			pairs = append(pairs, p)
		}
	}
	slices.SortFunc(pairs, func(p, q uint64) int { return cmp.Or(cmp.Compare(shared[q], shared[p]), cmp.Compare(p, q)) })
	return pairs
}

// foremost reports whether a cluster of n texts keeps saying a telling name.
func (v *vocabulary) foremost(t *term, n int) bool {
	return 2*t.names >= float32(n) && v.stems[t.id].idf >= bridgeIDF
}

// bridged reports whether two clusters in different languages are one story:
// enough of the names that tell most are the same, a number or a day agrees, and
// no days or years speak against it.
func (v *vocabulary) bridged(p, q *profile) bool {
	if !p.mayBe(q) || !p.within(q.span) || daysAlike(p.days, q.days) < 0 || yearsAlike(p, q) < 0 {
		return false
	}
	a, b := side{texts: float64(p.texts)}, side{texts: float64(q.texts)}
	names, numbers := 0, 0
	both(p.terms, q.terms, func(s, t *term) {
		idf := v.stems[max(s.id, t.id)].idf
		a.look(s, t, b.texts, idf)
		b.look(t, s, a.texts, idf)
		switch {
		case s.texts == 0 || t.texts == 0:
		case v.foremost(s, p.texts) && v.foremost(t, q.texts):
			names++
		case s.numbers > 0 && t.numbers > 0:
			numbers++
		}
	})
	_, coveredA := a.lacking()
	_, coveredB := b.lacking()
	agrees := numbers > 0 || daysAlike(p.days, q.days) > 0
	return max(coveredA, coveredB) >= bridgeCovered && (names >= bridgeAlone || agrees && names >= bridgeNames)
}
