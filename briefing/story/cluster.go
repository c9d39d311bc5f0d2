package story

import (
	"cmp"
	"container/heap"
	"slices"

	"newsbrief/briefing"
)

// cluster groups items, given the families of copies among them: one member
// of each family is compared, so that copies don't count as so many witnesses.
func cluster(items []briefing.Item, families [][]int) [][]int {
	v := newVocabulary()
	drafts := make([]draft, len(families))
	spans := make([]span, len(families))
	for f, family := range families {
		drafts[f] = v.draftOf(items[middle(items, family)])
		for _, i := range family {
			spans[f].add(spanOf(items[i]))
		}
	}
	profiles := make([]*profile, len(families))
	for f, d := range drafts {
		profiles[f] = v.profileOf(d, spans[f])
	}
	t := newTree(v, profiles)
	t.grow()
	var groups [][]int
	for _, c := range t.clusters {
		if c == nil {
			continue
		}
		var group []int
		for _, f := range c.members {
			group = append(group, families[f]...)
		}
		groups = append(groups, group)
	}
	return groups
}

// middle returns the family's member of middling length: neither an excerpt nor
// a page with everything around it.
func middle(items []briefing.Item, family []int) int {
	byLength := slices.Clone(family)
	slices.SortStableFunc(byLength, func(i, j int) int {
		return cmp.Compare(len(bodyOf(items[i])), len(bodyOf(items[j])))
	})
	return byLength[len(byLength)/2]
}

// noScore is taken off a mean score for the evidence, which was learnt with it.
const noScore = 6

// A tree joins clusters, most alike first (average link), until no join is left
// that survives the evidence.
type tree struct {
	vocabulary *vocabulary
	clusters   []*node // nil where it went into another
	queue      proposals
}

// A node is a cluster.
type node struct {
	*profile
	members []int
	scores  map[int]float64 // summed scores of the pairs with another cluster
	version int             // grows with each join, so that old proposals are known
}

func newTree(v *vocabulary, profiles []*profile) *tree {
	t := &tree{vocabulary: v, clusters: make([]*node, len(profiles))}
	for i, p := range profiles {
		t.clusters[i] = &node{profile: p, members: []int{i}, scores: map[int]float64{}}
	}
	for _, p := range pairsOf(profiles, len(v.stems)) {
		i, j := int(p.i), int(p.j)
		t.clusters[i].scores[j] = float64(p.score)
		t.clusters[j].scores[i] = float64(p.score)
		t.propose(i, j)
	}
	heap.Init(&t.queue)
	return t
}

// propose queues the join of two clusters where it is worth a look.
func (t *tree) propose(i, j int) (ok bool) {
	a, b := t.clusters[i], t.clusters[j]
	mean := a.scores[j] / float64(a.texts*b.texts)
	if mean < barOf(a.profile, b.profile).score {
		return false
	}
	t.queue = append(t.queue, proposal{mean, min(i, j), max(i, j), a.version + b.version})
	return true
}

// grow joins clusters until nothing more is proposed.
func (t *tree) grow() {
	for t.queue.Len() > 0 {
		p := heap.Pop(&t.queue).(proposal)
		a, b := t.clusters[p.i], t.clusters[p.j]
		if a == nil || b == nil || a.version+b.version != p.version {
			continue
		}
		if t.vocabulary.joins(a.profile, b.profile, p.mean-noScore) {
			t.join(p.i, p.j)
		}
	}
}

// join puts the cluster with fewer neighbours into the other, and proposes its
// next joins.
func (t *tree) join(i, j int) {
	if len(t.clusters[i].scores) < len(t.clusters[j].scores) {
		i, j = j, i
	}
	a, b := t.clusters[i], t.clusters[j]
	a.profile, a.members = merge(a.profile, b.profile), append(a.members, b.members...)
	a.version += b.version + 1
	t.clusters[j] = nil
	delete(a.scores, j)
	for k, score := range b.scores {
		other := t.clusters[k].scores
		delete(other, j)
		if k != i {
			a.scores[k] += score
			other[i] = a.scores[k]
		}
	}
	for k := range a.scores {
		if t.propose(i, k) {
			heap.Fix(&t.queue, len(t.queue)-1)
		}
	}
}

// A proposal is a join that was worth a look when it was made.
type proposal struct {
	mean    float64
	i, j    int
	version int // of both clusters together
}

// proposals is a heap, most alike first; ties fall by index, so that the result
// doesn't depend on a map's order.
type proposals []proposal

func (q proposals) Len() int { return len(q) }

func (q proposals) Less(a, b int) bool {
	return cmp.Or(cmp.Compare(q[b].mean, q[a].mean), cmp.Compare(q[a].i, q[b].i), cmp.Compare(q[a].j, q[b].j)) < 0
}

func (q proposals) Swap(a, b int) { q[a], q[b] = q[b], q[a] }

func (q *proposals) Push(x any) { *q = append(*q, x.(proposal)) }

func (q *proposals) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
