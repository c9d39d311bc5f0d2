package speaker

import "newsbrief/briefing/quote/internal/parse"

// describe appends the features of c that depend on no other quotation.
func (c *candidate) describe(f *features) {
	c.describeKind(f)
	c.describePosition(f)
	c.describeBeside(f)
	if c.same && c.far <= 1 {
		c.describePath(f)
	}
	c.describeAround(f)
	c.describeVerb(f)
	if c.m.Inverted >= 0 {
		c.describeInversion(f)
	}
	if c.same && c.far == 0 && c.side == before && c.x.near >= 0 {
		c.describeControl(f)
	}
	c.describeOrder(f)
	c.describeIdentity(f)
	if c.s.leads != nil {
		c.describeLead(f)
	}
}

func (c *candidate) describeKind(f *features) {
	look, group, subject := c.look(), uint32(c.group), bit(c.m.Subject)
	f.add(kind, group, c.side)
	f.add(kind+1, look, c.where)
	f.add(kind+2, look)
	first := c.first()
	f.add(kind+3, first, c.where)
	f.add(kind+4, first, c.m.Object, bit(c.m.Inverted >= 0), subject)
	f.add(kind+5, first, c.side, c.m.Prev)
	head := uint32(c.m.Head)
	if c.group == parse.GroupRole || c.group == parse.GroupPronoun {
		f.add(kind+6, head)
		f.add(kind+7, head, c.side)
	} else if c.m.Kind == parse.Pro {
		f.add(kind+8, head, c.where)
	}
	f.add(kind+9, group, bit(c.x.i), bit(c.x.we))
}

// look is the mention's kind; of a pronoun, which.
func (c *candidate) look() uint32 {
	if c.m.Kind == parse.Pro {
		return uint32(c.m.Head) | 0x100
	}
	return uint32(c.m.Kind)
}

// first is the mention's determiner, or the tag of its first word.
func (c *candidate) first() uint32 {
	u := &c.s.d.Units[c.m.Units.From]
	switch u.Tag {
	case parse.Determiner, parse.Possessive, parse.Pronoun, parse.Number:
		return parse.WordClass(u.Hash)
	}
	return uint32(u.Tag)
}

func (c *candidate) describePosition(f *features) {
	st, group := c.x.state, uint32(c.group)
	between := clamp(c.way.mentions, 0, 5)
	f.add(position, c.where, between)
	f.add(position+1, c.where, clamp(c.way.verbs, 0, 4), clamp(c.way.stretches, 0, 2))
	f.add(position+2, c.where, bucket(c.dist))
	f.add(position+3, c.where, clamp(c.way.stretches, 0, 3), st)
	f.add(position+4, c.where, clamp(c.s.d.Spans[c.span].Paragraph, 0, 2), group)
	f.add(state, c.where, st, group)
	f.add(state+1, c.where, st, min(between, 3))
	f.add(state+2, c.where, st, bit(c.m.Subject), c.m.Object)
}

func (c *candidate) describeBeside(f *features) {
	group, between := uint32(c.group), clamp(c.way.mentions, 0, 2)
	f.add(beside, c.where, c.x.prev, group)
	f.add(beside+1, c.where, c.x.next, group)
	f.add(beside+2, c.where, c.x.prev, c.x.prev2, between)
	f.add(beside+3, c.where, c.x.next, c.x.next2, between)
	if c.x.led {
		f.add(beside+4, c.where, bit(c.x.own), group)
		f.add(beside+5, c.where, bit(c.m.Subject), kindOf(c.main))
		f.add(beside+6, c.side, c.m.Stop, bit(c.m.Next == colon))
	}
}

func (c *candidate) describePath(f *features) {
	p := c.way.path
	n := len(p)
	if n <= 7 {
		h := fold(p)
		f.add(path, c.side, h)
		f.add(path+1, c.side, h, uint32(c.group))
		f.add(path+2, c.side, h, c.x.state)
	} else {
		f.add(path+3, c.side, fold(p[:3]), fold(p[n-3:]))
	}
	for _, v := range p[:min(n, 12)] {
		f.add(path+4, c.where, v)
	}
	if n > 1 {
		f.add(path+5, c.where, p[0], p[1])
		f.add(path+6, c.where, p[n-2], p[n-1])
	}
}

