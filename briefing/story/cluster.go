package story

import (
	"cmp"
	"container/heap"
)

// noScore is taken off a mean score for the evidence, which was learnt with it.
const noScore = 6

// A tree joins clusters, most alike first (average link), until no join is left
// that survives the evidence.
type tree struct {
	vocabulary *vocabulary
	profiles   []*profile
	postings   [][]posting
	pairs      []pair
	clusters   []*node // nil where it went into another
	queue      proposals
	weights    *Weights
	judge      func(a, b *node, mean float64) bool // asked of what is possible
}

// A node is a cluster.
type node struct {
	*profile
	members []int
	scores  map[int]float64 // summed scores of the pairs with another cluster
	version int             // grows with each join, so that old proposals are known
}

// newTree returns a tree of single texts that joins by weights.
func newTree(v *vocabulary, profiles []*profile, w *Weights) *tree {
	postings := postingsOf(profiles, len(v.stems))
	t := &tree{
		vocabulary: v, profiles: profiles, postings: postings, pairs: pairsOf(profiles, postings),
		clusters: make([]*node, len(profiles)),
		weights:  w,
	}
	t.judge = func(a, b *node, mean float64) bool {
		return t.weigh(a.profile, b.profile, mean) >= barOf(a.profile, b.profile).signs
	}
	for i, p := range profiles {
		t.clusters[i] = &node{profile: p, members: []int{i}, scores: map[int]float64{}}
	}
	for _, p := range t.pairs {
		i, j := int(p.i), int(p.j)
		t.clusters[i].scores[j] = float64(p.score)
		t.clusters[j].scores[i] = float64(p.score)
	}
	return t
}

// weigh weighs the signs of two clusters' being one story.
func (t *tree) weigh(p, q *profile, mean float64) float64 {
	return t.weights.sum(headlines(p, q), t.vocabulary.signsOf(p, q, mean-noScore))
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
	for _, p := range t.pairs {
		t.propose(int(p.i), int(p.j))
	}
	heap.Init(&t.queue)
	t.pin()
	for t.queue.Len() > 0 {
		p := heap.Pop(&t.queue).(proposal)
		a, b := t.clusters[p.i], t.clusters[p.j]
		if a == nil || b == nil || a.version+b.version != p.version {
			continue
		}
		if possible(a.profile, b.profile) && t.judge(a, b, p.mean) {
			t.join(p.i, p.j)
		}
	}
}

// pin joins the texts that were posted as one story, whatever they say.
func (t *tree) pin() {
	pinned := map[int64]int{}
	for i, p := range t.profiles {
		if p.pin == 0 {
			continue
		}
		if j, ok := pinned[p.pin]; ok {
			i = t.join(j, i)
		}
		pinned[p.pin] = i
	}
}

// join puts the cluster with fewer neighbours into the other, proposes its next
// joins, and returns which cluster it is.
func (t *tree) join(i, j int) int {
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
	return i
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
