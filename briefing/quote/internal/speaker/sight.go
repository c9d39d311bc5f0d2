package speaker

import (
	"cmp"
	"slices"

	"newsbrief/briefing/quote/internal/parse"
)

// A sight is what the trees see of a candidate or an answer.
type sight []float32

func (r *sight) add(values ...int) {
	for _, v := range values {
		*r = append(*r, float32(v))
	}
}

func (r *sight) flags(values ...bool) {
	for _, v := range values {
		*r = append(*r, float32(bit(v)))
	}
}

// compare appends what the trees see of finalist n of span i.
func (s *scene) compare(r *sight, i int, all []finalist, n int, beliefs []belief, prev, next int) {
	me := &all[n]
	c := s.candidate(i, me.id)
	*r = append(*r, float32(me.first), float32(me.second), float32(me.p))
	r.add(n, len(all))
	s.seeMention(r, &c)
	s.seeSetting(r, &c)
	s.seeNeighbours(r, &c, beliefs, prev, next)
	s.seeRuled(r, &c)
	s.seeLead(r, &c)
	rival := 0
	if n == 0 {
		rival = min(1, len(all)-1)
	}
	s.seeRival(r, &c, &all[rival])
}

// seeMention appends what c is by itself.
func (s *scene) seeMention(r *sight, c *candidate) {
	m := c.m
	r.add(int(c.group), int(m.Kind), int(c.side), min(c.far, 9), min(c.dist, 99))
	r.add(c.way.mentions, c.way.verbs, c.way.stretches)
	r.add(int(kindLevel(c.main)), int(kindLevel(c.verb)), m.Rank, s.named[m.Last])
	first := s.d.Units[m.Units.From].Word.Flags
	last := s.d.Units[m.Units.To-1].Word.Flags
	r.flags(m.Subject, m.Owner, m.Object != 0, m.Object == parse.ObjectOfVerb, m.Inverted >= 0, m.Verb >= 0)
	r.flags(m.Skip.Has(parse.SkipApposition), m.Skip.Has(parse.SkipPhrase), m.Skip.Has(parse.SkipAnd), m.Skip.Has(parse.SkipWh))
	r.flags(m.Stop == parse.ClassStretch, m.Next == parse.ClassStretch, m.Prev == parse.ClassStretch, m.Prev == parse.ClassStart)
	r.flags(first.Has(parse.He|parse.She), first.Has(parse.They), last.Has(parse.Role), last.Has(parse.Organisation))
	r.flags(s.inTitle[m.Last], m.Last != 0 && c.saysOwnName(), s.d.Units[m.Units.From].Tag == parse.Wh)
	r.add(m.Units.Len(), slices.Index(c.x.subjects, int32(c.id)), slices.Index(c.x.speaking, int32(c.id)))
	inv := -1
	if m.Inverted >= 0 {
		inv = int(s.d.Units[m.Inverted].Word.Cue)
	}
	r.add(int(m.Source), inv, int(c.owned().Cue), int(s.d.Units[m.Units.To-1].Word.Cue))
	r.flags(m.Main >= 0 && m.Main == c.x.near, m.Inverted >= 0 && m.Inverted == c.x.unit+1)
}

// kindLevel orders verbs: none, others, auxiliaries, cues by level.
func kindLevel(u *parse.Unit) int {
	switch {
	case u == nil:
		return -2
	case u.Word.Cue > 0:
		return int(u.Word.Cue)
	case u.Word.Flags.Has(parse.Auxiliary):
		return -1
	}
	return 0
}

// seeSetting appends how the quotation stands.
func (s *scene) seeSetting(r *sight, c *candidate) {
	x := c.x
	r.add(min(x.words, 60), int(x.state&15), int(x.state>>4&15), int(x.state>>8&15), x.mentionsBefore, x.mentionsAfter, x.subjectsBefore, x.subjectsAfter)
	near := -3
	if x.near >= 0 {
		near = kindLevel(&s.d.Units[x.near])
	}
	r.add(near, len(x.subjects), len(x.speaking), x.unit-x.near, min(s.d.Spans[c.span].Paragraph, 30))
	r.flags(x.lower, x.own, x.i, x.we, s.d.Spans[c.span].Parent >= 0)
	r.add(int(s.d.Spans[c.span].Mark), x.repeated)
	r.flags(x.led, x.reported, c.verb != nil && c.verb.Word.Flags.Has(parse.Reported))
}

// seeNeighbours appends who speaks before and after.
func (s *scene) seeNeighbours(r *sight, c *candidate, beliefs []belief, prev, next int) {
	for _, o := range [...]int{prev, next} {
		if o < 0 || beliefs[o].mention < 0 {
			r.add(-1, -1, -9)
			*r = append(*r, 0)
			continue
		}
		b := beliefs[o]
		gap := s.d.Spans[o].Paragraph - s.d.Spans[c.span].Paragraph
		r.add(int(c.likeness(b.mention)), cmp.Compare(c.id, b.mention), max(-9, min(9, gap)))
		*r = append(*r, float32(b.p))
	}
}

// seeRuled appends how c stands to whom the rules name.
func (s *scene) seeRuled(r *sight, c *candidate) {
	a := s.ruled[c.span]
	if a.Mention < 0 {
		r.add(0, 0)
	} else {
		r.add(int(c.likeness(a.Mention)), cmp.Compare(c.id, a.Mention))
	}
	*r = append(*r, float32(a.Speaker), float32(a.Speech))
	r.flags(a.Cued)
}

// seeRival appends what the strongest rival is, and how it stands to c.
func (s *scene) seeRival(r *sight, c *candidate, rival *finalist) {
	o := s.candidate(c.span, rival.id)
	r.add(int(o.group), int(o.m.Kind), int(o.side), min(o.far, 9), kindLevel(o.main), int(c.likeness(o.id)), cmp.Compare(c.id, o.id))
	r.flags(o.m.Subject, o.m.Object != 0, o.m.Owner, o.m.Inverted >= 0, c.m.Sentence == o.m.Sentence, c.m.Main >= 0 && c.m.Main == o.m.Main)
	r.flags(o.m.Skip.Has(parse.SkipWh), o.m.Stop == parse.ClassStretch, o.m.Next == parse.ClassStretch)
	r.add(max(-60, min(60, c.m.Units.From-o.m.Units.From)), o.m.Rank)
}

// weigh appends what tells how sure the answer for span i is: the winner, who
// stands first in all, and whether this is speech at all.
func (s *scene) weigh(r *sight, i int, all []finalist, beliefs []belief, prev, next int, speech float64) {
	s.compare(r, i, all, 0, beliefs, prev, next)
	second := 0.0
	entity := all[0].p // of all finalists with the winner's name
	for n := 1; n < len(all); n++ {
		second = max(second, all[n].p)
		if key(&s.d.Mentions[all[n].id]) == key(&s.d.Mentions[all[0].id]) {
			entity += all[n].p
		}
	}
	capitals, finite := s.inside(&s.settings[i])
	*r = append(*r, float32(speech), float32(second), float32(entity))
	r.add(int(capitals))
	r.flags(finite, s.d.Spans[i].Wrong)
	most, nearest := s.cues(&s.settings[i])
	r.add(most, nearest, s.d.Paragraphs[s.d.Spans[i].Paragraph].Spans.Len())
}
