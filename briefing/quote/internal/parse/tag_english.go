package parse

// englishTag guesses by ending and by the word before.
func englishTag(w string, prev Tag) Tag {
	switch {
	case ends(w, "n't") || ends(w, "n’t"):
		return Verb
	case ends(w, "ly"):
		return Adverb
	case ends(w, "ing"):
		return Gerund
	case ends(w, "ed"):
		return Verb
	case (prev == Modal || prev == To) && !plural(w):
		return Infinitive
	case ends(w, "ous") || ends(w, "ful") || ends(w, "ive") || ends(w, "al") || ends(w, "ic"):
		return Adjective
	case !plural(w):
		return Noun
	case prev == Name || prev == Pronoun || prev == Wh:
		return Verb
	}
	return Plural
}

// plural reports whether w ends like one; verbs of the third person do too.
func plural(w string) bool {
	return ends(w, "s") && !ends(w, "ss") && !ends(w, "us") && !ends(w, "is")
}

// commonWord reports whether t, which begins a sentence, has its capital for
// that only.
func (d *Document) commonWord(t *Token) bool {
	if d.upper.has(t.Hash) || t.Word.Flags.Has(Male|Female|Title) {
		return false
	}
	w := d.Text[t.Start:t.End]
	return d.lower.has(t.Hash) || len(w) > 5 && (ends(w, "ly") || ends(w, "ing") || ends(w, "ed"))
}

// mendEnglish looks again at the words whose tags need the word behind.
func (d *Document) mendEnglish(tokens []Token) {
	for i := range tokens {
		t := &tokens[i]
		prev, next := None, None
		if i > 0 {
			prev = tokens[i-1].Tag
		}
		if i+1 < len(tokens) {
			next = tokens[i+1].Tag
		}
		switch w := d.Text[t.Start:t.End]; {
		case t.Upper || t.Sign || t.Word.Tag != None:
		case t.Tag == Verb && ends(w, "ed") && d.describes(tokens, i, prev, next):
			t.Tag = Adjective
		case t.Tag == Verb && ends(w, "ed") && (prev == Noun || prev == Plural || prev == Name) && d.isBy(tokens, i+1):
			t.Tag = Participle // a statement released by
		case t.Tag == Gerund && next.Nounlike() && next != Name && (prev == Determiner || prev == Possessive || prev == Number || prev == Adjective):
			t.Tag = Adjective // the gambling tycoon
		case t.Tag == Plural && prev == Adverb && i > 1 && tokens[i-2].Tag.Nounlike() && tokens[i-2].Tag != Adjective:
			t.Tag = Verb // the ad then cuts
		case t.Tag == Verb && plural(w) && t.Word.Cue == 0 && (next.Finite() || i+1 < len(tokens) && tokens[i+1].Upper && tokens[i+1].Word.Flags.Has(Title)):
			t.Tag = Plural // party officials were
		case (t.Tag == Noun || t.Tag == Adjective) && prev == Verb && d.helps(&tokens[i-1]):
			t.Tag = Infinitive // doesn't surprise
		case t.Tag == Infinitive && i > 1 && tokens[i-2].Word.Flags.Has(According):
			t.Tag = Noun
		case t.Tag == Noun && i > 0 && manyPeople(d.Text[tokens[i-1].Start:tokens[i-1].End]) && prev == Pronoun,
			t.Tag == Noun && prev == Plural && (next == Determiner || next == Pronoun || next == Possessive),
			t.Tag == Plural && t.Word.Cue > 0 && prev == Noun && (next == Determiner || next == Pronoun || next == Possessive || next == Sign || next == Name):
			t.Tag = Verb // they want, children use a, the lawsuit alleges that
		case t.Tag == Noun && t.Word.Cue > 1 && (prev == Plural || prev == Pronoun || prev == Wh) && next != Verb:
			t.Tag = Verb // critics claim
		}
	}
}

// describes reports whether token i, which ends in -ed, belongs to the noun
// behind it: a retired surgeon, said retired surgeon Ben Carson.
func (d *Document) describes(tokens []Token, i int, prev, next Tag) bool {
	if !next.Nounlike() || next == Number {
		return false
	}
	switch prev {
	case Determiner, Possessive, Genitive, Adjective, Number:
		return true
	case Preposition:
		return next != Name
	case Verb:
		return tokens[i-1].Word.Cue > 0
	}
	return false
}

func (d *Document) isBy(tokens []Token, i int) bool {
	return i < len(tokens) && d.Text[tokens[i].Start:tokens[i].End] == "by"
}

// manyPeople reports whether a verb behind the pronoun has no ending.
func manyPeople(w string) bool {
	switch w {
	case "I", "we", "We", "you", "You", "they", "They":
		return true
	}
	return false
}

// helps reports whether a verb in its plain form follows t.
func (d *Document) helps(t *Token) bool {
	w := d.Text[t.Start:t.End]
	return ends(w, "n't") || ends(w, "n’t") || w == "do" || w == "does" || w == "did"
}
