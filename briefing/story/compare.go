package story

import "math"

// A side gathers what one cluster keeps saying and the other doesn't.
type side struct {
	texts     float64
	names     [8]weighed // those that tell most
	exclusive best       // rate here less rate there, by information
	nameProof best
	wordProof best
	proven    int
	headline  float64 // information of the titles that the other side has too
	sums
}

// A weighed name is one with how much it tells.
type weighed struct {
	weight      float64 // rate here by information
	here, there float64 // share of members that hold it
}

// best keeps the four largest of a series, at least 0.
type best [4]float64

func (b *best) add(x float64) {
	for i := range b {
		if x > b[i] {
			b[i], x = x, b[i]
		}
	}
}

func (b *best) mean() float64 { return (b[0] + b[1] + b[2] + b[3]) / 4 }

// sums are the squared lengths of a cluster's vectors.
type sums struct{ vector, title, name, numbers float64 }

func (s *sums) add(t *term) {
	s.vector += sq(t.vector)
	s.title += sq(t.title)
	s.name += sq(t.name)
	s.numbers += float64(t.numbers)
}

// inner is the mean cosine within a cluster of n, taken with three pairs of
// 0.35 besides, because one or two pairs prove little.
func (s *sums) inner(n float64) float64 {
	pairs := n * (n - 1) / 2
	return ((s.vector-n)/2 + 3*.35) / (pairs + 3)
}

// signsOf compares two clusters.
func (v *vocabulary) signsOf(p, q *profile, score float64) *values {
	a, b := side{texts: float64(p.texts)}, side{texts: float64(q.texts)}
	var cross, titles, names, numbers float64
	var common [2]best // words and names that both sides hold
	both(p.terms, q.terms, func(s, t *term) {
		idf := v.stems[max(s.id, t.id)].idf
		a.look(s, t, b.texts, idf)
		b.look(t, s, a.texts, idf)
		cross += float64(s.vector) * float64(t.vector)
		titles += float64(s.title) * float64(t.title)
		names += float64(s.name) * float64(t.name)
		numbers += min(float64(s.numbers)/a.texts, float64(t.numbers)/b.texts)
		if s.texts > 0 && t.texts > 0 {
			common[0].add(min(float64(s.texts)/a.texts, float64(t.texts)/b.texts) * idf)
			common[1].add(min(float64(s.names)/a.texts, float64(t.names)/b.texts) * idf)
		}
	})
	x := &values{bias: 1, likeness: score}
	x[centroids] = cross / (math.Sqrt(a.vector*b.vector) + 1e-9)
	x[titleCosine] = titles / (math.Sqrt(a.title*b.title) + 1e-9)
	x[nameCosine] = names / (math.Sqrt(a.name*b.name) + 1e-9)
	if a.numbers > 0 && b.numbers > 0 {
		x[sameNumbers] = numbers / min(a.numbers/a.texts, b.numbers/b.texts)
	}
	mean, innerA, innerB := cross/(a.texts*b.texts), a.inner(a.texts), b.inner(b.texts)
	x[cohesionMax], x[cohesionMin] = mean/max(innerA, innerB), mean/min(innerA, innerB)
	x[inner] = min(innerA, innerB)
	oneSided(x, &a, &b)
	x[commonWords], x[commonNames] = common[0].mean(), common[1].mean()
	x[length] = math.Log1p(max(float64(p.words)/a.texts, float64(q.words)/b.texts))
	x[sameYear], x[sameDay] = yearsAlike(p, q), daysAlike(p.days, q.days)
	return x
}

// oneSided fills in the signs that each side has of its own.
func oneSided(x *values, a, b *side) {
	pair := func(least, greatest sign, s, t float64) { x[least], x[greatest] = min(s, t), max(s, t) }
	missingA, coveredA := a.lacking()
	missingB, coveredB := b.lacking()
	pair(missingMin, missingMax, missingA, missingB)
	pair(coveredMin, coveredMax, coveredA, coveredB)
	pair(exclusiveMin, exclusiveMax, a.exclusive.mean(), b.exclusive.mean())
	pair(nameProofMin, nameProofMax, a.nameProof[0], b.nameProof[0])
	pair(wordProofMin, wordProofMax, a.wordProof.mean(), b.wordProof.mean())
	pair(headlineMin, headlineMax, a.headline/a.texts, b.headline/b.texts)
	x[provenNames] = math.Log1p(float64(min(a.proven, b.proven)))
}

// look compares one stem with the other side's, which has n members.
func (s *side) look(own, other *term, n, idf float64) {
	if own.texts == 0 {
		return
	}
	s.add(own)
	texts, there := float64(own.texts), float64(other.texts)
	s.headline += float64(own.share) * min(1, there/(.5*n+.5))
	rate := min(1, (there+.25)/(n+.5))
	if own.names > 0 {
		here := float64(own.names) / (s.texts + .5)
		s.name8(weighed{here * idf, here, rate})
	}
	if here := texts / (s.texts + .5); here >= .4 {
		s.exclusive.add((here - rate) * min(8, idf) / 8)
	}
	weight := min(1, idf/6)
	if texts >= .4*s.texts {
		s.wordProof.add(proof(texts, s.texts, there, n) * weight)
	}
	if names := float64(own.names); names > 0 && names >= .4*s.texts {
		g := proof(names, s.texts, there, n)
		s.nameProof.add(g * weight)
		if names >= .5*s.texts && g > 2.5 {
			s.proven++
		}
	}
}

// name8 keeps the names that tell most, the greatest first.
func (s *side) name8(w weighed) {
	for i := range s.names {
		if w.weight > s.names[i].weight {
			s.names[i], w = w, s.names[i]
		}
	}
}

// lacking returns how surely a telling name is missing on the other side, and
// the share of the names, by what they tell, that isn't; .5 where there are no
// names.
func (s *side) lacking() (missing, covered float64) {
	var all float64
	for _, w := range s.names {
		missing = max(missing, w.here-w.there)
		covered += w.weight * w.there
		all += w.weight
	}
	if all == 0 {
		return 0, .5
	}
	return missing, covered / all
}

// proof is the signed root of the log-likelihood ratio of k in n members on one
// side against l in m on the other: how sure it is that the rates differ. Small
// clusters can't reach much.
func proof(k, n, l, m float64) float64 {
	rate := (k + l) / (n + m)
	if rate <= 0 || rate >= 1 {
		return 0
	}
	part := func(seen, expected float64) float64 {
		if seen <= 0 {
			return 0
		}
		return seen * math.Log(seen/expected)
	}
	g := part(k, n*rate) + part(n-k, n*(1-rate)) + part(l, m*rate) + part(m-l, m*(1-rate))
	return math.Copysign(math.Sqrt(2*max(0, g)), k/n-l/m)
}

// yearsAlike is the overlap of the latest years that the members name, scaled
// to -1 to 1; 0 where a side names none.
func yearsAlike(p, q *profile) float64 {
	total := func(years []year) (n float64) {
		for _, y := range years {
			n += float64(y.texts)
		}
		return n
	}
	a, b := total(p.years), total(q.years)
	if a == 0 || b == 0 {
		return 0
	}
	overlap := 0.0
	for _, s := range p.years {
		for _, t := range q.years {
			if s.year == t.year {
				overlap += min(float64(s.texts)/a, float64(t.texts)/b)
			}
		}
	}
	return 2*overlap - 1
}

// daysAlike is 1 where both name a day, -1 where both name days but none that
// the other does, 0 otherwise.
func daysAlike(a, b []day) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			return 1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return -1
}
