package forest

import "math/rand/v2"

// GrowSymmetric fits a symmetric forest to rows. Options.Least has no meaning
// here: a question serves all leaves of its level, and small leaves are kept
// small by Options.Lambda.
func GrowSymmetric(rows [][]float32, slope Slope, o Options) *Symmetric {
	g := &levels{grower: newGrower(rows, o), leaf: make([]uint16, len(rows))}
	s := &Symmetric{depth: o.Depth}
	sums := make([]float64, len(rows))
	rng := rand.New(rand.NewPCG(11, 3))
	for range o.Trees {
		slope(sums, g.first, g.second)
		g.draw(rng, len(rows))
		clear(g.leaf)
		for level := range o.Depth {
			feature, bin := g.question(1 << level)
			s.features = append(s.features, uint16(feature))
			s.bounds = append(s.bounds, g.bound(feature, bin))
			for i, b := range g.bins[feature] {
				if int(b) >= bin {
					g.leaf[i] |= 1 << level
				}
			}
		}
		leaves := g.leaves(1 << o.Depth)
		for i, l := range g.leaf {
			sums[i] += float64(leaves[l])
		}
		s.leaves = append(s.leaves, leaves...)
	}
	return s
}

// levels grows symmetric trees level by level.
type levels struct {
	*grower
	sample []int32
	slopes []slot   // of each row in sample
	leaf   []uint16 // of each row, the answers so far
}

// draw chooses the rows and the features of the next tree.
func (g *levels) draw(rng *rand.Rand, rows int) {
	g.sample, g.slopes = g.sample[:0], g.slopes[:0]
	for i := range rows {
		if rng.Float64() < g.o.Sample {
			g.sample = append(g.sample, int32(i))
			g.slopes = append(g.slopes, slot{float32(g.first[i]), float32(g.second[i])})
		}
	}
	g.features = g.features[:0]
	for k := range g.bins {
		if rng.Float64() < g.o.Look && len(g.bounds[k]) > 0 {
			g.features = append(g.features, k)
		}
	}
}

// bound is where a bin of a feature begins.
func (g *levels) bound(feature, bin int) float32 {
	if bin == 0 {
		return 0 // nothing could be asked; the answer doesn't matter
	}
	return g.bounds[feature][bin-1]
}

// A slot adds up the slopes of the rows in a bin of a leaf.
type slot struct{ first, second float32 }

// question finds what to ask the rows in n leaves: feature 0 and bin 0 if
// nothing parts them.
func (g *levels) question(n int) (feature, bin int) {
	hist := make([]slot, n*(maxBins+1))
	at := make([]int32, len(g.sample)) // where each row's leaf begins in hist
	for j, i := range g.sample {
		at[j] = int32(g.leaf[i]) * (maxBins + 1)
	}
	best := 0.0
	for _, k := range g.features {
		clear(hist)
		bins := g.bins[k]
		for j, i := range g.sample {
			s := &hist[at[j]+int32(bins[i])]
			s.first += g.slopes[j].first
			s.second += g.slopes[j].second
		}
		var gain [maxBins + 1]float64
		for l := range n {
			g.gains(hist[l*(maxBins+1):][:len(g.bounds[k])+1], gain[:])
		}
		for b := 1; b <= len(g.bounds[k]); b++ {
			if gain[b] > best {
				best, feature, bin = gain[b], k, b
			}
		}
	}
	return feature, bin
}

// gains adds to gain what parting one leaf's rows at each bin is worth.
func (g *levels) gains(hist []slot, gain []float64) {
	var sum, weight float64
	for _, s := range hist {
		sum += float64(s.first)
		weight += float64(s.second)
	}
	lambda := g.o.Lambda
	whole := sum * sum / (weight + lambda)
	l, lw := 0.0, 0.0
	for b := 1; b < len(hist); b++ {
		l += float64(hist[b-1].first)
		lw += float64(hist[b-1].second)
		r, rw := sum-l, weight-lw
		gain[b] += l*l/(lw+lambda) + r*r/(rw+lambda) - whole
	}
}

// leaves returns what each of n leaves adds to a sum.
func (g *levels) leaves(n int) []float32 {
	sums := make([][2]float64, n)
	for _, i := range g.sample {
		s := &sums[g.leaf[i]]
		s[0] += g.first[i]
		s[1] += g.second[i]
	}
	out := make([]float32, n)
	for l, s := range sums {
		out[l] = float32(-g.o.Rate * s[0] / (s[1] + g.o.Lambda))
	}
	return out
}
