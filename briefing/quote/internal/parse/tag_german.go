package parse

import "strings"

// tagGerman knows nouns by their capital, and adjectives by what they stand
// between.
func (d *Document) tagGerman(tokens []Token) {
	for i := range tokens {
		t := &tokens[i]
		prev := None
		if i > 0 {
			prev = tokens[i-1].Tag
		}
		switch {
		case t.Sign:
			t.Tag = Sign
		case t.Digit:
			t.Tag = Number
		case d.germanNoun(tokens, i):
			t.Tag = Name
		case t.Word.Tag == Determiner && d.relative(tokens, i):
			t.Tag = Wh
		case t.Word.Tag != None:
			t.Tag = t.Word.Tag
		case t.Word.Cue >= 2:
			t.Tag = Verb
		default:
			if d.subjunctive(tokens, i, prev) {
				t.Tag = Verb
				t.Word.Flags |= Reported
				continue
			}
			next := i+1 < len(tokens) && d.germanNoun(tokens, i+1)
			t.Tag = germanTag(d.Text[t.Start:t.End], prev, next)
		}
	}
	for i := 1; i+1 < len(tokens); i++ {
		prev, next := &tokens[i-1], &tokens[i+1]
		noun := prev.Tag == Name || prev.Tag == Pronoun || prev.Tag == Wh
		if tokens[i].Tag == Infinitive && tokens[i].Word.Tag == None && noun && !next.Sign && next.Tag != Conjunction && !next.Tag.Finite() {
			tokens[i].Tag = Verb // die Bewohner sehen alles
		}
	}
}

// germanNoun reports whether token i is a noun. At the start of a sentence a
// capital says nothing; there a listed word is none, nor is one that the
// article also has in lower case.
func (d *Document) germanNoun(tokens []Token, i int) bool {
	t := &tokens[i]
	if !t.Upper || t.Sign {
		return !t.Sign && d.capitalInside(t)
	}
	if !opensSentence(tokens, i) {
		return !d.straySmall(tokens, i)
	}
	w := d.Text[t.Start:t.End]
	adverb := ends(w, "lich") || ends(w, "weise") || ends(w, "seits") || ends(w, "mals") || ends(w, "dings") || predicative(w)
	return t.Word.Tag == None && t.Word.Cue < 2 && !d.lower.has(t.Hash) && !adverb
}

// relative tells the article der from the pronoun in ", der gestern kam": that
// follows a comma and has another small word behind it.
func (d *Document) relative(tokens []Token, i int) bool {
	if i < 2 || i+1 >= len(tokens) || tokens[i-1].Rune != ',' || tokens[i-2].Sign && tokens[i-2].Rune != ')' {
		return false
	}
	switch d.Text[tokens[i].Start:tokens[i].End] {
	case "der", "die", "das", "welcher", "welche", "welches":
		next := &tokens[i+1]
		return next.Word.Tag != None && next.Word.Tag != Genitive || next.Mark
	}
	return false
}

func germanTag(w string, prev Tag, nounNext bool) Tag {
	inflected := ends(w, "er") || ends(w, "en") || ends(w, "es") || ends(w, "em") || ends(w, "e")
	afterDeterminer := prev == Determiner || prev == Possessive || prev == Adjective
	switch {
	case afterDeterminer && !ends(w, "te"), nounNext && inflected && prev != Name:
		return Adjective
	case ends(w, "te") || ends(w, "ten") || ends(w, "t"):
		if len(w) > 2 && w[:2] == "ge" || separated(w) {
			return Participle
		}
		return Verb
	case ends(w, "en"):
		return Infinitive
	}
	return Adverb
}

// separated reports whether w is a participle whose "ge" follows a prefix:
// angekündigt.
func separated(w string) bool {
	for _, p := range [...]string{"an", "ab", "auf", "aus", "bei", "ein", "fest", "her", "hin", "mit", "nach", "um", "vor", "weg", "zu", "zurück"} {
		if len(w) > len(p)+5 && w[:len(p)] == p && w[len(p):len(p)+2] == "ge" {
			return true
		}
	}
	return false
}

// subjunctive reports whether token i is a verb in the mood of reported speech
// by its ending and its place: er lebe hier, weil er hier lebe.
func (d *Document) subjunctive(tokens []Token, i int, prev Tag) bool {
	t := &tokens[i]
	w := d.Text[t.Start:t.End]
	if t.Upper || !ends(w, "e") || ends(w, "te") || len(w) < 4 {
		return false
	}
	if prev == Pronoun {
		return true
	}
	last := i+1 == len(tokens) || tokens[i+1].Rune == ',' || tokens[i+1].Rune == '.'
	return last && prev != Determiner && prev != Possessive && prev != Conjunction && prev != Sign
}

// predicative reports whether w, which opens a sentence, is an adjective without
// an ending or a participle: Kritisch sieht das Holm. Nouns that end so are few.
func predicative(w string) bool {
	switch {
	case ends(w, "end"):
		return !ends(w, "bend") && !ends(w, "gend") && !ends(w, "tzend") && !ends(w, "usend")
	case ends(w, "isch"):
		return len(w) > len("Fleisch")
	case ends(w, "ig"):
		return !ends(w, "nig") && !ends(w, "fig") && !ends(w, "sig") && len(w) > 5
	}
	return ends(w, "haft") && !ends(w, "schaft") || ends(w, "voll") || ends(w, "los")
}

// capitalInside is for compounds with a part in lower case: die tagesschau-App.
func (d *Document) capitalInside(t *Token) bool {
	w := d.Text[t.Start:t.End]
	i := strings.LastIndexByte(w, '-')
	return i > 0 && startsUpper(w[i+1:])
}

// straySmall reports whether token i is a small word whose capital inside a
// sentence shows that one begins: behind a heading that has no full stop. Only
// words that are nobody's name count.
func (d *Document) straySmall(tokens []Token, i int) bool {
	if tokens[i-1].Tag != Name || i+1 == len(tokens) || tokens[i+1].Sign || tokens[i+1].Tag.Finite() {
		return false
	}
	switch d.Text[tokens[i].Start:tokens[i].End] {
	case "Am", "Auch", "Auf", "Außerdem", "Bei", "Bereits", "Dabei", "Damit", "Durch", "Für", "Gestern", "Heute", "Im",
		"In", "Inzwischen", "Mit", "Nach", "Nachdem", "Seit", "Trotz", "Während", "Zudem", "Zum", "Zur":
		return true
	}
	return false
}
