package parse

// subjectOf finds the mention that is the subject of clause i, or -1.
func (d *Document) subjectOf(i, from int) int {
	c := &d.Clauses[i]
	if c.Verb < 0 {
		return -1
	}
	if c.Below {
		return d.belowSubject(c)
	}
	front := d.frontOf(i, from)
	if front < 0 && c.Joined && d.opensWithVerb(c) {
		if k := d.mainBefore(i, from); k >= 0 {
			return int(d.Clauses[k].Subject)
		}
	}
	best, most := -1, 0
	if front >= 0 {
		best, most = front, d.likeSubject(front, c.Verb)
		if most > 0 {
			most += 2
		}
	}
	seen := 0
	for k := c.Verb + 1; k < c.Units.To && seen < 3; k++ {
		u := &d.Units[k]
		if u.Mention < 0 {
			if u.Span >= 0 || d.finite(u) {
				break
			}
			continue
		}
		m := int(u.Mention)
		k = d.Mentions[m].Units.To - 1
		if d.governed(m) {
			continue
		}
		seen++
		p := d.likeSubject(m, c.Verb) - seen
		if x := &d.Mentions[m]; p > 0 && x.Units.From == c.Verb+1 && d.Units[x.Units.From].Tag == Name {
			p += 2 // sagt Holm
		}
		if p > most {
			best, most = m, p
		}
	}
	if most <= 0 {
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
	for k := i - 1; k >= from; k-- {
		if c := &d.Clauses[k]; !c.Below && c.Verb >= 0 {
			return k
		}
	}
	return -1
}

// frontOf is the mention that holds the place before the verb of clause i, or
// -1 where a phrase, a quotation or a clause does.
func (d *Document) frontOf(i, from int) int {
	c := &d.Clauses[i]
	k := d.head(c)
	if k < c.Verb {
		if m := d.Units[k].Mention; m >= 0 && d.Units[k].Span < 0 {
			return int(m)
		}
		return -1
	}
	if c.Joined {
		return -1
	}
	// X, the Y of Z, who is W, said
	first := i
	for first > from && (d.Clauses[first-1].Below || d.Clauses[first-1].Verb < 0) {
		first--
	}
	for ; first < i; first++ {
		f := &d.Clauses[first]
		if f.Below {
			return -1
		}
		k := d.head(f)
		if u := &d.Units[k]; u.Span < 0 && u.Mention >= 0 {
			return int(u.Mention)
		}
		return -1
	}
	return -1
}

// governed reports whether mention m hangs on a preposition or on the noun
// before it.
func (d *Document) governed(m int) bool {
	x := &d.Mentions[m]
	k := x.Units.From - 1
	if k < 0 || d.Units[k].Sentence != d.Units[x.Units.From].Sentence {
		return false
	}
	u := &d.Units[k]
	if u.Span >= 0 {
		return false
	}
	return (u.Tag == Preposition || u.Tag == To) && !u.Word.Flags.Has(Clause) || u.Mention >= 0 && d.genitiveAt(x.Units.From)
}

// belowSubject is the subject of a clause that depends on another: the first
// mention that may be one, and before pronouns of relation those that can't be
// anything else.
func (d *Document) belowSubject(c *Predication) int {
	best, most := -1, 0
	seen := 0
	for k := c.Units.From; k < c.Units.To && seen < 4; k++ {
		u := &d.Units[k]
		if u.Mention < 0 {
			continue
		}
		m := int(u.Mention)
		k = d.Mentions[m].Units.To - 1
		if d.governed(m) {
			continue
		}
		p := d.likeSubject(m, c.Verb) - seen
		seen++
		if p > most {
			best, most = m, p
		}
	}
	return best
}

// likeSubject is how well the form of mention m suits the subject of the verb
// v, 0 not at all.
func (d *Document) likeSubject(m, v int) int {
	x := &d.Mentions[m]
	if x.Kind == TimeName || d.tellsTime(x) {
		return 0
	}
	u := &d.Units[x.Units.From]
	w := d.Text[u.Start:u.End]
	score := 6
	switch {
	case u.Tag == Pronoun || x.Kind == Pro:
		switch w {
		case "er", "Er", "man", "Man", "ich", "Ich", "wir", "Wir", "wer", "Wer":
			score = 10
		case "sie", "Sie":
			score = 7
		case "es", "Es":
			score = 6
		case "die", "das", "der", "welche", "welcher", "welches":
			score = 6
		case "dem", "den", "denen":
			return 0
		default:
			if !u.Word.Flags.Has(Speaks) {
				return 0
			}
		}
	case u.Tag == Determiner || u.Tag == Possessive:
		if ends(w, "em") || ends(w, "en") || ends(w, "es") && w != "dieses" && w != "Dieses" && w != "jedes" && w != "alles" || w == "des" {
			if w == "den" || ends(w, "en") && !singular(d, v) {
				return 0
			}
			return 0
		}
		if (w == "der" || ends(w, "er") && w != "ihr") && x.Units.From > 0 && ends(d.Text[u.Start:d.Units[x.Units.To-1].End], "ung") {
			return 1 // der Regierung: not the subject
		}
		if w == "der" || w == "Der" || w == "ein" || w == "Ein" {
			score = 8
		}
	case u.Tag == Adjective && (ends(w, "em") || ends(w, "en") && singular(d, v)):
		return 0
	}
	last := &d.Units[x.Units.To-1]
	switch {
	case d.personal(x):
		score += 2
	case abstract(d.Text[last.Start:last.End]):
		score -= 2
	}
	if surelyPlural(d.Text[last.Start:last.End]) && singular(d, v) {
		score -= 5
	}
	return max(score, 0)
}

// singular reports whether the form of verb v is that of one.
func singular(d *Document, v int) bool {
	u := &d.Units[v]
	w := d.Text[u.Start:u.End]
	return ends(w, "te") || ends(w, "t") || u.Word.Flags.Has(Auxiliary|Reported) && !ends(w, "en") && w != "sind"
}

// surelyPlural reports whether noun w can't be one of something.
func surelyPlural(w string) bool {
	return ends(w, "ungen") || ends(w, "heiten") || ends(w, "keiten") || ends(w, "schaften") || ends(w, "innen") || ends(w, "ionen") || ends(w, "täten")
}

// personal reports whether a word of mention x is one for people or bodies.
func (d *Document) personal(x *Mention) bool {
	for k := x.Units.From; k < x.Units.To; k++ {
		if d.Units[k].Word.Flags.Has(Role | Title | Organisation | Male | Female) {
			return true
		}
	}
	return false
}

// abstract reports whether noun w, by its ending, is the name of no person.
func abstract(w string) bool {
	for _, s := range [...]string{"ung", "heit", "keit", "ion", "nis", "ismus", "tum"} {
		if ends(w, s) {
			return true
		}
	}
	return surelyPlural(w)
}
