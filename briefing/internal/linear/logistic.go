package linear

import (
	"math"
	"math/rand/v2"
)

// A Verdict is an example that is so or isn't.
type Verdict struct {
	Features []uint32
	Yes      bool
}

// TrainVerdict fits weights to verdicts, leaving out a share drop of the
// features at each step, as TrainChoice does.
func TrainVerdict(verdicts []Verdict, bits, epochs int, rate, l2 float32, drop float64, seed uint64) Weights {
	w := NewWeights(bits, rate, l2)
	rng := rand.New(rand.NewPCG(seed, 1))
	order := rng.Perm(len(verdicts))
	var kept []uint32
	for range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			v := &verdicts[k]
			kept = keep(kept[:0], v.Features, drop, rng.Uint32())
			g := Logistic(float64(w.score(kept)))
			if v.Yes {
				g--
			}
			w.step(kept, float32(g))
		}
	}
	return w
}

// Logistic turns a score into a probability.
func Logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
