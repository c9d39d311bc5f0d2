package parse

// findVerb finds the verb of clause i, where from is the sentence's first: a
// clause that depends on another has it at its end, any other as early as can
// be.
func (d *Document) findVerb(i, from int) {
	c := &d.Clauses[i]
	c.Joined = d.Units[c.Units.From].Tag == Conjunction
	c.Below = d.depends(c, d.head(c), i > from)
	for k := c.Units.From; k < c.Units.To; k++ {
		if d.finite(&d.Units[k]) {
			c.Verb = k
			if !c.Below {
				break
			}
		}
	}
	c.Main = c.Verb
	if c.Verb < 0 || !d.auxiliary(&d.Units[c.Verb]) {
		return
	}
	if !c.Below {
		c.Main = d.finalVerb(c.Verb, d.Sentences[d.Units[c.Verb].Sentence].Units.To)
		return
	}
	if c.Verb > c.Units.From {
		switch p := &d.Units[c.Verb-1]; p.Tag {
		case Verb, Participle, Infinitive:
			if p.Span < 0 && p.Mention < 0 {
				c.Main = c.Verb - 1 // gesagt hatte
			}
		}
	}
}

// head is the first unit of c behind conjunctions and adverbs.
func (d *Document) head(c *Predication) int {
	i := c.Units.From
	for i < c.Units.To-1 && d.Units[i].Span < 0 && (d.Units[i].Tag == Conjunction || d.Units[i].Tag == Adverb) {
		i++
	}
	return i
}

// depends reports whether c, whose first unit of weight is first, depends on
// another clause. Pronouns of relation do so inside a sentence only: there,
// with no noun of their own, articles are such.
func (d *Document) depends(c *Predication, first int, inside bool) bool {
	u := &d.Units[first]
	switch {
	case u.Span >= 0:
		return false
	case u.Tag == Wh || u.Word.Flags.Has(Clause):
		return d.surelyDepends(u) || d.endsInVerb(c)
	case !inside:
		return false
	case u.Tag == Preposition && first+1 < c.Units.To:
		n := &d.Units[first+1]
		return n.Span < 0 && (n.Tag == Wh || d.aloneArticle(n)) && d.endsInVerb(c)
	}
	return d.aloneArticle(u) && d.endsInVerb(c)
}

// aloneArticle reports whether u is an article without a noun.
func (d *Document) aloneArticle(u *Unit) bool {
	return u.Tag == Determiner && (u.Mention < 0 || d.Mentions[u.Mention].Units.Len() == 1)
}

// surelyDepends is for words that open nothing but clauses.
func (d *Document) surelyDepends(u *Unit) bool {
	switch d.Text[u.Start:u.End] {
	case "als", "wie", "während", "bis", "seit", "da", "was", "wo", "bevor",
		"Als", "Wie", "Während", "Bis", "Seit", "Da", "Was", "Wo":
		return false
	}
	return true
}

func (d *Document) endsInVerb(c *Predication) bool { return d.finite(&d.Units[c.Units.To-1]) }
