package linear

import (
	"math"
	"math/rand/v2"
)

// A Choice is an example with several candidates, of which some are right.
type Choice struct {
	Candidates [][]uint32 // features
	More       [][]uint32 // more features, nil or as many
	Right      []bool
}

// TrainChoice fits weights to choices by the likelihood of choosing any of the
// right candidates. Choices without a right one teach nothing and are to be
// left out.
//
// At each step a share drop of the features is left out: they are redundant,
// and each has to learn to stand without the others.
func TrainChoice(choices []Choice, bits, epochs int, rate, l2 float32, drop float64, seed uint64) Weights {
	w := NewWeights(bits, rate, l2)
	mean := averager{sum: make([]float32, len(w.w))}
	rng := rand.New(rand.NewPCG(seed, 0))
	order := rng.Perm(len(choices))
	var s student
	for e := range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for n, k := range order {
			s.dropout(&choices[k], drop, rng.Uint32())
			w.learn(&s)
			if e >= 2 && n%(len(order)/4+1) == 0 {
				mean.add(w)
			}
		}
	}
	return mean.weights(w)
}

// A student is the choice at hand, with the features kept.
type student struct {
	kept  [][]uint32
	right []bool
	p     []float64
	buf   []uint32
}

// dropout keeps all but a share drop of c's features, a feature in all
// candidates or in none.
func (s *student) dropout(c *Choice, drop float64, nonce uint32) {
	s.kept, s.buf, s.right = s.kept[:0], s.buf[:0], c.Right
	var ends []int
	for i, f := range c.Candidates {
		s.buf = keep(s.buf, f, drop, nonce)
		if c.More != nil {
			s.buf = keep(s.buf, c.More[i], drop, nonce)
		}
		ends = append(ends, len(s.buf))
	}
	from := 0
	for _, to := range ends {
		s.kept = append(s.kept, s.buf[from:to])
		from = to
	}
}

// keep appends to kept the features that nonce doesn't drop.
func keep(kept, features []uint32, drop float64, nonce uint32) []uint32 {
	limit := uint32(drop * (1 << 32))
	for _, f := range features {
		if h := (f ^ nonce) * 0x9E3779B1; h^h>>15 >= limit {
			kept = append(kept, f)
		}
	}
	return kept
}

// learn takes one step.
func (w Weights) learn(s *student) {
	s.p = s.p[:0]
	for _, f := range s.kept {
		s.p = append(s.p, float64(w.score(f)))
	}
	Softmax(s.p)
	right := 1e-9
	for i, ok := range s.right {
		if ok {
			right += s.p[i]
		}
	}
	for i, x := range s.p {
		g := x
		if s.right[i] {
			g -= x / right
		}
		if math.Abs(g) >= 1e-4 {
			w.step(s.kept[i], float32(g))
		}
	}
}

// Softmax turns scores into probabilities in place.
func Softmax(p []float64) {
	if len(p) == 0 {
		return
	}
	most, sum := p[0], 0.0
	for _, x := range p {
		most = max(most, x)
	}
	for i, x := range p {
		p[i] = math.Exp(x - most)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
}

// averager averages weights over the later part of training.
type averager struct {
	sum []float32
	n   int
}

func (a *averager) add(w Weights) {
	a.n++
	for i, x := range w.w {
		a.sum[i] += x
	}
}

func (a *averager) weights(w Weights) Weights {
	if a.n > 0 {
		for i := range a.sum {
			w.w[i] = a.sum[i] / float32(a.n)
		}
	}
	return w
}
