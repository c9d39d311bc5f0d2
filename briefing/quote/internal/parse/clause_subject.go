package parse

// subjectOf finds the mention that is the subject of clause i, or -1. from is
// the sentence's first clause.
func (d *Document) subjectOf(i, from int) int {
	c := &d.Clauses[i]
	switch {
	case c.Verb < 0:
		return -1
	case c.Below:
		return d.likeliestSubject(c, c.Units.From, -1, 0)
	}
	front := d.frontOf(i, from)
	if front < 0 {
		if k := d.mainBefore(i, from); k >= 0 && c.Joined && d.opensWithVerb(c) {
			return int(d.Clauses[k].Subject)
		}
		return d.likeliestSubject(c, c.Verb+1, -1, 0)
	}
	score := d.likeSubject(front, c.Verb)
	if score > 0 {
		score += inFront
	}
	return d.likeliestSubject(c, c.Verb+1, front, score)
}

// tried is how many mentions are tried for a subject.
const tried = 4

// likeliestSubject is the mention from unit from on whose form suits the
// subject best, the earlier the better, unless best with its score does so
// more. None is -1.
func (d *Document) likeliestSubject(c *Predication, from, best, score int) int {
	seen := 0
	for k := from; k < c.Units.To && seen < tried; k++ {
		u := &d.Units[k]
		if u.Mention < 0 {
			if !c.Below && (u.Span >= 0 || d.finite(u)) {
				break
			}
			continue
		}
		m := int(u.Mention)
		k = d.Mentions[m].Units.To - 1
		if d.governed(m) {
			continue
		}
		p := d.likeSubject(m, c.Verb) - seen
		if !c.Below {
			if first := d.Mentions[m].Units.From; p > 0 && first == c.Verb+1 && d.Units[first].Tag == Name {
				p += rightBehind
			}
			p--
		}
		seen++
		if p > score {
			best, score = m, p
		}
	}
	if score <= 0 {
		return -1
	}
	return best
}

// opensWithVerb reports whether nothing but small words stand before the verb.
func (d *Document) opensWithVerb(c *Predication) bool {
	for k := c.Units.From; k < c.Verb; k++ {
		if u := &d.Units[k]; u.Span >= 0 || u.Tag != Conjunction && u.Tag != Adverb {
			return false
		}
	}
	return true
}

// mainBefore is the nearest clause before i that doesn't depend on another and
// has a verb, or -1.
func (d *Document) mainBefore(i, from int) int {
	for k := i - 1; k >= max(from, i-nearClauses); k-- {
		if c := &d.Clauses[k]; !c.Below && c.Verb >= 0 {
			return k
		}
	}
	return -1
}

// nearClauses is how many clauses are looked at before one. No sentence has
// more; texts made to be slow do.
const nearClauses = 20

// frontOf is the mention that holds the place before the verb of clause i, or
// -1 where a phrase, a quotation or a clause does. It may stand clauses before:
// Holm, Sprecherin der Stadt, die gestern kam, sagte.
func (d *Document) frontOf(i, from int) int {
	c := &d.Clauses[i]
	if k := d.head(c); k < c.Verb {
		return d.mentionAt(k)
	}
	if c.Joined {
		return -1
	}
	first := i
	for first > max(from, i-nearClauses) && (d.Clauses[first-1].Below || d.Clauses[first-1].Verb < 0) {
		first--
	}
	if f := &d.Clauses[first]; first < i && !f.Below {
		return d.mentionAt(d.head(f))
	}
	return -1
}

// mentionAt is the mention that unit k is part of, or -1.
func (d *Document) mentionAt(k int) int {
	if u := &d.Units[k]; u.Span < 0 {
		return int(u.Mention)
	}
	return -1
}

// governed reports whether mention m hangs on a preposition or, in the
// genitive, on the noun before it.
func (d *Document) governed(m int) bool {
	first := d.Mentions[m].Units.From
	k := first - 1
	if k < 0 || d.Units[k].Span >= 0 || d.Units[k].Sentence != d.Units[first].Sentence {
		return false
	}
	u := &d.Units[k]
	if u.Tag == Preposition || u.Tag == To {
		return !u.Word.Flags.Has(Clause)
	}
	return u.Mention >= 0 && d.genitiveAt(first)
}
