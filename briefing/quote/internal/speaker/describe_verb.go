package speaker

import (
	"slices"

	"newsbrief/briefing/quote/internal/parse"
)

func (c *candidate) describeVerb(f *features) {
	m, skip := c.m, uint32(c.m.Skip.First3())
	level, subject := kindOf(c.main), bit(c.m.Subject)
	f.add(verb, c.where, skip, level, m.Object, bit(m.Owner))
	f.add(verb+1, c.where, level, kindOf(c.verb), uint32(c.group))
	f.add(verb+2, c.where, subject, level, c.x.state)
	f.add(verb+3, c.side, c.stop(), skip)
	f.add(verb+4, c.where, c.stop(), c.x.state)
	if c.x.reported {
		f.add(verb+16, c.where, subject, level, uint32(c.group))
		f.add(verb+17, c.where, subject, c.x.state)
	}
	if m.Source != parse.NoSource {
		f.add(verb+18, c.where, uint32(m.Source), uint32(c.group))
		f.add(verb+19, c.side, uint32(m.Source), c.x.state)
	}
	if c.main == nil {
		return
	}
	word := uint32(c.main.Hash)
	f.add(verb+5, c.side, word)
	f.add(verb+6, c.where, word, subject)
	f.add(verb+7, c.where, c.suffix(int(c.main.End)), subject)
	if !c.same || c.far != 0 {
		return
	}
	if c.side == after {
		f.add(verb+8, clamp(c.m.Units.From-c.x.unit, 0, 6), level, skip)
		f.add(verb+9, clamp(c.way.verbs, 0, 2), clamp(c.way.mentions, 0, 2), level, subject)
	} else if m.Main < c.x.unit {
		c.describeVerbToQuote(f, level, subject)
	}
}

func (c *candidate) describeVerbToQuote(f *features, level, subject uint32) {
	w := c.s.between(c.m.Main+1, c.x.unit)
	if n := len(w.path); n <= 5 {
		h := fold(w.path)
		f.add(verb+10, h, level)
		f.add(verb+11, h, subject)
		f.add(verb+12, h)
	} else {
		f.add(verb+13, w.path[n-2], w.path[n-1], level)
	}
	f.add(verb+14, clamp(w.mentions, 0, 4), clamp(w.verbs, 0, 3), clamp(w.stretches, 0, 2), level)
	f.add(verb+15, clamp(w.verbs, 0, 3), subject, c.x.state)
}

func (c *candidate) describeInversion(f *features) {
	us, v := c.s.d.Units, c.m.Inverted
	at := uint32(0)
	switch {
	case c.same && v == c.x.unit+1:
		at = 1
	case v == c.s.d.Sentences[c.m.Sentence].Units.From:
		at = 2
	case us[v-1].Span >= 0:
		at = 3
	case us[v-1].Rune == ',':
		at = 4
	case us[v-1].Mention >= 0:
		at = 5
	}
	f.add(inversion, at, us[v].Kind, c.where)
	f.add(inversion+1, at, uint32(us[v].Hash))
	f.add(inversion+2, at, c.m.Next, uint32(c.group))
}

// describeControl asks whose the verb before the quotation is.
func (c *candidate) describeControl(f *features) {
	x := c.x
	v := &c.s.d.Units[x.near]
	rank := clamp(slices.Index(x.subjects, int32(c.id)), -1, 3)
	spoken := clamp(slices.Index(x.speaking, int32(c.id)), -1, 3)
	n, nSpoken := clamp(len(x.subjects), 0, 3), clamp(len(x.speaking), 0, 3)
	own, tag := bit(c.m.Main == x.near), uint32(v.Tag)
	f.add(control, rank, n, v.Kind, own)
	f.add(control+1, spoken, nSpoken, v.Kind, own)
	f.add(control+2, rank, uint32(v.Hash))
	f.add(control+3, rank, tag, clamp(x.unit-x.near-1, 0, 4))
	f.add(control+4, spoken, rank, tag, uint32(c.group))
	f.add(control+5, rank, kindOf(c.main), v.Kind)
	f.add(control+6, spoken, nSpoken, kindOf(c.main))
	f.add(control+7, rank, n, x.state)
	f.add(control+8, rank, c.look(), own)
	if x.near > c.s.d.Sentences[x.sentence].Units.From {
		f.add(control+9, rank, c.s.d.Units[x.near-1].Class, tag)
	}
}
