package article

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

// A row is what the trees see of a block.
type row []float32

func (r *row) add(values ...float32) { *r = append(*r, values...) }

func (r *row) flags(values ...bool) {
	for _, v := range values {
		*r = append(*r, float32(bit(v)))
	}
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// describe appends the features of block i.
func (s *scene) describe(r *row, i int) {
	s.describeText(r, i)
	s.describePlace(r, i)
	s.describeElements(r, i)
	for _, k := range [...]int{-3, -2, -1, 1, 2, 3} {
		s.describeNeighbour(r, i, i+k)
	}
	for _, n := range [...]int{3, 8, 20} {
		from, to := max(0, i-n), min(len(s.gists), i+n+1)
		r.add(ratio(s.prose[to]-s.prose[from], s.text[to]-s.text[from]), ratio(s.linked[to]-s.linked[from], s.text[to]-s.text[from]),
			float32(s.longs[i]-s.longs[from]), float32(s.longs[to]-s.longs[i]))
	}
}

func (s *scene) describeText(r *row, i int) {
	b, g := &s.d.blocks[i], &s.gists[i]
	n := float32(max(1, g.words))
	r.add(float32(g.size), float32(g.words), float32(g.size)/n, g.density, float32(len(b.links)), float32(g.common)/n)
	r.add(float32(g.commas), float32(g.ends), ratio(g.digits, g.size), ratio(g.upper, g.size), float32(g.signs), float32(s.copies[b.text]))
	r.flags(unicode.IsUpper(g.first), unicode.IsLower(g.first), strings.ContainsRune(".!?。…", g.last), g.last == ':', unicode.IsDigit(g.first))
	if g.size > shortText {
		r.add(0, 0, 0)
	} else {
		there, back := overlap(words(b.text), s.title)
		_, end := findDate(upTo(b.text, 100), s.d.american)
		r.add(float32(there), float32(back), float32(bit(end > 0)))
	}
	r.add(s.held(s.body, b.text), s.held(s.about, b.text))
	s.describePhrases(r, b)
}

// held is whether a text that the head gives has the block: 1 or 0, -1 where
// there is none.
func (s *scene) held(whole, text string) float32 {
	if len(whole) < 40 {
		return -1
	}
	return float32(bit(strings.Contains(whole, line(upTo(text, 60)))))
}

func (s *scene) describePhrases(r *row, b *block) {
	if len(b.text) > shortText {
		r.add(0, 0, 0, 0, 0, 0)
		return
	}
	p := plain(b.text)
	r.flags(phrases.strays[bare(p)] || slices.ContainsFunc(phrases.notices, func(n notice) bool { return n.in(p) }),
		phrases.labels[bare(p)], slices.ContainsFunc(phrases.closings, func(c string) bool { return begins(p, c) }),
		isEnd(*b), isByline(*b), strings.Contains(p, "©") || strings.Contains(p, "photo") || strings.Contains(p, "foto"))
}

func (s *scene) describePlace(r *row, i int) {
	b := &s.d.blocks[i]
	r.add(tagRank(b.tag), tagRank(s.outer(b)))
	for z := range 16 {
		r.flags(b.named&(1<<z) != 0)
	}
	for in := range 8 {
		r.flags(b.within&(1<<in) != 0)
	}
	n := len(s.gists)
	r.add(ratio(i, n), ratio(s.text[i], s.text[n]), float32(i), float32(n-i), float32(n))
	r.add(ratio(s.prose[i], s.prose[n]), float32(s.longs[i]), float32(s.longs[n]-s.longs[i+1]), float32(s.prose[n]), ratio(s.prose[n], s.text[n]))
}

// outer is the tag of the first block in the element around b's, which tells a
// run of paragraphs from a lone one.
func (s *scene) outer(b *block) atom.Atom {
	e := &s.d.elements[b.elem]
	if e.parent < 0 {
		return 0
	}
	return s.d.blocks[s.d.elements[e.parent].first].tag
}

// tagRank orders tags by how often article text stands in them.
func tagRank(a atom.Atom) float32 {
	ranks := [...]atom.Atom{atom.P, atom.Blockquote, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.H1, atom.Pre, atom.Dd, atom.Dt, atom.Li,
		atom.Td, atom.Th, atom.Div, atom.Section, atom.Article, atom.Main, atom.Figcaption, atom.Br, atom.Header, atom.Footer, atom.Address}
	return float32(slices.Index(ranks[:], a))
}

// describeElements tells of the nearest elements that hold more than the block,
// and how it stands to the best.
func (s *scene) describeElements(r *row, i int) {
	els := s.d.elements
	seen, last := 0, int32(-1)
	within := false
	up, depth := 0, 0
	for e := s.d.blocks[i].elem; e >= 0; e = els[e].parent {
		el := &els[e]
		if e == s.best {
			within, up = true, depth
		}
		depth++
		if seen == 4 || last >= 0 && els[last].first == el.first && els[last].last == el.last {
			continue
		}
		last = e
		seen++
		size := s.text[el.last] - s.text[el.first]
		r.add(ratio(s.prose[el.last]-s.prose[el.first], s.prose[len(s.gists)]), ratio(s.linked[el.last]-s.linked[el.first], size),
			float32(el.last-el.first), ratio(s.prose[el.last]-s.prose[el.first], size), ratio(i-int(el.first), int(el.last-el.first)))
	}
	for ; seen < 4; seen++ {
		r.add(-1, -1, -1, -1, -1)
	}
	best := &els[s.best]
	r.flags(within)
	r.add(float32(up), float32(depth), float32(i-int(best.first)), float32(int(best.last)-i))
}

func (s *scene) describeNeighbour(r *row, i, k int) {
	if k < 0 || k >= len(s.gists) {
		r.add(-1, -1, -1, -1, -1)
		return
	}
	g := &s.gists[k]
	r.add(float32(g.size), g.density, tagRank(s.d.blocks[k].tag))
	r.flags(s.d.blocks[k].elem == s.d.blocks[i].elem || s.d.elements[s.d.blocks[k].elem].parent == s.d.elements[s.d.blocks[i].elem].parent,
		strings.ContainsRune(".!?。…", g.last))
}

// describeAgain appends what the first trees think of the block and of those
// around it.
func (s *scene) describeAgain(r *row, i int, p []float32) {
	at := func(k int) float32 {
		if k < 0 || k >= len(p) {
			return -1
		}
		return p[k]
	}
	for k := -3; k <= 3; k++ {
		r.add(at(i + k))
	}
	for _, n := range [...]int{3, 8, 15} {
		sum, size := float32(0), float32(1)
		for k := max(0, i-n); k < min(len(p), i+n+1); k++ {
			if k != i {
				sum += p[k] * float32(s.gists[k].size)
				size += float32(s.gists[k].size)
			}
		}
		r.add(sum / size)
	}
	before, after := float32(-1), float32(-1) // steps to the nearest likely block
	for k := i - 1; k >= max(0, i-40) && before < 0; k-- {
		if p[k] > 0.6 && s.gists[k].size >= longBlock {
			before = float32(i - k)
		}
	}
	for k := i + 1; k < min(len(p), i+40) && after < 0; k++ {
		if p[k] > 0.6 && s.gists[k].size >= longBlock {
			after = float32(k - i)
		}
	}
	r.add(before, after)
	e := &s.d.elements[s.d.blocks[i].elem]
	for range 3 {
		sum, size := float32(0), float32(1)
		for k := int(e.first); k < min(int(e.last), int(e.first)+400); k++ {
			if k != i {
				sum += p[k] * float32(s.gists[k].size)
				size += float32(s.gists[k].size)
			}
		}
		r.add(sum / size)
		if e.parent >= 0 {
			e = &s.d.elements[e.parent]
		}
	}
}
