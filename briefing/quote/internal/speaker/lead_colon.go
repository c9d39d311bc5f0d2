package speaker

import "newsbrief/briefing/quote/internal/parse"

// leadColon looks at what ends in a colon before the quotation, in its own
// sentence or in the paragraph before.
func (s *scene) leadColon(x *setting) lead {
	d := s.d
	at, sent := x.unit-1, d.Sentences[x.sentence]
	if at < sent.Units.From && x.led {
		sent = d.Sentences[x.sentence-1]
	}
	if at < sent.Units.From || d.Units[at].Rune != ':' {
		return noLead
	}
	label := noLead
	last := s.lastClause(sent, at)
	for k := last; k >= max(sent.Clauses.From, last-nearClauses); k-- {
		c := &d.Clauses[k]
		switch {
		case d.Reported(c) || c.Below && (k < last || s.level(k) == 0):
		case c.Verb < 0:
			if l := s.leadLabel(c); l.by == soBehind {
				return l
			} else if l.mention >= 0 {
				label = l
			}
		default:
			if m := s.speakerOf(k); m >= 0 && s.level(k) > 0 {
				return lead{m, colonCue}
			} else if m >= 0 {
				return lead{m, colonOther}
			}
		}
	}
	if label.mention < 0 {
		return s.thread(x, colonOther)
	}
	return label
}

// leadLabel is whom a clause without a verb names: so Holm weiter, Holm
// wörtlich.
func (s *scene) leadLabel(c *parse.Predication) lead {
	if s.d.Units[c.Units.From].Word.Flags.Has(parse.According) {
		if m := s.mentionFrom(c.Units.From+1, c.Units.To); m >= 0 {
			return lead{m, soBehind}
		}
	}
	return lead{s.giver(s.mentionFrom(c.Units.From, c.Units.To)), colonLabel}
}
