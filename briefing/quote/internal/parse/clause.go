package parse

// A Predication is a part of a German sentence with at most one finite verb, cut at
// signs and where a second verb is joined to the first.
type Predication struct {
	Units   Range
	Verb    int   // unit of its finite verb, or -1
	Main    int   // unit of the verb that carries the meaning, or -1
	Subject int32 // the mention that is its subject, or -1
	Below   bool  // it depends on another clause: dass, weil, der
	Joined  bool  // it goes on with the subject of the one before: und sagte
}

// Reported reports whether the clause's verb is in the mood of what somebody
// else said.
func (d *Document) Reported(c *Predication) bool {
	return c.Verb >= 0 && d.Units[c.Verb].Word.Flags.Has(Reported)
}

// readClauses finds the clauses of p's sentences, and their subjects.
func (d *Document) readClauses(p *Paragraph) {
	for s := p.Sentences.From; s < p.Sentences.To; s++ {
		from := len(d.Clauses)
		d.cutClauses(d.Sentences[s].Units)
		d.Sentences[s].Clauses = Range{from, len(d.Clauses)}
		for i := from; i < len(d.Clauses); i++ {
			d.findVerb(i, from)
		}
		for i := from; i < len(d.Clauses); i++ {
			c := &d.Clauses[i]
			c.Subject = int32(d.subjectOf(i, from))
			if c.Subject >= 0 {
				m := &d.Mentions[c.Subject]
				if m.Clause < 0 {
					m.Clause = i
				}
			}
		}
	}
}

// cutClauses cuts the units of a sentence.
func (d *Document) cutClauses(units Range) {
	from := units.From
	add := func(to int) {
		if to > from {
			d.Clauses = append(d.Clauses, Predication{Units: Range{from, to}, Verb: -1, Main: -1, Subject: -1})
		}
		from = to
	}
	verb, helped := false, false
	for i := units.From; i < units.To; i++ {
		u := &d.Units[i]
		switch {
		case u.Span >= 0:
		case u.Tag == Sign && (clauseSign(u.Rune) || i+1 == units.To):
			add(i)
			from, verb, helped = i+1, false, false
		case u.Tag == Conjunction && verb && d.joinsVerb(i, units.To, helped):
			add(i)
			verb, helped = false, false
		case d.finite(u):
			helped = helped || !verb && (u.Tag == Modal || u.Word.Flags.Has(Auxiliary))
			verb = true
		}
	}
	add(units.To)
}

// clauseSign reports whether a sign parts clauses.
func clauseSign(r rune) bool {
	switch r {
	case ',', ';', ':', '–', '—', '-', '(', ')', '[', ']':
		return true
	}
	return false
}

// joinsVerb reports whether the conjunction at unit i joins a verb to the one
// before, alone or with a subject of its own. After an auxiliary, helped, the
// verb at the end of the clause is still to come.
func (d *Document) joinsVerb(i, to int, helped bool) bool {
	k := i + 1
	if k < to && d.Units[k].Mention >= 0 {
		k = d.Mentions[d.Units[k].Mention].Units.To
	}
	for k < to && k < i+4 && d.Units[k].Tag == Adverb {
		k++
	}
	if i > 0 && ends(d.Text[d.Units[i-1].Start:d.Units[i-1].End], "-") {
		return false // Partei- und Fraktionschef
	}
	return k < to && d.finite(&d.Units[k]) && !(helped && k > i+1 && d.endsClause(k+1, to))
}

// endsClause reports whether nothing of its clause follows before unit i.
func (d *Document) endsClause(i, to int) bool {
	return i >= to || d.Units[i].Span < 0 && d.Units[i].Tag == Sign
}

// finite reports whether u may be a finite verb; "so" counts as one elsewhere.
func (d *Document) finite(u *Unit) bool {
	return u.Span < 0 && u.Mention < 0 && u.Tag.Finite() && !u.Word.Flags.Has(According)
}

// findVerb finds the verb of clause i, where from is the sentence's first.
func (d *Document) findVerb(i, from int) {
	c := &d.Clauses[i]
	first := d.head(c)
	c.Joined = d.Units[c.Units.From].Tag == Conjunction
	c.Below = d.depends(c, first, i > from)
	if c.Below {
		c.Verb = d.lastFinite(c)
	} else {
		c.Verb = d.firstFinite(c)
	}
	if c.Verb < 0 {
		return
	}
	c.Main = c.Verb
	u := &d.Units[c.Verb]
	if u.Tag != Modal && !u.Word.Flags.Has(Auxiliary) {
		return
	}
	if c.Below && c.Verb > c.Units.From {
		if p := &d.Units[c.Verb-1]; p.Span < 0 && p.Mention < 0 && (p.Tag == Verb || p.Tag == Participle || p.Tag == Infinitive) {
			c.Main = c.Verb - 1
		}
		return
	}
	c.Main = d.finalVerb(c.Verb, d.Sentences[u.Sentence].Units.To)
}

// head is the first unit of c behind conjunctions and adverbs.
func (d *Document) head(c *Predication) int {
	i := c.Units.From
	for i < c.Units.To-1 && d.Units[i].Span < 0 && (d.Units[i].Tag == Conjunction || d.Units[i].Tag == Adverb) {
		i++
	}
	return i
}

// depends reports whether c, which begins with unit first, depends on another
// clause.
func (d *Document) depends(c *Predication, first int, inside bool) bool {
	u := &d.Units[first]
	if u.Span >= 0 {
		return false
	}
	switch {
	case u.Tag == Wh || u.Word.Flags.Has(Clause):
		return d.surelyDepends(u) || d.endsInVerb(c)
	case inside && u.Tag == Preposition && first+1 < c.Units.To:
		n := &d.Units[first+1]
		return n.Span < 0 && (n.Tag == Wh || n.Tag == Determiner && (n.Mention < 0 || d.Mentions[n.Mention].Units.Len() == 1)) && d.endsInVerb(c)
	case inside && u.Tag == Determiner && (u.Mention < 0 || d.Mentions[u.Mention].Units.Len() == 1):
		return d.endsInVerb(c)
	}
	return false
}

// surelyDepends is for words that open nothing but clauses.
func (d *Document) surelyDepends(u *Unit) bool {
	switch d.Text[u.Start:u.End] {
	case "als", "wie", "während", "bis", "seit", "da", "was", "wo", "Als", "Wie", "Während", "Bis", "Seit", "Da", "Was", "Wo", "bevor":
		return false
	}
	return true
}

func (d *Document) endsInVerb(c *Predication) bool {
	u := &d.Units[c.Units.To-1]
	return d.finite(u)
}

func (d *Document) firstFinite(c *Predication) int {
	for k := c.Units.From; k < c.Units.To; k++ {
		if d.finite(&d.Units[k]) {
			return k
		}
	}
	return -1
}

func (d *Document) lastFinite(c *Predication) int {
	for k := c.Units.To - 1; k >= c.Units.From; k-- {
		if d.finite(&d.Units[k]) {
			return k
		}
	}
	return -1
}
