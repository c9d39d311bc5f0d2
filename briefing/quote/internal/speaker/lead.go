package speaker

import (
	"strings"

	"newsbrief/briefing/quote/internal/parse"
)

// A lead is whom the grammar of German names as a quotation's speaker, and how.
type lead struct {
	mention int // or -1
	by      leadKind
}

// A leadKind is what a lead goes by.
type leadKind uint32

// The kinds, in the order in which they are tried.
const (
	noLead         leadKind = iota
	verbBehind              // „…“, sagte Holm
	otherBehind             // „…“, freute sich Holm
	soBehind                // „…“, so Holm
	colonCue                // Holm sagte: „…“
	colonOther              // Holm zeigte sich zufrieden: „…“
	colonLabel              // Holm wörtlich: „…“
	accordingTo             // laut Holm „…“
	accountOf               // nach Angaben der Polizei „…“
	sameClause              // Holm nannte den Plan „…“
	clauseBefore            // Holm sagte, der Plan sei „…“
	clauseBehind            // der Plan sei „…“, sagte Holm
	threadReported          // Holm sprach. Der Plan sei „…“.
	threadSpoken            // Holm sprach. „…“
	threadSubject           // Holm ging. „…“
	ownSubject              // Holm verlor die „…“
)

// leadOf finds the lead of span i.
func (s *scene) leadOf(i int) lead {
	x := &s.settings[i]
	for _, look := range []func(*setting) lead{s.leadBehind, s.leadColon, s.leadSource, s.leadClause, s.leadThread, s.leadSubject} {
		if l := look(x); l.mention >= 0 {
			return l
		}
	}
	return lead{mention: -1}
}

// leadBehind looks at what follows the quotation.
func (s *scene) leadBehind(x *setting) lead {
	d := s.d
	sent := d.Sentences[x.sentence]
	i := x.unit + 1
	for i < sent.Units.To && d.Units[i].Tag == parse.Sign && strings.ContainsRune(",-–—", d.Units[i].Rune) {
		i++
	}
	if i >= sent.Units.To {
		return lead{mention: -1}
	}
	if d.Units[i].Word.Flags.Has(parse.According) {
		if m := s.mentionFrom(i+1, sent.Units.To); m >= 0 {
			return lead{m, soBehind}
		}
	}
	c := s.clauseAt(sent, i)
	if c == nil || c.Verb < i || c.Verb > i+1 {
		return lead{mention: -1}
	}
	m := s.speakerOf(c, sent.Units)
	if m < 0 || d.Mentions[m].Units.From < c.Verb && d.Mentions[m].Units.From > x.unit {
		return lead{mention: -1}
	}
	if s.level(c) > 0 {
		return lead{m, verbBehind}
	}
	return lead{m, otherBehind}
}

// mentionFrom is the mention at unit i or right behind, or -1.
func (s *scene) mentionFrom(i, to int) int {
	for k := i; k < min(i+3, to); k++ {
		if m := s.d.Units[k].Mention; m >= 0 {
			return int(m)
		}
	}
	return -1
}

// clauseAt is the clause of the sentence that holds unit i, or nil.
func (s *scene) clauseAt(sent parse.Sentence, i int) *parse.Predication {
	for k := sent.Clauses.From; k < sent.Clauses.To; k++ {
		if c := &s.d.Clauses[k]; c.Units.Has(i) {
			return c
		}
	}
	return nil
}

// level is the cue level of c's verb.
func (s *scene) level(c *parse.Predication) uint8 {
	if c.Verb < 0 {
		return 0
	}
	return max(s.d.Units[c.Main].Word.Cue, s.d.Units[c.Verb].Word.Cue)
}

// speakerOf is whose word c gives: its subject, who acts in the passive, or
// the document in which it says so.
func (s *scene) speakerOf(c *parse.Predication, sentence parse.Range) int {
	d := s.d
	switch word := d.Text[d.Units[c.Main].Start:d.Units[c.Main].End]; {
	case c.Verb < 0:
		return -1
	case c.Verb != c.Main && strings.HasPrefix(d.Text[d.Units[c.Verb].Start:], "w") && d.Units[c.Main].Tag != parse.Infinitive:
		if m := s.hanging(sentence, "von", "vom"); m >= 0 && !strings.HasPrefix(word, "zitier") {
			return m
		}
	case word == "heißt" || word == "hieß" || word == "steht" || word == "stand":
		if m := s.hanging(sentence, "in", "im", "aus", "auf", "von", "vom", "seitens", "bei", "In", "Im", "Aus", "Auf", "Von", "Bei"); m >= 0 {
			return m
		}
	}
	return int(c.Subject)
}

// hanging is the first mention of the sentence behind one of the prepositions,
// or -1.
func (s *scene) hanging(sentence parse.Range, prepositions ...string) int {
	d := s.d
	for k := max(sentence.From, 0); k+1 < min(sentence.To, sentence.From+widest); k++ {
		u := &d.Units[k]
		if u.Span >= 0 || u.Tag != parse.Preposition || d.Units[k+1].Mention < 0 {
			continue
		}
		for _, p := range prepositions {
			if m := int(d.Units[k+1].Mention); d.Text[u.Start:u.End] == p && d.Mentions[m].Kind != parse.TimeName {
				return m
			}
		}
	}
	return -1
}

