package speaker

import (
	"cmp"
	"math"
	"slices"
)

// finalists is how many of a quotation's candidates are compared closely.
const finalists = 5

// A finalist is a candidate that the second ranking holds likely.
type finalist struct {
	id            int
	first, second float64 // its scores in the two rankings, less the best of the others
	p             float64
}

// finalistsOf returns the likeliest of w, best first. It sorts w.
func finalistsOf(w row) []finalist {
	sum := 0.0
	slices.SortStableFunc(w, func(a, b entry) int { return cmp.Compare(b.second, a.second) })
	for _, e := range w {
		sum += math.Exp(e.second - w[0].second)
	}
	w = w[:min(len(w), finalists)]
	out := make([]finalist, len(w))
	for k, e := range w {
		first, second := w.bestBut(k)
		out[k] = finalist{id: int(e.id), first: e.first - first, second: e.second - second, p: math.Exp(e.second-w[0].second) / sum}
	}
	return out
}

// leastRival is the probability below which a mention is no rival.
const leastRival = 0.02

// rivals are the losers among all, whose winner stands first.
func rivals(all []finalist) []Rival {
	var out []Rival
	for n := 1; n < len(all); n++ {
		if all[n].p >= leastRival {
			out = append(out, Rival{all[n].id, all[n].p})
		}
	}
	return out
}

// bestBut is the best of w in the two rankings, k excepted. Without rivals a
// candidate leads by far.
func (w row) bestBut(k int) (first, second float64) {
	if len(w) == 1 {
		return w[0].first - 10, w[0].second - 10
	}
	first, second = math.Inf(-1), math.Inf(-1)
	for j, e := range w {
		if j != k {
			first, second = max(first, e.first), max(second, e.second)
		}
	}
	return first, second
}
