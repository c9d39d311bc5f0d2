package linear

import "math"

// Weights are a model in training.
type Weights struct {
	bits int
	w    []float32
	g2   []float32 // sums of squared gradients: AdaGrad's rates
	rate float32
	l2   float32
}

// NewWeights returns weights for 2^bits places, all zero.
func NewWeights(bits int, rate, l2 float32) Weights {
	return Weights{bits: bits, rate: rate, l2: l2, w: make([]float32, 1<<bits), g2: make([]float32, 1<<bits)}
}

func (w Weights) score(features []uint32) float32 {
	shift := 32 - w.bits
	var sum float32
	for _, f := range features {
		sum += w.w[f>>shift]
	}
	return sum
}

// step moves the features' weights against the gradient g.
func (w Weights) step(features []uint32, g float32) {
	shift := 32 - w.bits
	for _, f := range features {
		i := f >> shift
		gi := g + w.l2*w.w[i]
		w.g2[i] += gi * gi
		w.w[i] -= w.rate * gi / (float32(math.Sqrt(float64(w.g2[i]))) + 1e-3)
	}
}

// Mean returns the mean of several models of one size.
func Mean(all []Weights) Weights {
	m := Weights{bits: all[0].bits, w: make([]float32, len(all[0].w))}
	for _, w := range all {
		for i, x := range w.w {
			m.w[i] += x / float32(len(all))
		}
	}
	return m
}
