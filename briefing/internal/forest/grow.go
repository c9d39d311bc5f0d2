package forest

import (
	"math/rand/v2"
	"slices"
)

// Options say how to grow a forest.
type Options struct {
	Trees  int
	Depth  int     // of each tree
	Rate   float64 // how much of its correction a tree makes
	Lambda float64 // keeps leaves small
	Least  float64 // the least weight of a leaf
	Sample float64 // share of the rows each tree sees
	Look   float64 // share of the features each tree may use
}

// A Slope gives, for the sums so far, the loss's first and second derivative
// at each row.
type Slope func(sums, first, second []float64)

// Grow fits a forest to rows.
func Grow(rows [][]float32, slope Slope, o Options) *Forest {
	g := newGrower(rows, o)
	sums := make([]float64, len(rows))
	rng := rand.New(rand.NewPCG(11, 3))
	for range o.Trees {
		slope(sums, g.first, g.second)
		var sample []int32
		for i := range rows {
			if rng.Float64() < o.Sample {
				sample = append(sample, int32(i))
			}
		}
		g.features = g.features[:0]
		for k := range g.bins {
			if rng.Float64() < o.Look {
				g.features = append(g.features, k)
			}
		}
		root := len(g.f.nodes)
		g.f.roots = append(g.f.roots, int32(root))
		g.grow(sample, o.Depth)
		tree := &Forest{nodes: g.f.nodes, roots: g.f.roots[len(g.f.roots)-1:]}
		for i, r := range rows {
			sums[i] += tree.Sum(r)
		}
	}
	return g.f
}

// maxBins is how finely a feature's values are told apart.
const maxBins = 48

type grower struct {
	o             Options
	f             *Forest
	bounds        [][]float32 // of each feature's bins
	bins          [][]uint8   // of each feature, the bin of each row
	first, second []float64
	features      []int // those the tree may use
}

func newGrower(rows [][]float32, o Options) *grower {
	g := &grower{o: o, f: &Forest{}, first: make([]float64, len(rows)), second: make([]float64, len(rows))}
	for k := range rows[0] {
		column := make([]float32, len(rows))
		for i, r := range rows {
			column[i] = r[k]
		}
		b := boundsOf(column)
		bin := make([]uint8, len(rows))
		for i, v := range column {
			n, same := slices.BinarySearch(b, v)
			if same {
				n++
			}
			bin[i] = uint8(n)
		}
		g.bounds, g.bins = append(g.bounds, b), append(g.bins, bin)
	}
	return g
}

// boundsOf parts a feature's values into bins of about equal weight.
func boundsOf(column []float32) []float32 {
	sorted := slices.Sorted(slices.Values(column))
	distinct := slices.Compact(slices.Clone(sorted))
	if len(distinct) <= maxBins {
		return distinct[1:]
	}
	var bounds []float32
	for k := 1; k < maxBins; k++ {
		b := sorted[k*len(sorted)/maxBins]
		if b > sorted[0] && (len(bounds) == 0 || b > bounds[len(bounds)-1]) {
			bounds = append(bounds, b)
		}
	}
	return bounds
}

// grow appends the tree for the rows in sample.
func (g *grower) grow(sample []int32, depth int) {
	at := len(g.f.nodes)
	g.f.nodes = append(g.f.nodes, node{Feature: -1})
	var sum, weight float64
	for _, i := range sample {
		sum += g.first[i]
		weight += g.second[i]
	}
	feature, bin := -1, 0
	if depth > 0 {
		feature, bin = g.split(sample, sum, weight)
	}
	if feature < 0 {
		g.f.nodes[at].Value = float32(-g.o.Rate * sum / (weight + g.o.Lambda))
		return
	}
	var left, right []int32
	for _, i := range sample {
		if int(g.bins[feature][i]) < bin {
			left = append(left, i)
		} else {
			right = append(right, i)
		}
	}
	g.f.nodes[at] = node{Feature: int16(feature), Value: g.bounds[feature][bin-1]}
	g.grow(left, depth-1)
	g.f.nodes[at].Right = int16(len(g.f.nodes) - at)
	g.grow(right, depth-1)
}

// split finds the feature and bin that part sample best, or feature -1.
func (g *grower) split(sample []int32, sum, weight float64) (feature, bin int) {
	feature = -1
	best := sum*sum/(weight+g.o.Lambda) + 1e-6
	for _, k := range g.features {
		var hist [maxBins + 1][2]float64
		bins := g.bins[k]
		for _, i := range sample {
			h := &hist[bins[i]]
			h[0] += g.first[i]
			h[1] += g.second[i]
		}
		l, lw := 0.0, 0.0
		for b := 1; b <= len(g.bounds[k]); b++ {
			l += hist[b-1][0]
			lw += hist[b-1][1]
			if lw < g.o.Least || weight-lw < g.o.Least {
				continue
			}
			r, rw := sum-l, weight-lw
			if gain := l*l/(lw+g.o.Lambda) + r*r/(rw+g.o.Lambda); gain > best {
				best, feature, bin = gain, k, b
			}
		}
	}
	return feature, bin
}
