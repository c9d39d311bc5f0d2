package story

import "math"

const (
	fitSteps = 600
	fitRate  = 0.3
	fitDecay = 0.001
)

// fit fits weights to examples by logistic regression: steps down the whole
// gradient, each sign's rate falling with its own past (Duchi, Hazan, Singer,
// "Adaptive subgradient methods", 2011), on signs brought to one scale.
func fit(examples []example) values {
	mean, deviation := scaleOf(examples)
	var w, past values
	for range fitSteps {
		g := gradient(examples, &w, &mean, &deviation)
		for k := range w {
			if sign(k) != bias {
				g[k] += fitDecay * w[k]
			}
			past[k] += g[k] * g[k]
			w[k] -= fitRate * g[k] / (math.Sqrt(past[k]) + 1e-9)
		}
	}
	for k := range w {
		w[k] /= deviation[k]
		if sign(k) != bias {
			w[bias] -= w[k] * mean[k]
		}
	}
	return w
}

// scaleOf returns each sign's mean and standard deviation; the bias stays as it
// is.
func scaleOf(examples []example) (mean, deviation values) {
	n := float64(max(1, len(examples)))
	for _, e := range examples {
		for k, x := range e.signs {
			mean[k] += x / n
		}
	}
	for _, e := range examples {
		for k, x := range e.signs {
			deviation[k] += (x - mean[k]) * (x - mean[k]) / n
		}
	}
	for k := range deviation {
		deviation[k] = max(1e-6, math.Sqrt(deviation[k]))
	}
	mean[bias], deviation[bias] = 0, 1
	return mean, deviation
}

// gradient returns the slope of the mean loss, for weights of scaled signs.
func gradient(examples []example, w, mean, deviation *values) (g values) {
	total := 0.0
	for i := range examples {
		e := &examples[i]
		total += e.weight
		z := 0.0
		for k, x := range e.signs {
			z += w[k] * (x - mean[k]) / deviation[k]
		}
		off := 1 / (1 + math.Exp(-z))
		if e.same {
			off--
		}
		for k, x := range e.signs {
			g[k] += off * e.weight * (x - mean[k]) / deviation[k]
		}
	}
	for k := range g {
		g[k] /= max(1, total)
	}
	return g
}
