package speaker

import (
	"slices"
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
	clauseThat              // Holm ist der Ansicht, dass der Plan „…“ sei
	clauseAs                // wie Holm ausführte, sei der Plan „…“
	clauseInfinitive        // Holm beschloss, den „…“ zu vertagen
	relative                // Holm, die den Plan „…“ nannte
	clauseBehind            // der Plan sei „…“, sagte Holm
	threadReported          // Holm sprach. Der Plan sei „…“.
	threadSpoken            // Holm sprach. „…“
	threadSubject           // Holm ging. „…“
	threadParagraph         // likewise, a paragraph before
	sentenceBehind          // „…“ Das sagte Holm.
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
	if x.unit > sent.Units.From && !s.standsFree(x.unit-1) {
		return lead{mention: -1}
	}
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
	m := s.speakerOf(c)
	if m < 0 || d.Mentions[m].Units.From < c.Verb && d.Mentions[m].Units.From > x.unit {
		return lead{mention: -1}
	}
	if s.level(c) > 0 && !c.Below {
		return lead{m, verbBehind}
	}
	if v := &d.Units[c.Verb]; x.prev == parse.ClassStart && !c.Below && v.Tag != parse.Modal && !v.Word.Flags.Has(parse.Auxiliary|parse.Reported) {
		return lead{m, otherBehind}
	}
	return lead{mention: -1}
}

// standsFree reports whether unit i leaves what follows it free to be speech:
// an article or an adjective makes a noun of it.
func (s *scene) standsFree(i int) bool {
	switch u := &s.d.Units[i]; u.Tag {
	case parse.Determiner, parse.Possessive, parse.Adjective, parse.Preposition:
		return u.Span >= 0
	}
	return true
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
	level := max(s.d.Units[c.Main].Word.Cue, s.d.Units[c.Verb].Word.Cue)
	if level == 0 && s.accounts(c) {
		return 1
	}
	return level
}

// accounts reports whether c has a noun for what somebody says or thinks: ist
// der Ansicht.
func (s *scene) accounts(c *parse.Predication) bool {
	for k := c.Units.From; k < min(c.Units.To, c.Units.From+40); k++ {
		if u := &s.d.Units[k]; u.Span < 0 && u.Word.Flags.Has(parse.Account) && u.Upper {
			return true
		}
	}
	return false
}

// speakerOf is whose word c gives: its subject, who acts in the passive, or
// the document in which it says so.
func (s *scene) speakerOf(c *parse.Predication) int {
	d := s.d
	if c.Verb < 0 {
		return -1
	}
	switch word := d.Text[d.Units[c.Main].Start:d.Units[c.Main].End]; {
	case c.Verb != c.Main && d.Text[d.Units[c.Verb].Start] == 'w' && d.Units[c.Main].Tag != parse.Infinitive && !strings.HasPrefix(word, "zitier"):
		if m := s.hanging(c, "von", "vom"); m >= 0 {
			return m
		}
		if m := s.hanging(c, "in", "im", "In", "Im"); m >= 0 && d.Units[c.Main].Word.Cue > 1 {
			return m
		}
	case word == "heißt" || word == "hieß" || word == "geheißen" || word == "steht" || word == "stand" || s.speaksOf(c):
		if m := s.hanging(c, "in", "im", "aus", "auf", "von", "vom", "seitens", "In", "Im", "Aus", "Auf", "Von", "Bei"); m >= 0 {
			return m
		}
		if word[0] == 'h' || word[0] == 'g' {
			return -1
		}
	}
	return s.giver(int(c.Subject))
}

// giver is whose word mention m is where it is one: das Fazit von Holm.
func (s *scene) giver(m int) int {
	d := s.d
	if m < 0 || m+1 >= len(d.Mentions) || !d.Units[d.Mentions[m].Units.To-1].Word.Flags.Has(parse.Account) {
		return m
	}
	next := &d.Mentions[m+1]
	gap := next.Units.From - d.Mentions[m].Units.To
	u := &d.Units[next.Units.From-1]
	switch w := d.Text[u.Start:u.End]; {
	case next.Sentence != d.Mentions[m].Sentence:
	case gap == 1 && (w == "von" || w == "vom"):
		return m + 1
	case gap == 0 && (d.Units[next.Units.From].Tag == parse.Determiner || d.Units[next.Units.From].Tag == parse.Possessive):
		return m + 1
	}
	return m
}

// speaksOf is for "im Brief ist von … die Rede".
func (s *scene) speaksOf(c *parse.Predication) bool {
	d := s.d
	if u := &d.Units[c.Verb]; !u.Word.Flags.Has(parse.Auxiliary) {
		return false
	}
	for k := c.Verb; k < c.Units.To; k++ {
		if u := &d.Units[k]; u.Span < 0 && d.Text[u.Start:u.End] == "Rede" {
			return true
		}
	}
	return false
}

// hanging is the last mention of c behind one of the prepositions, or -1.
func (s *scene) hanging(c *parse.Predication, prepositions ...string) int {
	d := s.d
	last := -1
	for k := c.Units.From; k+1 < min(c.Units.To, c.Units.From+widest); k++ {
		u := &d.Units[k]
		if u.Span >= 0 || u.Tag != parse.Preposition || d.Units[k+1].Mention < 0 {
			continue
		}
		if m := int(d.Units[k+1].Mention); slices.Contains(prepositions, d.Text[u.Start:u.End]) && d.Mentions[m].Kind != parse.TimeName {
			last = m
		}
	}
	return last
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
		if c.Units.To > at || d.Reported(c) || c.Below && (k < sent.Clauses.To-1 || s.level(c) == 0) {
			continue
		}
		if d.Units[c.Units.From].Word.Flags.Has(parse.According) && c.Verb < 0 {
			if m := s.mentionFrom(c.Units.From+1, c.Units.To); m >= 0 {
				return lead{m, soBehind}
			}
		}
		if c.Verb < 0 {
			if m := s.mentionFrom(c.Units.From, c.Units.To); m >= 0 {
				label = s.giver(m)
			}
			continue
		}
		if m := s.speakerOf(c); m >= 0 {
			if s.level(c) > 0 {
				return lead{m, colonCue}
			}
			return lead{m, colonOther}
		}
	}
	if label < 0 {
		return s.thread(x, colonOther)
	}
	return lead{label, colonLabel}
}

