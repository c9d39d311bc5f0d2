package parse

// How forms and places speak for a subject. The scores are of the order of
// their likelihood and no more than that.
const (
	surely      = 10 // er, man
	mostly      = 8  // der Mann, ein Mann
	often       = 7  // sie
	plainForm   = 6  // die Frau, Holm
	hardly      = 1  // der Regierung
	personally  = 2  // the more for words for people, the less for abstract ones
	wrongNumber = 5
	inFront     = 2 // of the verb
	rightBehind = 2 // it, without an article: sagt Holm
)

// likeSubject is how well the form of mention m suits the subject of the verb
// at unit v, 0 not at all.
func (d *Document) likeSubject(m, v int) int {
	x := &d.Mentions[m]
	if x.Kind == TimeName || d.tellsTime(x) {
		return 0
	}
	first, last := &d.Units[x.Units.From], &d.Units[x.Units.To-1]
	w, noun := d.Text[first.Start:first.End], d.Text[last.Start:last.End]
	score := plainForm
	switch {
	case first.Tag == Pronoun || x.Kind == Pro:
		score = d.pronounForm(first, w)
	case first.Tag == Determiner || first.Tag == Possessive:
		score = articleForm(w, noun)
	case first.Tag == Adjective && (ends(w, "em") || ends(w, "en") && d.singular(v)):
		score = 0
	}
	if score == 0 {
		return 0
	}
	switch {
	case d.personal(x):
		score += personally
	case abstract(noun):
		score -= personally
	}
	if surelyPlural(noun) && d.singular(v) {
		score -= wrongNumber
	}
	return max(score, 0)
}

// pronounForm is the score of pronoun w by its case.
func (d *Document) pronounForm(u *Unit, w string) int {
	switch w {
	case "er", "Er", "man", "Man", "ich", "Ich", "wir", "Wir", "wer", "Wer":
		return surely
	case "sie", "Sie":
		return often
	case "dem", "den", "denen":
		return 0
	}
	if u.Word.Flags.Has(Speaks) {
		return plainForm
	}
	return 0
}

// articleForm is the score of a noun with the article or the like w.
func articleForm(w, noun string) int {
	switch w {
	case "dieses", "Dieses", "jedes", "alles":
		return plainForm
	case "Der", "ein", "Ein":
		return mostly
	case "der":
		if ends(noun, "ung") {
			return hardly
		}
		return mostly
	}
	switch {
	case ends(w, "em"), ends(w, "en"), ends(w, "es"):
		return 0
	case ends(w, "er") && w != "ihr" && ends(noun, "ung"):
		return hardly
	}
	return plainForm
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

// singular reports whether the form of the verb at unit v is that of one.
func (d *Document) singular(v int) bool {
	u := &d.Units[v]
	w := d.Text[u.Start:u.End]
	return ends(w, "t") || ends(w, "te") || u.Word.Flags.Has(Auxiliary|Reported) && !ends(w, "en") && w != "sind"
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

// surelyPlural reports whether noun w can't be one of something.
func surelyPlural(w string) bool {
	for _, s := range [...]string{"ungen", "heiten", "keiten", "schaften", "innen", "ionen", "täten"} {
		if ends(w, s) {
			return true
		}
	}
	return false
}
