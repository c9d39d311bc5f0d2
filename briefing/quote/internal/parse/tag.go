package parse

// A Tag is a word's class, coarse and guessed: rules of a page give the
// speaker models all that a trained tagger would.
type Tag uint8

// The tags. Quoted stands for a whole marked stretch.
const (
	None Tag = iota
	Name
	Noun
	Plural
	Adjective
	Number
	Determiner
	Pronoun
	Possessive // his, her, their
	Wh         // who, which, when
	Preposition
	To
	Conjunction
	Modal
	Verb // finite
	Infinitive
	Gerund
	Participle
	Adverb
	Genitive // 's
	Sign
	Quoted
)

// Nounlike reports whether a word of the class can belong to a noun phrase
// after its determiner.
func (t Tag) Nounlike() bool {
	return t == Noun || t == Plural || t == Name || t == Adjective || t == Number
}

// Finite reports whether the class carries a sentence.
func (t Tag) Finite() bool { return t == Verb || t == Modal }

// tag sets the tags of one paragraph's tokens.
func (d *Document) tag(tokens []Token) {
	if d.Lang.Code == "de" {
		d.tagGerman(tokens)
		return
	}
	for i := range tokens {
		t := &tokens[i]
		prev := None
		if i > 0 {
			prev = tokens[i-1].Tag
		}
		t.Tag = d.tagOf(t, prev, opensSentence(tokens, i))
	}
	if d.Lang.Code == "en" {
		d.mendEnglish(tokens)
	}
}

// tagOf is the first rule that holds for t.
func (d *Document) tagOf(t *Token, prev Tag, first bool) Tag {
	switch {
	case t.Sign:
		return Sign
	case t.Word.Tag == Genitive && (prev == Pronoun || prev == Wh):
		return Verb // he's, who's
	case t.Digit:
		return Number
	case t.Upper && d.surnames.has(t.Hash):
		return Name
	case t.Word.Tag != None && (first || !t.Upper || d.Text[t.Start:t.End] == "I"):
		return t.Word.Tag
	case t.Upper && first && d.Lang.Code == "en" && d.commonWord(t):
		return englishTag(d.Text[t.Start:t.End], prev)
	case t.Upper && !(first && t.Word.Flags.Has(Speaks)): // "One of them"
		return Name
	case d.Lang.Code != "en":
		return d.foreignTag(t, prev)
	}
	return englishTag(d.Text[t.Start:t.End], prev)
}

// foreignTag serves the languages without endings of their own here: their
// rules ask for names, pronouns and cue words only.
func (d *Document) foreignTag(t *Token, prev Tag) Tag {
	switch {
	case t.Word.Cue > 0:
		return Verb
	case t.Word.Flags.Has(Role | Title):
		return Noun
	case d.Lang.Code == "ar" && (prev == Verb || prev == Noun || prev == Name):
		return Name // no capitals there: a name is what follows a verb or a title
	}
	return None
}

func ends(w, suffix string) bool {
	return len(w) >= len(suffix) && w[len(w)-len(suffix):] == suffix
}

// opensSentence reports whether token i may be capitalised for its place only.
func opensSentence(tokens []Token, i int) bool {
	if i == 0 {
		return true
	}
	p := &tokens[i-1]
	if !p.Sign || p.Mark && i > 1 && tokens[i-2].Rune == ',' { // “…,” Will wrote
		return false
	}
	switch p.Rune {
	case ',', '-', '–', '—', '(', '\'', '’', ')', '/', '&':
		return false
	}
	return true
}
