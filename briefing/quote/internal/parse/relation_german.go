package parse

import "slices"

// relateGerman finds the verb before its subject, or at the end of its clause.
func (d *Document) relateGerman(m *Mention, to int) {
	if m.Inverted >= 0 {
		m.Verb, m.Main = m.Inverted, d.finalVerb(m.Inverted, to)
		if d.nominative(m) && !d.hasSubject(m.Inverted) {
			m.Object = 0
		}
		return
	}
	last := -1
	for k := m.Units.To; k < min(m.Units.To+30, to); k++ {
		u := &d.Units[k]
		if u.Tag == Sign && (u.Rune == ',' || u.Rune == ';' || u.Rune == ':' || u.Rune == '.') {
			break
		}
		last = k
	}
	if last > 0 && d.Units[last].Tag.Finite() {
		m.Verb, m.Main = last, last
		m.Skip = m.Skip.with(SkipClause)
		if p := last - 1; d.Units[last].Word.Flags.Has(Auxiliary) && p >= m.Units.To && d.Units[p].Span < 0 && d.Units[p].Mention < 0 {
			m.Main = p // gesagt hatte
		}
	}
}

// finalVerb follows a German auxiliary to the end of its clause, where the verb
// stands that it helps.
func (d *Document) finalVerb(i, to int) int {
	main := i
	if u := &d.Units[i]; u.Tag != Modal && !u.Word.Flags.Has(Auxiliary) {
		return main
	}
	for k := i + 1; k < min(i+30, to); k++ {
		u := &d.Units[k]
		if u.Span >= 0 || u.Tag == Sign && u.Rune != '(' && u.Rune != ')' && u.Rune != '-' && u.Rune != '.' {
			break
		}
		switch u.Tag {
		case Verb, Participle, Infinitive:
			if !u.Word.Flags.Has(Auxiliary) {
				main = k
			}
		}
	}
	return main
}

// nominative reports whether m may be a subject by its first word.
func (d *Document) nominative(m *Mention) bool {
	u := &d.Units[m.Units.From]
	if u.Tag != Determiner && u.Tag != Possessive && u.Tag != Pronoun && u.Tag != Adjective {
		return true
	}
	w := d.Text[u.Start:u.End]
	if u.Tag == Pronoun {
		return u.Word.Flags.Has(Speaks)
	}
	return !ends(w, "em") && !ends(w, "en") && w != "des" && w != "eines"
}

// hasSubject reports whether a mention before verb v, in its sentence, is its
// subject.
func (d *Document) hasSubject(v int) bool {
	from := d.Sentences[d.Units[v].Sentence].Units.From
	for k := v - 1; k >= max(from, v-50); k-- {
		if i := d.Units[k].Mention; i >= 0 {
			m := &d.Mentions[i]
			if m.Verb == v && m.Subject {
				return true
			}
			k = m.Units.From
		}
	}
	return false
}

// germanSource looks for the ways in which German names who said it behind a
// preposition: in dem Antrag heißt es, von Kritikern als … bezeichnet, für Küng
// sei.
func (d *Document) germanSource(m *Mention, sentence Range) Source {
	if m.Units.From == sentence.From {
		return NoSource
	}
	switch u := &d.Units[m.Units.From-1]; d.Text[u.Start:u.End] {
	case "von", "vom":
		if d.sentenceHas(sentence, "wird", "wurde", "werden", "wurden", "worden") {
			return Agent
		}
	case "in", "In", "im", "Im", "auf", "Auf", "aus", "Aus":
		if d.sentenceHas(sentence, "heißt", "hieß", "lesen", "stand", "steht") {
			return OfAccount
		}
	case "für", "Für", "nach", "Nach":
		if m.Units.From-1 == sentence.From && m.Verb == m.Units.To {
			return Direct
		}
	}
	return NoSource
}

// sentenceHas reports whether a unit of the narration is one of words.
func (d *Document) sentenceHas(sentence Range, words ...string) bool {
	for k := sentence.From; k < min(sentence.To, sentence.From+100); k++ {
		if u := &d.Units[k]; u.Span < 0 && slices.Contains(words, d.Text[u.Start:u.End]) {
			return true
		}
	}
	return false
}