func (c *candidate) describeAround(f *features) {
	group := uint32(c.group)
	f.add(around, c.side, c.m.Prev)
	f.add(around+1, c.side, c.m.Next)
	f.add(around+2, c.where, c.m.Prev, c.m.Next)
	f.add(around+3, c.where, c.m.Prev, group)
	f.add(around+4, c.where, c.m.Next, group)
	f.add(around+5, c.where, c.m.Object, group)
	f.add(around+6, c.where, c.m.Object, c.stop())
	if c.m.Owner {
		head := c.ownedHead()
		f.add(around+8, c.side, head)
		f.add(around+9, c.where, uint32(c.owned().Cue), clamp(c.way.mentions, 0, 3))
	}
	if us := c.s.d.Units; c.same && c.m.Units.To < len(us) && us[c.m.Units.To].Span >= 0 {
		f.add(around+7, bit(c.m.Units.To == c.x.unit))
	}
}

// owned is the last word of what the mention owns, 0 if it owns nothing.
func (c *candidate) owned() parse.Word {
	us := c.s.d.Units
	if k := c.m.Units.To + 1; c.m.Owner && k < len(us) && us[k].Mention >= 0 {
		m := &c.s.d.Mentions[us[k].Mention]
		return us[m.Units.To-1].Word
	}
	return parse.Word{}
}

// ownedHead is its hash.
func (c *candidate) ownedHead() uint32 {
	us := c.s.d.Units
	if k := c.m.Units.To + 1; c.m.Owner && k < len(us) && us[k].Mention >= 0 {
		return uint32(c.s.d.Mentions[us[k].Mention].Head)
	}
	return 0
}

// stop is why no verb was found; behind a comma, with the class that follows.
func (c *candidate) stop() uint32 { return c.m.Stop ^ c.m.StopNext*31 }

func (c *candidate) describeOrder(f *features) {
	group, subject := uint32(c.group), bit(c.m.Subject)
	n := c.s.d.Sentences[c.m.Sentence].Mentions.Len()
	f.add(order, c.where, clamp(c.m.Rank, 0, 4), group)
	f.add(order+1, c.where, clamp(c.m.Rank, 0, 3), subject, clamp(n, 1, 4))
	x := c.x
	if c.same && c.far == 0 {
		f.add(order+2, c.side, clamp(x.mentionsBefore, 0, 3), clamp(x.mentionsAfter, 0, 3), group)
		f.add(order+3, c.side, clamp(x.subjectsBefore, 0, 2), clamp(x.subjectsAfter, 0, 2), subject)
	}
	f.add(order+4, c.where, clamp(x.mentionsBefore+x.mentionsAfter, 0, 2), bit(x.own), group, subject)
	f.add(order+5, c.where, clamp(x.subjectsBefore+x.subjectsAfter, 0, 2), bit(x.own), subject)
}

func (c *candidate) describeIdentity(f *features) {
	if c.group != parse.GroupName {
		return
	}
	n := c.s.named[c.m.Last]
	f.add(identity, clamp(n, 0, 6), bit(c.s.inTitle[c.m.Last]))
	f.add(identity+1, clamp(n, 0, 3), c.where)
	f.add(identity+2, bit(c.saysOwnName()), bit(c.x.i))
	f.add(identity+3, c.suffix(c.m.End))
	f.add(identity+4, uint32(c.m.Last))
}

// suffix is the last three bytes before end.
func (c *candidate) suffix(end int) uint32 {
	t := c.s.d.Text
	return uint32(t[end-1]) | uint32(t[max(0, end-2)])<<8 | uint32(t[max(0, end-3)])<<16
}

// saysOwnName reports whether the quotation has the candidate's name.
func (c *candidate) saysOwnName() bool {
	toks := c.s.d.Tokens[c.x.tokens.From:c.x.tokens.To]
	for i := range toks[:min(len(toks), 400)] {
		if toks[i].Hash == c.m.Last {
			return true
		}
	}
	return false
}
