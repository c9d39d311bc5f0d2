package speaker

import (
	"newsbrief/briefing/quote/internal/parse"
)

// describeSpeech appends the features by which speech is told from titles,
// terms and scare quotes. b is who is thought to speak.
func (s *scene) describeSpeech(f *features, i int, b belief) {
	x, span := &s.settings[i], &s.d.Spans[i]
	capitals, finite := s.inside(x)
	n := bucket(x.words)
	short := bucket(min(x.words, 5))
	f.add(length, n)
	f.add(length+1, n, capitals)
	f.add(length+2, n, bit(finite))
	f.add(length+3, n, uint32(span.Mark))
	f.add(length+4, n, uint32(x.sign))
	f.add(length+5, n, bit(x.lower))
	f.add(length+6, n, bit(span.Wrong))
	f.add(length+7, n, bit(span.Parent >= 0))
	f.add(length+9, clamp(x.repeated, 1, 4), min(n, 6), capitals)
	f.add(length+10, bit(x.led), n)
	f.add(length+8, clamp(span.Paragraph, 0, 2))
	f.add(state+8, x.state)
	f.add(state+9, x.state, n)
	f.add(beside+8, x.prev)
	f.add(beside+9, x.prev2, x.prev)
	f.add(beside+10, x.next)
	f.add(beside+11, x.next, x.next2)
	f.add(beside+12, x.prev, bit(x.lower), short)
	f.add(beside+13, x.next, bit(x.lower), short)
	s.describeWords(f, x, short)
	s.describeBefore(f, x)
	s.describeCompany(f, i, n)
	s.describeCues(f, x)
	s.describeChosen(f, i, b)
	if s.leads != nil {
		f.add(grammar+8, uint32(s.leads[i].by), n)
	}
}

// inside looks at the words: how many of the long ones have a capital, in
// quarters, and whether there is a verb or a pronoun.
func (s *scene) inside(x *setting) (capitals uint32, finite bool) {
	long, upper := 0, 0
	for k := x.tokens.From; k < min(x.tokens.To, x.tokens.From+200); k++ {
		t := &s.d.Tokens[k]
		if t.Sign {
			continue
		}
		if long == 0 || t.End-t.Start > 3 {
			long++
			upper += int(bit(t.Upper))
		}
		switch t.Word.Tag {
		case parse.Verb, parse.Modal, parse.Pronoun:
			finite = true
		}
	}
	if long > 0 {
		capitals = uint32(4 * upper / long)
	}
	return capitals, finite
}

func (s *scene) describeWords(f *features, x *setting, short uint32) {
	n := 0
	for k := x.tokens.From; k < x.tokens.To && n < 12; k++ {
		if t := &s.d.Tokens[k]; !t.Sign {
			f.add(words, uint32(t.Hash), short)
			n++
		}
	}
}

// describeBefore tells of the noun right before the mark: the film “…”.
func (s *scene) describeBefore(f *features, x *setting) {
	if x.unit == 0 {
		return
	}
	if u := &s.d.Units[x.unit-1]; u.Mention >= 0 {
		m := &s.d.Mentions[u.Mention]
		f.add(company+4, uint32(m.Kind), x.next)
		f.add(company+5, uint32(m.Head))
	}
}

func (s *scene) describeCompany(f *features, i int, n uint32) {
	others, long := 0, 0
	all := s.d.Paragraphs[s.d.Spans[i].Paragraph].Spans
	for k := max(all.From, i-8); k < min(all.To, i+8); k++ {
		if k != i {
			others++
			long += int(bit(s.settings[k].words >= 5))
		}
	}
	f.add(company, clamp(others, 0, 3), clamp(long, 0, 2), n)
}

func (s *scene) describeCues(f *features, x *setting) {
	most, nearest := s.cues(x)
	n := bucket(min(x.words, 6))
	f.add(cue, uint32(most), n)
	f.add(cue+1, bucket(nearest), n)
	f.add(cue+2, bit(x.reported), n, uint32(most))
}

// cues returns the highest level of a cue word in the sentence, and how far
// the nearest of a level above 1 is.
func (s *scene) cues(x *setting) (most, nearest int) {
	sent := s.d.Sentences[x.sentence].Units
	nearest = 99
	for k := max(sent.From, x.unit-widest); k < min(sent.To, x.unit+widest); k++ {
		level := int(s.d.Units[k].Word.Cue)
		if s.d.Units[k].Span >= 0 || level == 0 {
			continue
		}
		most = max(most, level)
		if level > 1 {
			nearest = min(nearest, max(k-x.unit, x.unit-k))
		}
	}
	return most, nearest
}

func (s *scene) describeChosen(f *features, i int, b belief) {
	if b.mention < 0 {
		return
	}
	c := s.candidate(i, b.mention)
	p, n := clamp(int(b.p*8), 0, 8), bucket(min(c.x.words, 6))
	f.add(chosen, p)
	f.add(chosen+1, p, n)
	f.add(chosen+2, c.look(), bit(c.same))
	f.add(chosen+3, bit(c.m.Subject), bit(c.same && c.far == 0), n)
	if c.main != nil {
		f.add(chosen+4, uint32(c.main.Hash))
		f.add(chosen+5, c.main.Kind, n)
	}
}