// leadSource looks for a source named in the sentence.
func (s *scene) leadSource(x *setting) lead {
	ms := s.d.Sentences[x.sentence].Mentions
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

// leadClause looks at the clause that holds the quotation and at those around
// on which it depends.
func (s *scene) leadClause(x *setting) lead {
	d := s.d
	sent := d.Sentences[x.sentence]
	own := s.clauseAt(sent, x.unit)
	if own == nil {
		return lead{mention: -1}
	}
	if m := s.asSaid(sent); m >= 0 {
		return lead{m, clauseAs}
	}
	if own.Verb >= 0 && s.level(own) > 0 && !d.Reported(own) {
		if m := s.speakerOf(own); m >= 0 && !(own.Units.From <= x.unit && d.Mentions[m].Units.From == x.unit) {
			if own.Below && m > 0 && d.Mentions[m].Kind == parse.Pro && d.Units[d.Mentions[m].Units.From].Tag == parse.Wh && d.Mentions[m-1].Sentence == x.sentence {
				return lead{m - 1, relative}
			}
			return lead{m, sameClause}
		}
	}
	that := own.Below || own.Verb < 0
	for k := sent.Clauses.To - 1; k >= sent.Clauses.From; k-- {
		c := &d.Clauses[k]
		if c.Units.To > own.Units.From || c.Verb < 0 {
			continue
		}
		if m := s.speakerOf(c); m >= 0 && s.level(c) > 0 && !d.Reported(c) {
			return lead{m, clauseBefore}
		} else if m >= 0 && that && !c.Below && s.opensThat(own) {
			return lead{m, clauseThat}
		} else if m >= 0 && that && own.Verb < 0 && !d.Reported(c) {
			return lead{m, clauseInfinitive}
		}
		that = false
	}
	for k := sent.Clauses.From; k < sent.Clauses.To; k++ {
		if c := &d.Clauses[k]; c.Units.From >= own.Units.To && !c.Below && s.level(c) > 0 {
			if m := s.speakerOf(c); m >= 0 {
				return lead{m, clauseBehind}
			}
		}
	}
	return lead{mention: -1}
}

// opensThat reports whether c is what somebody thinks or says.
func (s *scene) opensThat(c *parse.Predication) bool {
	u := &s.d.Units[c.Units.From]
	switch s.d.Text[u.Start:u.End] {
	case "dass", "daß", "ob", "wonach":
		return true
	}
	return false
}

// asSaid is the subject of a clause like "wie Holm, die Bürgermeisterin, sagte",
// or -1.
func (s *scene) asSaid(sent parse.Sentence) int {
	d := s.d
	for k := sent.Clauses.From; k < sent.Clauses.To; k++ {
		c := &d.Clauses[k]
		u := &d.Units[c.Units.From]
		if w := d.Text[u.Start:u.End]; u.Span >= 0 || w != "wie" && w != "Wie" {
			continue
		}
		m := s.mentionFrom(c.Units.From+1, c.Units.To)
		for j := k; m >= 0 && j < min(k+4, sent.Clauses.To); j++ {
			if c := &d.Clauses[j]; c.Verb >= 0 {
				if s.level(c) > 0 && c.Verb >= c.Units.To-2 {
					if j == k && c.Subject >= 0 {
						return int(c.Subject)
					}
					return m
				}
				break
			}
		}
	}
	return -1
}

// leadThread goes back over the sentences of the paragraph that report, to who
// has the word.
func (s *scene) leadThread(x *setting) lead {
	switch {
	case x.reported:
		return s.thread(x, threadReported)
	case x.own:
		if m := s.saidBehind(x); m >= 0 {
			return lead{m, sentenceBehind}
		}
		return s.thread(x, threadSpoken)
	}
	return lead{mention: -1}
}

// saidBehind is for “„…“ Das sagte Holm.”
func (s *scene) saidBehind(x *setting) int {
	d := s.d
	t := x.sentence + 1
	if t >= d.Paragraphs[x.paragraph].Sentences.To {
		return -1
	}
	sent := d.Sentences[t]
	u := &d.Units[sent.Units.From]
	switch d.Text[u.Start:u.End] {
	case "Das", "Dies", "So":
		if c := s.clauseAt(sent, sent.Units.From); c != nil && c.Verb == sent.Units.From+1 && s.level(c) > 0 {
			return s.speakerOf(c)
		}
	}
	return -1
}

func (s *scene) thread(x *setting, by leadKind) lead {
	d := s.d
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
			m := s.speakerOf(c)
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
	if subject < 0 && x.own && x.paragraph > 0 && x.sentence == p.Sentences.From {
		if p := d.Paragraphs[x.paragraph-1]; p.Sentences.To > p.Sentences.From {
			y := setting{sentence: p.Sentences.To, paragraph: x.paragraph - 1}
			return lead{s.thread(&y, by).mention, threadParagraph}
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
