package story

import "slices"

const (
	settleLeast  = 4   // texts a cluster has at the least to take one from another
	settleMargin = 1.0 // by how much the signs have to speak better for it
	settleNear   = 0.6 // how alike it is at the least, of what the present cluster is
)

// settle moves texts to the clusters that they belong to once these have grown:
// of two look-alike events the first few texts don't tell which is which. It
// returns the clusters that remain.
func (t *tree) settle() []*node {
	neighbours := t.neighbours()
	at := make([]int, len(t.profiles))
	for c, n := range t.clusters {
		if n == nil {
			continue
		}
		for _, i := range n.members {
			at[i] = c
		}
	}
	sums := map[int]float64{}
	for i, p := range t.profiles {
		if p.pin != 0 {
			continue
		}
		clear(sums)
		for _, o := range neighbours[i] {
			sums[at[o.i]] += float64(o.score)
		}
		if to := t.better(i, at[i], sums); to != at[i] {
			t.move(i, at[i], to)
			at[i] = to
		}
	}
	return slices.DeleteFunc(slices.Clone(t.clusters), func(n *node) bool { return n == nil })
}

// neighbours returns each text's pairs, with the other text as i.
func (t *tree) neighbours() [][]pair {
	near := make([][]pair, len(t.profiles))
	for _, p := range t.pairs {
		near[p.i] = append(near[p.i], pair{i: p.j, score: p.score})
		near[p.j] = append(near[p.j], pair{i: p.i, score: p.score})
	}
	return near
}

// better returns the cluster that text i belongs to, given the one it is in and
// its summed scores with each.
func (t *tree) better(i, own int, sums map[int]float64) int {
	alone := t.clusters[own].texts == 1
	var mean float64
	best, bar := own, settleMargin
	for c, sum := range sums {
		n := t.clusters[c].texts
		if c == own || n < settleLeast || sum < articleLeast*float64(n) {
			continue
		}
		if best == own && !alone && mean == 0 {
			mean = sums[own] / float64(t.clusters[own].texts-1)
			bar += t.signs(i, t.rest(i, own), mean)
		}
		if sum < settleNear*mean*float64(n) || barOf(t.profiles[i], t.clusters[c].profile).signs == headlineSigns {
			continue
		}
		z := t.signs(i, t.clusters[c].profile, sum/float64(n))
		if z > bar || z == bar && c < best {
			best, bar = c, z
		}
	}
	return best
}

// signs weighs the signs of a text's being one of a cluster.
func (t *tree) signs(i int, p *profile, mean float64) float64 {
	if !possible(t.profiles[i], p) {
		return -settleMargin
	}
	return t.weigh(t.profiles[i], p, mean)
}

// rest is a cluster without one of its texts.
func (t *tree) rest(i, cluster int) *profile {
	n := t.clusters[cluster]
	p := t.profiles[i]
	r := &profile{texts: n.texts - 1, words: n.words - p.words, pin: n.pin, language: n.language, terms: make([]term, 0, len(n.terms))}
	both(n.terms, p.terms, func(a, b *term) {
		if a.texts <= b.texts {
			return
		}
		r.terms = append(r.terms, term{
			id: a.id, texts: a.texts - b.texts, names: a.names - b.names, numbers: a.numbers - b.numbers,
			vector: a.vector - b.vector, title: a.title - b.title, name: a.name - b.name, share: a.share - b.share,
		})
	})
	for _, k := range n.members {
		if k != i {
			r.days = append(r.days, t.profiles[k].days...)
			r.years = mergeYears(r.years, t.profiles[k].years)
			r.span.add(t.profiles[k].span)
		}
	}
	slices.Sort(r.days)
	r.days = slices.Compact(r.days)
	return r
}

// move moves a text from one cluster to another.
func (t *tree) move(i, from, to int) {
	a, b := t.clusters[from], t.clusters[to]
	b.profile, b.members = merge(b.profile, t.profiles[i]), append(b.members, i)
	if a.texts == 1 {
		t.clusters[from] = nil
		return
	}
	a.profile = t.rest(i, from)
	a.members = slices.DeleteFunc(a.members, func(k int) bool { return k == i })
}
