package speaker

import (
	"newsbrief/briefing/quote/internal/parse"
	"newsbrief/briefing/quote/internal/rules"
)

// A scene is a document prepared for asking who speaks.
type scene struct {
	d *parse.Document

	path       []uint32 // the narration as classes, a mention in one
	place      []int32  // where a unit stands in path
	mentions   []int32  // how many mentions path holds before a place
	verbs      []int32  // likewise finite verbs
	stretches  []int32  // likewise marked stretches
	named      map[uint64]int
	inTitle    map[uint64]bool
	settings   []setting      // of each span
	ruled      []rules.Answer // likewise
	leads      []lead         // likewise; German only
	before     []int          // of each span, the one before that is long enough to be speech, or -1
	candidates []int32        // scratch
}

func newScene(d *parse.Document) *scene {
	s := &scene{d: d, named: make(map[uint64]int, len(d.Mentions)/2), inTitle: map[uint64]bool{}}
	for _, h := range parse.Hashes(d.Title) {
		s.inTitle[h] = true
	}
	for i := range d.Mentions {
		if last := d.Mentions[i].Last; last != 0 {
			s.named[last]++
		}
	}
	s.layPath()
	s.settings = make([]setting, len(d.Spans))
	for i := range d.Spans {
		s.settings[i] = s.setting(i)
	}
	s.countRepeats()
	s.ruled = rules.Answers(d)
	if d.Lang.Code == "de" {
		for i := range d.Spans {
			s.leads = append(s.leads, s.leadOf(i))
		}
	}
	return s
}

// countRepeats counts for each stretch those with the same ends: a coined word
// keeps its marks, speech isn't said twice.
func (s *scene) countRepeats() {
	n := map[uint64]int{}
	for i := range s.settings {
		n[s.ends(i)]++
	}
	for i := range s.settings {
		s.settings[i].repeated = n[s.ends(i)]
	}
}

// ends is the first word of span i with its last and how many there are.
func (s *scene) ends(i int) uint64 {
	x := &s.settings[i]
	if x.words == 0 {
		return 0
	}
	h := uint64(x.words)
	for k := x.tokens.From; k < min(x.tokens.To, x.tokens.From+6); k++ {
		if t := &s.d.Tokens[k]; !t.Sign {
			h = h*31 + t.Hash
		}
	}
	return h
}

// layPath makes path and counts along it, so that the way between a mention
// and a quotation is a part of it that costs nothing.
func (s *scene) layPath() {
	units := s.d.Units
	n := len(units)
	s.path = make([]uint32, 0, n+1)
	ints := make([]int32, 4*n+3)
	s.place, ints = ints[:n], ints[n:]
	s.mentions, s.verbs, s.stretches = ints[:1:n+1], ints[n+1:n+2:2*n+2], ints[2*n+2:2*n+3]
	for i := range units {
		u := &units[i]
		if u.Mention >= 0 && i > 0 && units[i-1].Mention == u.Mention {
			s.place[i] = int32(len(s.path) - 1)
			continue
		}
		s.place[i] = int32(len(s.path))
		s.path = append(s.path, step(u))
		s.mentions = append(s.mentions, s.mentions[len(s.mentions)-1]+int32(bit(u.Mention >= 0)))
		s.verbs = append(s.verbs, s.verbs[len(s.verbs)-1]+int32(bit(u.Mention < 0 && u.Tag.Finite())))
		s.stretches = append(s.stretches, s.stretches[len(s.stretches)-1]+int32(bit(u.Span >= 0)))
	}
}

// step is what a path shows of a unit.
func step(u *parse.Unit) uint32 {
	if u.Mention >= 0 {
		return parse.ClassMention
	}
	if u.Tag == parse.Adverb {
		return parse.KindTag + uint32(parse.Adverb)
	}
	return seen(u)
}

// seen is a unit's class, and of a verb its kind.
func seen(u *parse.Unit) uint32 {
	switch u.Tag {
	case parse.Verb, parse.Modal, parse.Gerund, parse.Participle, parse.Infinitive:
		return u.Kind
	}
	return u.Class
}

// A way is what stands between two units.
type way struct {
	path                       []uint32
	mentions, verbs, stretches int
}

// between is the way from unit from to unit to, the latter exclusive.
func (s *scene) between(from, to int) way {
	if from >= to {
		return way{}
	}
	a, b := s.place[from], int32(len(s.path))
	if to < len(s.place) {
		b = s.place[to]
	}
	return way{s.path[a:b], int(s.mentions[b] - s.mentions[a]), int(s.verbs[b] - s.verbs[a]), int(s.stretches[b] - s.stretches[a])}
}
