package speaker

import "newsbrief/briefing/quote/internal/parse"

// nearClauses is how many clauses are looked at on either side of one. No
// sentence has more; texts made to be slow do.
const nearClauses = 20

// leadClause looks at the clause that holds the quotation and at those around
// on which it may depend.
func (s *scene) leadClause(x *setting) lead {
	sent := s.d.Sentences[x.sentence]
	own := s.clauseAt(sent, x.unit)
	if own < 0 {
		return noLead
	}
	if m := s.asSaid(sent, own); m >= 0 {
		return lead{m, clauseAs}
	}
	if l := s.leadOwn(x, own); l.mention >= 0 {
		return l
	}
	if l := s.leadAbove(sent, own); l.mention >= 0 {
		return l
	}
	for k := own + 1; k < min(sent.Clauses.To, own+nearClauses); k++ {
		if m := s.speakerOf(k); m >= 0 && !s.d.Clauses[k].Below && s.level(k) > 0 {
			return lead{m, clauseBehind}
		}
	}
	return noLead
}

// leadOwn is who speaks by the verb of the quotation's own clause, for a
// pronoun of relation the noun before it.
func (s *scene) leadOwn(x *setting, own int) lead {
	c := &s.d.Clauses[own]
	if s.level(own) == 0 || s.d.Reported(c) {
		return noLead
	}
	m := s.speakerOf(own)
	if m < 0 || s.d.Mentions[m].Units.From == x.unit {
		return noLead
	}
	if k := &s.d.Mentions[m]; c.Below && k.Kind == parse.Pro && s.d.Units[k.Units.From].Tag == parse.Wh && m > 0 && s.d.Mentions[m-1].Sentence == x.sentence {
		return lead{m - 1, relative}
	}
	return lead{m, sameClause}
}

// leadAbove goes back over the clauses before own to the nearest in which
// somebody speaks. What own depends on directly needn't say so.
func (s *scene) leadAbove(sent parse.Sentence, own int) lead {
	d := s.d
	c := &d.Clauses[own]
	direct := c.Below || c.Verb < 0
	for k := own - 1; k >= max(sent.Clauses.From, own-nearClauses); k-- {
		above := &d.Clauses[k]
		if above.Verb < 0 {
			continue
		}
		m := s.speakerOf(k)
		switch {
		case m < 0:
		case s.level(k) > 0 && !d.Reported(above):
			return lead{m, clauseBefore}
		case direct && !above.Below && s.opensThat(c):
			return lead{m, clauseThat}
		case direct && c.Verb < 0 && !d.Reported(above):
			return lead{m, clauseInfinitive}
		}
		direct = false
	}
	return noLead
}

// opensThat reports whether c is what somebody thinks or says.
func (s *scene) opensThat(c *parse.Predication) bool {
	switch s.word(c.Units.From) {
	case "dass", "daß", "ob", "wonach":
		return true
	}
	return false
}

// asSaid is the subject of a clause near own like "wie Holm, die
// Bürgermeisterin, sagte", or -1.
func (s *scene) asSaid(sent parse.Sentence, own int) int {
	d := s.d
	for k := max(sent.Clauses.From, own-nearClauses); k < min(sent.Clauses.To, own+nearClauses); k++ {
		c := &d.Clauses[k]
		if w := s.word(c.Units.From); w != "wie" && w != "Wie" {
			continue
		}
		end := k
		for end < min(k+3, sent.Clauses.To-1) && d.Clauses[end].Verb < 0 {
			end++
		}
		if v := &d.Clauses[end]; s.level(end) == 0 || v.Verb < v.Units.To-2 {
			continue
		}
		if end == k && c.Subject >= 0 {
			return int(c.Subject)
		}
		return s.mentionFrom(c.Units.From+1, c.Units.To)
	}
	return -1
}
