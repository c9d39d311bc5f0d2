package speaker

import (
	"strings"

	"newsbrief/briefing/quote/internal/parse"
)

// leadBehind looks at what follows the quotation: a verb and its subject, or so
// and a name.
func (s *scene) leadBehind(x *setting) lead {
	d := s.d
	sent := d.Sentences[x.sentence]
	if x.unit > sent.Units.From && s.makesNoun(x.unit-1) {
		return noLead
	}
	i := x.unit + 1
	for i < sent.Units.To && d.Units[i].Tag == parse.Sign && strings.ContainsRune(",-–—", d.Units[i].Rune) {
		i++
	}
	if i >= sent.Units.To {
		return noLead
	}
	if d.Units[i].Word.Flags.Has(parse.According) {
		if m := s.mentionFrom(i+1, sent.Units.To); m >= 0 {
			return lead{m, soBehind}
		}
	}
	return s.leadInverted(x, s.clauseAt(sent, i), i)
}

// makesNoun reports whether unit i makes what follows it part of a noun, as
// articles and adjectives do: das „…“ sagte wenig.
func (s *scene) makesNoun(i int) bool {
	switch u := &s.d.Units[i]; u.Tag {
	case parse.Determiner, parse.Possessive, parse.Adjective, parse.Preposition:
		return u.Span < 0
	}
	return false
}

// leadInverted is the subject of clause k where its verb stands at unit i or
// right behind it and the subject doesn't come first.
func (s *scene) leadInverted(x *setting, k, i int) lead {
	if k < 0 {
		return noLead
	}
	c := &s.d.Clauses[k]
	m := s.speakerOf(k)
	if c.Verb < i || c.Verb > i+1 || c.Below || m < 0 {
		return noLead
	}
	if at := s.d.Mentions[m].Units.From; x.unit < at && at < c.Verb {
		return noLead
	}
	if s.level(k) > 0 {
		return lead{m, verbBehind}
	}
	v := &s.d.Units[c.Verb]
	if x.prev == parse.ClassStart && v.Tag != parse.Modal && !v.Word.Flags.Has(parse.Auxiliary|parse.Reported) {
		return lead{m, otherBehind}
	}
	return noLead
}
