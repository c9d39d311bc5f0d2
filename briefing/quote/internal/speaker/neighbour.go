package speaker

// A belief is who is thought to speak a span.
type belief struct {
	mention int // or -1
	p       float64
}

// describeNeighbours appends what the quotations before and after tell of c.
// prev and next are their spans, or -1.
func (c *candidate) describeNeighbours(f *features, beliefs []belief, prev, next int) {
	if prev < 0 || beliefs[prev].mention < 0 {
		f.add(neighbours, 0)
	} else {
		c.describePrevious(f, beliefs[prev], prev)
	}
	if prev >= 0 && c.s.before[prev] >= 0 {
		c.describeSecondPrevious(f, beliefs, prev, c.s.before[prev])
	}
	if next >= 0 && beliefs[next].mention >= 0 && c.s.d.Spans[next].Paragraph == c.s.d.Spans[c.span].Paragraph {
		c.describeNext(f, beliefs[next], next)
	}
}

func (c *candidate) describePrevious(f *features, b belief, prev int) {
	d, x := c.s.d, c.x
	p, own := &d.Spans[prev], d.Spans[c.span].Paragraph
	rel := uint32(1)
	switch {
	case p.Paragraph == own:
		rel = 2 + clamp(x.sentence-c.s.settings[prev].sentence, 0, 2)
	case own-p.Paragraph == 1:
		rel = 5
	}
	rel |= c.likeness(b.mention) << 4
	switch {
	case c.id > b.mention:
		rel |= 1 << 8
	case c.id < b.mention:
		rel |= 2 << 8
	}
	f.add(neighbours+1, rel)
	f.add(neighbours+2, rel, x.state)
	f.add(neighbours+3, rel, c.where, bit(c.m.Subject))
	f.add(neighbours+4, rel, uint32(c.group))
	f.add(neighbours+5, rel, clamp(int(b.p*5), 0, 5), bit(x.own))
	f.add(neighbours+6, rel, uint32(p.Mark), x.prev)
}

// describeSecondPrevious tells dialogue, in which every second one is the same.
func (c *candidate) describeSecondPrevious(f *features, beliefs []belief, prev, second int) {
	b, p := beliefs[second], beliefs[prev]
	if b.mention < 0 || p.mention < 0 {
		return
	}
	spans := c.s.d.Spans
	apart := clamp(spans[prev].Paragraph-spans[second].Paragraph, 0, 2)<<4 | clamp(spans[c.span].Paragraph-spans[prev].Paragraph, 0, 2)
	same := bit(key(&c.s.d.Mentions[b.mention]) == key(&c.s.d.Mentions[p.mention]))
	rel := c.likeness(b.mention) | c.likeness(p.mention)<<4 | same<<8
	f.add(neighbours+10, rel, apart)
	f.add(neighbours+11, rel, c.x.state)
	f.add(neighbours+12, rel, bit(c.x.own), c.where)
}

func (c *candidate) describeNext(f *features, b belief, next int) {
	rel := c.likeness(b.mention)<<4 | clamp(c.s.settings[next].sentence-c.x.sentence, 0, 2)
	f.add(neighbours+7, rel, c.x.state)
	f.add(neighbours+8, rel, c.where)
	f.add(neighbours+9, rel, clamp(int(b.p*5), 0, 5), bit(c.x.own))
}

// likeness is whether mention other is c, or has its name or word.
func (c *candidate) likeness(other int) uint32 {
	switch {
	case other == c.id:
		return 1
	case key(&c.s.d.Mentions[other]) == key(c.m):
		return 2
	}
	return 3
}

// spokenBeside returns for each span the nearest spans before and after that
// are long enough to be speech, -1 for none.
func (s *scene) spokenBeside() (prev, next []int) {
	defer func() { s.before = prev }()
	n := len(s.d.Spans)
	prev, next = make([]int, n), make([]int, n)
	last := -1
	for i := range n {
		prev[i] = last
		if s.settings[i].words >= 3 {
			last = i
		}
	}
	last = -1
	for i := n - 1; i >= 0; i-- {
		next[i] = last
		if s.settings[i].words >= 3 {
			last = i
		}
	}
	return prev, next
}
