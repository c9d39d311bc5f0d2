package speaker

import "newsbrief/briefing/quote/internal/parse"

// A candidate is a mention seen from a quotation.
type candidate struct {
	s    *scene
	x    *setting
	span int
	id   int // index of the mention
	m    *parse.Mention

	group parse.Group
	side  uint32 // before, after, in the paragraph before, further off
	far   int    // sentences between, and one
	where uint32 // side and far in one value
	same  bool   // in the quotation's paragraph
	way   way
	dist  int // units between

	main, verb *parse.Unit // of the mention, or nil
}

// Sides.
const (
	before uint32 = iota + 1
	after
	previous
	older
	later
)

// candidatesOf lists the mentions that may speak span i, in the order of the
// text but those of the paragraph before last.
func (s *scene) candidatesOf(i int) []int32 {
	d := s.d
	x := &s.settings[i]
	para := d.Spans[i].Paragraph
	own := d.Paragraphs[para].Mentions
	k := s.firstAfter(own, x.unit)
	out := s.candidates[:0]
	for m := max(own.From, k-furthest); m < min(own.To, k+furthest); m++ {
		out = append(out, int32(m))
	}
	if para > 0 {
		prev := d.Paragraphs[para-1].Mentions
		for m := max(prev.From, prev.To-furthest); m < prev.To; m++ {
			out = append(out, int32(m))
		}
	}
	if m, ok := s.signature(para); ok {
		out = append(out, int32(m))
	}
	s.candidates = out
	return out
}

// signature is who signs what paragraph para quotes, in a line of their own
// behind it: — Ann Lee, Springfield.
func (s *scene) signature(para int) (mention int, ok bool) {
	d := s.d
	if para+1 >= len(d.Paragraphs) {
		return 0, false
	}
	p := &d.Paragraphs[para+1]
	first := &d.Units[p.Units.From]
	dash := first.Rune == '-' || first.Rune == '–' || first.Rune == '—'
	if !dash || p.Units.Len() > 20 || p.Spans.Len() > 0 || p.Mentions.Len() == 0 {
		return 0, false
	}
	return p.Mentions.From, true
}

// candidate sees mention id from span i.
func (s *scene) candidate(i, id int) candidate {
	d := s.d
	c := candidate{s: s, x: &s.settings[i], span: i, id: id, m: &d.Mentions[id]}
	c.group = c.m.Group(d)
	q, para := c.x.unit, d.Spans[i].Paragraph
	c.same = c.m.Paragraph == para
	switch {
	case !c.same:
		p := &d.Paragraphs[c.m.Paragraph]
		c.side, c.far, c.dist = previous, p.Sentences.To-c.m.Sentence, p.Units.To-c.m.Units.To
		if c.m.Paragraph < para-1 {
			c.side = older
		} else if c.m.Paragraph > para {
			c.side = later
		}
	case c.m.Units.From < q:
		c.side, c.far, c.dist = before, c.x.sentence-c.m.Sentence, q-c.m.Units.To
		c.way = s.between(c.m.Units.To, q)
	default:
		c.side, c.far, c.dist = after, c.m.Sentence-c.x.sentence, c.m.Units.From-q-1
		c.way = s.between(q+1, c.m.Units.From)
	}
	c.where = c.side<<4 | clamp(c.far, 0, 3)
	if c.m.Main >= 0 {
		c.main = &d.Units[c.m.Main]
	}
	if c.m.Verb >= 0 {
		c.verb = &d.Units[c.m.Verb]
	}
	return c
}

// kindOf is what the models see of a verb, 0 for none.
func kindOf(u *parse.Unit) uint32 {
	if u == nil {
		return 0
	}
	return u.Kind
}

// key is what tells the candidate from others: its name, or its last word.
func key(m *parse.Mention) uint64 {
	if m.Last != 0 {
		return m.Last
	}
	return m.Head
}
