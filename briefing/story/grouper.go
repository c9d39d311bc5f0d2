package story

import (
	"cmp"
	"hash/maphash"
	"slices"

	"newsbrief/briefing"
)

// A Grouper groups windows of items, one after another. What an item says is
// read once and kept from one window to the next, so that a round costs little
// more than what is new in it. It isn't safe for concurrent use.
//
// Nothing is kept of items that left the window, and the answers are those of
// [Group] and [Assign].
type Grouper struct {
	weights    *Weights
	seed       maphash.Seed
	leaves     map[mark]*leaf
	vocabulary *vocabulary
	index      *index // nil until something was assigned
}

// NewGrouper returns a Grouper that has read nothing yet.
func NewGrouper() *Grouper { return newGrouper(learnt()) }

func newGrouper(w *Weights) *Grouper {
	return &Grouper{weights: w, seed: maphash.MakeSeed(), leaves: map[mark]*leaf{}, vocabulary: newVocabulary()}
}

// Group is the package's [Group], with what was read before.
func (g *Grouper) Group(items []briefing.Item) [][]int {
	groups, _ := g.group(items, nil)
	return groups
}

// group returns the groups, and an index of them that knows no stories yet.
func (g *Grouper) group(items []briefing.Item, posted func(briefing.Item) bool) ([][]int, *index) {
	w := g.open(items)
	w.posted = posted
	groups, x := w.regroup(g.weights)
	for c := range groups {
		w.given(groups[c])
		x.rank[c] = c
	}
	slices.SortFunc(x.rank, func(a, b int) int { return cmp.Compare(groups[a][0], groups[b][0]) })
	sorted := make([][]int, len(groups))
	for k, c := range x.rank {
		sorted[k] = groups[c]
	}
	return sorted, x
}

// given turns indexes into the window to indexes among the items as given,
// ascending.
func (w *window) given(group []int) {
	for i := range group {
		group[i] = w.order[group[i]]
	}
	slices.Sort(group)
}

// A window is the items to group, in canonical order.
type window struct {
	order      []int // of each, its index among the items as given
	items      []*briefing.Item
	leaves     []*leaf
	posted     func(briefing.Item) bool // nil: none were
	vocabulary *vocabulary
}

// mostStale is how many stems the vocabulary may keep for each that it began
// with, before it is made anew: it only grows.
const mostStale = 4

// open returns the window of some items, reading those that are new, and forgets
// all others.
func (g *Grouper) open(items []briefing.Item) *window {
	w := &window{order: canonical(items)}
	kept := make(map[mark]*leaf, len(items))
	var unread []*leaf
	for _, k := range w.order {
		m := markOf(g.seed, &items[k])
		l := kept[m]
		if l == nil {
			if l = g.leaves[m]; l == nil {
				l = leafOf(&items[k])
				unread = append(unread, l)
			}
			kept[m] = l
		}
		w.items, w.leaves = append(w.items, &items[k]), append(w.leaves, l)
	}
	spread(len(unread), func(from, to int) {
		for _, l := range unread[from:to] {
			l.read()
		}
	})
	g.leaves = kept
	g.sweep()
	w.vocabulary = g.vocabulary
	return w
}

// sweep makes the vocabulary anew when most of it is of items long gone.
func (g *Grouper) sweep() {
	v := g.vocabulary
	if v.live == 0 || len(v.stems) <= mostStale*v.live {
		return
	}
	g.vocabulary = newVocabulary()
	for _, l := range g.leaves {
		l.draft = nil
	}
}

// regroup parts the window into stories: lists of indexes into it. The index has
// a cluster for each.
func (w *window) regroup(weights *Weights) ([][]int, *index) {
	cutBoilerplate(w.leaves)
	families := copies(w.leaves)
	t := newTree(w.vocabulary, w.profiles(families), weights)
	t.grow()
	clusters := bridge(w.vocabulary, t.settle())
	groups := make([][]int, len(clusters))
	x := &index{
		weights: weights, vocabulary: w.vocabulary, postings: t.postings, cluster: make([]int32, len(families)),
		rank: make([]int, len(clusters)), stories: make([]int64, len(clusters)), cosines: make([]float32, len(families)),
		sums: make([]float32, len(clusters)),
	}
	for c, cluster := range clusters {
		x.clusters = append(x.clusters, cluster.profile)
		for _, f := range cluster.members {
			groups[c] = append(groups[c], families[f]...)
			x.cluster[f] = int32(c)
		}
	}
	return groups, x
}

// profiles weighs each family of copies by one of them: copies are no more
// witnesses than one.
func (w *window) profiles(families [][]int) []*profile {
	drafts := make([]*draft, len(families))
	for f, family := range families {
		drafts[f] = w.leaves[w.middle(family)].draftOf(w.vocabulary)
	}
	w.vocabulary.count(drafts)
	profiles := make([]*profile, len(families))
	for f, family := range families {
		var s span
		for _, i := range family {
			s.add(spanOf(*w.items[i]))
		}
		profiles[f] = w.vocabulary.profileOf(drafts[f], s)
		profiles[f].pin = w.pin(family)
		profiles[f].language = w.leaves[w.middle(family)].language
	}
	return profiles
}

// pin is the story that a family was posted as, the oldest where there are
// several, 0 where there is none.
func (w *window) pin(family []int) (pin int64) {
	for _, i := range family {
		it := w.items[i]
		if w.posted != nil && it.Story != 0 && w.posted(*it) && (pin == 0 || it.Story < pin) {
			pin = it.Story
		}
	}
	return pin
}

// middle returns the family's member of middling length: neither an excerpt nor
// a page with everything around it.
func (w *window) middle(family []int) int {
	if len(family) == 1 {
		return family[0]
	}
	byLength := slices.Clone(family)
	slices.SortStableFunc(byLength, func(i, j int) int {
		return cmp.Compare(len(w.leaves[i].kept), len(w.leaves[j].kept))
	})
	return byLength[len(byLength)/2]
}