// leadColon looks at what ends in a colon before the quotation.
func (s *scene) leadColon(x *setting) lead {
	d := s.d
	at, sent := x.unit-1, d.Sentences[x.sentence]
	if at < sent.Units.From && x.led {
		sent = d.Sentences[x.sentence-1]
	}
	if at < sent.Units.From || d.Units[at].Rune != ':' {
		return lead{mention: -1}
	}
	label := -1
	for k := sent.Clauses.To - 1; k >= sent.Clauses.From; k-- {
		c := &d.Clauses[k]
		if c.Units.To > at || c.Below {
			continue
		}
		if c.Verb < 0 {
			if m := s.mentionFrom(c.Units.From, c.Units.To); m >= 0 {
				label = m
			}
			continue
		}
		if m := s.speakerOf(c, sent.Units); m >= 0 {
			if s.level(c) > 0 {
				return lead{m, colonCue}
			}
			return lead{m, colonOther}
		}
	}
	return lead{label, colonLabel}
}

// leadSource looks for a source named in the sentence.
func (s *scene) leadSource(x *setting) lead {
	ms := s.d.Sentences[x.sentence].Mentions
	for m := ms.From; m < min(ms.To, ms.From+furthest); m++ {
		switch s.d.Mentions[m].Source {
		case parse.Direct:
			return lead{m, accordingTo}
		case parse.OfAccount:
			return lead{m, accountOf}
		}
	}
	return lead{mention: -1}
}

// leadClause looks at the clause that holds the quotation and at those around
// on which it depends.
func (s *scene) leadClause(x *setting) lead {
	d := s.d
	sent := d.Sentences[x.sentence]
	own := s.clauseAt(sent, x.unit)
	if own == nil {
		return lead{mention: -1}
	}
	if own.Verb >= 0 && s.level(own) > 0 && !d.Reported(own) {
		if m := s.speakerOf(own, sent.Units); m >= 0 && !(own.Units.From <= x.unit && d.Mentions[m].Units.From == x.unit) {
			return lead{m, sameClause}
		}
	}
	for k := sent.Clauses.To - 1; k >= sent.Clauses.From; k-- {
		if c := &d.Clauses[k]; c.Units.To <= own.Units.From && !c.Below && s.level(c) > 0 {
			if m := s.speakerOf(c, sent.Units); m >= 0 {
				return lead{m, clauseBefore}
			}
		}
	}
	for k := sent.Clauses.From; k < sent.Clauses.To; k++ {
		if c := &d.Clauses[k]; c.Units.From >= own.Units.To && !c.Below && s.level(c) > 0 {
			if m := s.speakerOf(c, sent.Units); m >= 0 {
				return lead{m, clauseBehind}
			}
		}
	}
	return lead{mention: -1}
}

// leadThread goes back over the sentences of the paragraph that report, to who
// has the word.
func (s *scene) leadThread(x *setting) lead {
	d := s.d
	if !x.own && !x.reported {
		return lead{mention: -1}
	}
	by := threadSpoken
	if x.reported {
		by = threadReported
	}
	p := d.Paragraphs[x.paragraph]
	subject := -1
	for t := x.sentence - 1; t >= max(p.Sentences.From, x.sentence-8); t-- {
		sent := d.Sentences[t]
		reported := true
		for k := sent.Clauses.To - 1; k >= sent.Clauses.From; k-- {
			c := &d.Clauses[k]
			if c.Verb < 0 || c.Below {
				continue
			}
			m := s.speakerOf(c, sent.Units)
			if m >= 0 && s.level(c) > 0 && !d.Reported(c) {
				return lead{m, by}
			}
			if !d.Reported(c) {
				reported = false
				if m >= 0 && subject < 0 {
					subject = m
				}
			}
		}
		if l := s.leadSourceIn(t); l >= 0 {
			return lead{l, by}
		}
		if !reported {
			break
		}
	}
	return lead{subject, threadSubject}
}

// leadSourceIn is the source that sentence t names, or -1.
func (s *scene) leadSourceIn(t int) int {
	x := setting{sentence: t}
	return s.leadSource(&x).mention
}

// leadSubject is the subject of the quotation's own clause, whatever its verb.
func (s *scene) leadSubject(x *setting) lead {
	sent := s.d.Sentences[x.sentence]
	if c := s.clauseAt(sent, x.unit); c != nil && c.Subject >= 0 {
		return lead{int(c.Subject), ownSubject}
	}
	return lead{mention: -1}
}

// describeLead appends how c stands to the lead of its quotation, and what it
// is to its clause.
func (c *candidate) describeLead(f *features) {
	l := c.s.leads[c.span]
	by, like := uint32(l.by), uint32(0)
	if l.mention >= 0 {
		like = c.likeness(l.mention)
	}
	f.add(grammar, by, like)
	f.add(grammar+1, by, like, uint32(c.group))
	f.add(grammar+2, by, like, c.x.state)
	f.add(grammar+3, by, like, c.where)
	level, below := uint32(0), false
	if k := c.m.Clause; k >= 0 {
		q := &c.s.d.Clauses[k]
		level, below = 1+uint32(c.s.level(q)), q.Below
	}
	f.add(grammar+4, c.where, level, bit(below))
	f.add(grammar+5, c.where, level, uint32(c.group), bit(c.m.Object != 0))
}

// seeLead appends the same for the trees.
func (s *scene) seeLead(r *sight, c *candidate) {
	if s.leads == nil {
		return
	}
	l := s.leads[c.span]
	like := 0
	if l.mention >= 0 {
		like = int(c.likeness(l.mention))
	}
	level := -1
	if k := c.m.Clause; k >= 0 {
		level = int(s.level(&s.d.Clauses[k]))
	}
	r.add(like, int(l.by), level)
}
