package parse

// A Predication is a part of a German sentence with at most one finite verb,
// cut at signs and where a second verb is joined to the first. German puts its
// verbs at fixed places, so that whose verb it is can be told without a parser.
type Predication struct {
	Units   Range
	Verb    int   // unit of its finite verb, or -1
	Main    int   // unit of the verb that carries the meaning, or -1
	Subject int32 // the mention that is its subject, or -1
	Below   bool  // it depends on another one: dass, weil, der
	Joined  bool  // it goes on with the subject of the one before: und sagte
}

// Reported reports whether c's verb is in the mood of what somebody else said.
func (d *Document) Reported(c *Predication) bool {
	return c.Verb >= 0 && d.Units[c.Verb].Word.Flags.Has(Reported)
}

// readClauses finds the clauses of p's sentences, their verbs and subjects.
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
			if c.Subject >= 0 && d.Mentions[c.Subject].Clause < 0 {
				d.Mentions[c.Subject].Clause = i
			}
		}
	}
}

// cutClauses cuts the units of a sentence.
func (d *Document) cutClauses(units Range) {
	from := units.From
	verb, helped := false, false
	cut := func(to, next int) {
		if to > from {
			d.Clauses = append(d.Clauses, Predication{Units: Range{from, to}, Verb: -1, Main: -1, Subject: -1})
		}
		from, verb, helped = next, false, false
	}
	for i := units.From; i < units.To; i++ {
		u := &d.Units[i]
		switch {
		case u.Span >= 0:
		case u.Tag == Sign && (clauseSign(u.Rune) && !d.openCompound(i, units.From) || i+1 == units.To):
			cut(i, i+1)
		case u.Tag == Conjunction && verb && d.joinsVerb(i, units.To, helped):
			cut(i, i)
		case d.finite(u):
			helped = helped || !verb && d.auxiliary(u)
			verb = true
		}
	}
	cut(units.To, units.To)
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
// before, alone or with a subject of its own. Where the one before is helped,
// a verb that ends the clause belongs to it.
func (d *Document) joinsVerb(i, to int, helped bool) bool {
	k := i + 1
	if k < to && d.Units[k].Mention >= 0 {
		k = d.Mentions[d.Units[k].Mention].Units.To
	}
	for k < to && k < i+4 && d.Units[k].Tag == Adverb {
		k++
	}
	if k >= to || !d.finite(&d.Units[k]) {
		return false
	}
	last := k+1 >= to || d.Units[k+1].Span < 0 && d.Units[k+1].Tag == Sign
	return !(helped && last && k > i+1)
}

// openCompound reports whether unit i is the hyphen of a compound that ends in
// another: Partei- und Fraktionschef.
func (d *Document) openCompound(i, from int) bool {
	u := &d.Units[i]
	return u.Rune == '-' && i > from && d.Units[i-1].End == u.Start
}

// finite reports whether u may be a finite verb. "so" is listed as one for
// what it does behind a quotation.
func (d *Document) finite(u *Unit) bool {
	return u.Span < 0 && u.Mention < 0 && u.Tag.Finite() && !u.Word.Flags.Has(According)
}

// auxiliary reports whether verb u leaves the meaning to another one.
func (d *Document) auxiliary(u *Unit) bool { return u.Tag == Modal || u.Word.Flags.Has(Auxiliary) }
