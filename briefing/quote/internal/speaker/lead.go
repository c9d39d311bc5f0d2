package speaker

import "newsbrief/briefing/quote/internal/parse"

// A lead is whom the grammar of German names as a quotation's speaker, and by
// what. It is evidence like any other: how far to believe each kind is learnt.
type lead struct {
	mention int // or -1
	by      leadKind
}

// noLead is what a look that finds nobody returns.
var noLead = lead{mention: -1}

// A leadKind is what a lead goes by.
type leadKind uint32

// The kinds.
const (
	verbBehind       leadKind = iota + 1 // „…“, sagte Holm
	otherBehind                          // „…“, lachte Holm
	soBehind                             // „…“, so Holm
	colonCue                             // Holm sagte: „…“
	colonOther                           // Holm winkte ab: „…“
	colonLabel                           // Holm wörtlich: „…“
	accordingTo                          // laut Holm „…“
	accountOf                            // nach Angaben der Polizei „…“
	sameClause                           // Holm nannte den Plan „…“
	clauseBefore                         // Holm sagte, der Plan sei „…“
	clauseThat                           // Holm ist sicher, dass der Plan „…“ sei
	clauseAs                             // wie Holm ausführte, sei der Plan „…“
	clauseInfinitive                     // Holm beschloss, den Plan „…“ zu nennen
	relative                             // Holm, die den Plan „…“ nannte
	clauseBehind                         // der Plan sei „…“, sagte Holm
	threadReported                       // Holm sprach. Der Plan sei „…“.
	threadSpoken                         // Holm sprach. „…“
	threadSubject                        // Holm ging. „…“
	threadParagraph                      // Holm sprach, a paragraph before. „…“
	sentenceBehind                       // „…“ Das sagte Holm.
	ownSubject                           // Holm verlor die „…“
)

// leadOf is the lead of span i: the first that is found, from the surest
// constructions to the vaguest.
func (s *scene) leadOf(i int) lead {
	x := &s.settings[i]
	for _, look := range [...]func(*setting) lead{s.leadBehind, s.leadColon, s.leadSource, s.leadClause, s.leadThread, s.leadSubject} {
		if l := look(x); l.mention >= 0 {
			return l
		}
	}
	return noLead
}

// leadSource looks for a source named in the sentence.
func (s *scene) leadSource(x *setting) lead { return s.sourceIn(x.sentence) }

func (s *scene) sourceIn(sentence int) lead {
	ms := s.d.Sentences[sentence].Mentions
	itself := -1
	for m := ms.From; m < min(ms.To, ms.From+furthest); m++ {
		switch s.d.Mentions[m].Source {
		case parse.Direct:
			return lead{m, accordingTo}
		case parse.OfAccount:
			return lead{m, accountOf}
		case parse.AccountItself:
			if itself < 0 {
				itself = m
			}
		}
	}
	return lead{itself, accordingTo}
}

// leadSubject is the subject of the quotation's own clause, whatever its verb.
func (s *scene) leadSubject(x *setting) lead {
	if c := s.clauseAt(s.d.Sentences[x.sentence], x.unit); c >= 0 && s.d.Clauses[c].Subject >= 0 {
		return lead{int(s.d.Clauses[c].Subject), ownSubject}
	}
	return noLead
}

// describeLead appends how c stands to the lead of its quotation, and what it
// is to its clause.
func (c *candidate) describeLead(f *features) {
	l := c.s.leads[c.span]
	by, like := uint32(l.by), c.leadLikeness(l)
	f.add(grammar, by, like)
	f.add(grammar+1, by, like, uint32(c.group))
	f.add(grammar+2, by, like, c.x.state)
	f.add(grammar+3, by, like, c.where)
	level, below := uint32(0), false
	if k := c.m.Clause; k >= 0 {
		level, below = 1+uint32(c.s.level(k)), c.s.d.Clauses[k].Below
	}
	f.add(grammar+4, c.where, level, bit(below))
	f.add(grammar+5, c.where, level, uint32(c.group), bit(c.m.Object != 0))
}

// leadLikeness is c's likeness to whom l names, 0 where it names nobody.
func (c *candidate) leadLikeness(l lead) uint32 {
	if l.mention < 0 {
		return 0
	}
	return c.likeness(l.mention)
}

// seeLead appends the same for the trees.
func (s *scene) seeLead(r *sight, c *candidate) {
	if s.leads == nil {
		return
	}
	l := s.leads[c.span]
	level := -1
	if k := c.m.Clause; k >= 0 {
		level = int(s.level(k))
	}
	r.add(int(c.leadLikeness(l)), int(l.by), level)
}
