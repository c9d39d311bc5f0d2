package story

import (
	"cmp"
	"slices"
)

// merge returns the profile of two clusters as one.
func merge(p, q *profile) *profile {
	m := &profile{
		texts: p.texts + q.texts,
		words: p.words + q.words,
		terms: make([]term, 0, len(p.terms)+len(q.terms)),
		days:  union(p.days, q.days),
		years: mergeYears(p.years, q.years),
		span:  p.span,
		pin:   cmp.Or(p.pin, q.pin),
	}
	m.span.add(q.span)
	if p.language == q.language {
		m.language = p.language
	}
	both(p.terms, q.terms, func(a, b *term) {
		m.terms = append(m.terms, term{
			id:      max(a.id, b.id),
			texts:   a.texts + b.texts,
			names:   a.names + b.names,
			numbers: a.numbers + b.numbers,
			vector:  a.vector + b.vector,
			title:   a.title + b.title,
			name:    a.name + b.name,
			share:   a.share + b.share,
		})
	})
	m.terms = slices.Clip(m.terms)
	return m
}

// none stands for a term that one side doesn't hold.
var none = term{id: -1}

// both calls f for each stem that either side holds, in order, with none for
// the side that doesn't.
func both(p, q []term, f func(a, b *term)) {
	i, j := 0, 0
	for i < len(p) || j < len(q) {
		a, b := &none, &none
		if j == len(q) || i < len(p) && p[i].id <= q[j].id {
			a = &p[i]
		}
		if i == len(p) || j < len(q) && q[j].id <= p[i].id {
			b = &q[j]
		}
		if a != &none {
			i++
		}
		if b != &none {
			j++
		}
		f(a, b)
	}
}

func union(a, b []day) []day {
	all := append(slices.Clone(a), b...)
	slices.Sort(all)
	return slices.Compact(all)
}

func mergeYears(a, b []year) []year {
	all := append(slices.Clone(a), b...)
	slices.SortFunc(all, func(x, y year) int { return cmp.Compare(x.year, y.year) })
	out := all[:0]
	for _, y := range all {
		if len(out) > 0 && out[len(out)-1].year == y.year {
			out[len(out)-1].texts += y.texts
			continue
		}
		out = append(out, y)
	}
	return out
}
