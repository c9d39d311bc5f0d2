package parse

// Skips are the things skipped between a mention and its verb, in order, one
// in four bits from the right; only the first eight count.
type Skips uint32

// The things.
const (
	SkipAdverb Skips = iota + 1
	SkipBracket
	SkipComma
	SkipApposition
	SkipPhrase // preposition and mention
	SkipAnd    // and with a mention
	SkipWh
	SkipClause // all up to the verb at the clause's end
)

func (s Skips) with(x Skips) Skips { return s<<4 | x }

// First3 are the first three things, or fewer.
func (s Skips) First3() Skips {
	for s >= 1<<12 {
		s >>= 4
	}
	return s
}

// Has reports whether x was skipped.
func (s Skips) Has(x Skips) bool {
	for ; s > 0; s >>= 4 {
		if s&15 == x {
			return true
		}
	}
	return false
}

func (s Skips) full() bool { return s >= 1<<24 }

// walk goes right from m to its verb, over what may stand between.
func (d *Document) walk(m *Mention, to int) {
	for i := m.Units.To; i < to && !m.Skip.full(); {
		next, stop := d.step(m, i, to)
		if stop != 0 {
			m.Stop = stop
			return
		}
		i = next
	}
	m.Stop = ClassEnd
}

// step looks at unit i. It returns where to go on, or why to stop.
func (d *Document) step(m *Mention, i, to int) (next int, stop uint32) {
	u := &d.Units[i]
	switch {
	case u.Span >= 0:
		return 0, ClassStretch
	case u.Tag.Finite() || d.cueNow(m, u):
		m.Verb, m.Main = i, d.mainVerb(i, to)
		return 0, StopVerb
	case u.Tag == Adverb || u.Tag == Pronoun && d.reflexive(u):
		m.Skip = m.Skip.with(SkipAdverb)
		return i + 1, 0
	case u.Mention >= 0 && d.Mentions[u.Mention].Units.From == i && d.tellsTime(&d.Mentions[u.Mention]):
		m.Skip = m.Skip.with(SkipAdverb)
		return d.Mentions[u.Mention].Units.To, 0
	case u.Rune == '(' || u.Rune == '[':
		return d.overBracket(m, i, to)
	case u.Tag == Sign && (u.Rune == ',' || u.Rune == '—' || u.Rune == '–' || u.Rune == '-' && u.End-u.Start > 1):
		return d.overApposition(m, i, to)
	case u.Tag == Preposition && !d.isThat(u) || u.Tag == To:
		return d.overMention(m, i, to, SkipPhrase, u.Class)
	case d.Lang.Code == "de" && u.Mention >= 0 && d.genitiveAt(i):
		m.Skip = m.Skip.with(SkipPhrase)
		return d.Mentions[u.Mention].Units.To, 0
	case u.Tag == Conjunction:
		return d.overMention(m, i, to, SkipAnd, u.Class)
	case u.Tag == Wh:
		m.Skip = m.Skip.with(SkipWh)
		return i + 1, 0
	case u.Tag == Genitive:
		return 0, StopOwner
	case u.Tag == Gerund || u.Tag == Participle || u.Tag == Infinitive:
		m.Main = i
		return 0, ClassTag + uint32(u.Tag)
	}
	return 0, u.Class
}

// cueNow takes a cue word that isn't tagged finite for the verb where nothing
// but an adverb or an apposition parts it from the mention.
func (d *Document) cueNow(m *Mention, u *Unit) bool {
	if u.Tag != Participle && u.Tag != Infinitive || u.Word.Cue < 2 {
		return false
	}
	last := m.Skip & 15
	return m.Skip == 0 || last == SkipAdverb || last == SkipApposition
}

func (d *Document) isThat(u *Unit) bool { return d.Text[u.Start:u.End] == "that" }

func (d *Document) isWord(i int, w string) bool { return d.Text[d.Units[i].Start:d.Units[i].End] == w }

// tellsTime is for "Smith last week said".
func (d *Document) tellsTime(m *Mention) bool {
	return d.Units[m.Units.To-1].Word.Flags.Has(Time) && m.Units.Len() <= 3
}

// genitiveAt reports whether a mention that begins with a genitive article is
// at unit i: der Sprecher der Partei.
func (d *Document) genitiveAt(i int) bool {
	if d.Mentions[d.Units[i].Mention].Units.From != i {
		return false
	}
	switch d.Text[d.Units[i].Start:d.Units[i].End] {
	case "der", "des", "eines", "einer":
		return true
	}
	return false
}

// reflexive is for "Smith himself said".
func (d *Document) reflexive(u *Unit) bool {
	w := d.Text[u.Start:u.End]
	return ends(w, "self") || ends(w, "selves")
}

// mainVerb follows an auxiliary to the verb it helps.
func (d *Document) mainVerb(i, to int) int {
	main := i
	u := &d.Units[i]
	if d.Lang.Code == "de" {
		return d.finalVerb(i, to)
	}
	if u.Tag != Modal && !u.Word.Flags.Has(Auxiliary) {
		return main
	}
	for k := i + 1; k < min(i+6, to); k++ {
		u := &d.Units[k]
		switch u.Tag {
		case Adverb:
			continue
		case Verb, Participle, Infinitive, Gerund:
			main = k
			if u.Word.Flags.Has(Auxiliary) {
				continue
			}
		}
		break
	}
	return main
}

func (d *Document) overBracket(m *Mention, i, to int) (int, uint32) {
	for k := i; k < min(i+20, to); k++ {
		if r := d.Units[k].Rune; r == ')' || r == ']' {
			m.Skip = m.Skip.with(SkipBracket)
			return k + 1, 0
		}
	}
	return 0, StopBracket
}

// overApposition jumps from a comma or dash to its fellow, if a verb is there.
func (d *Document) overApposition(m *Mention, i, to int) (int, uint32) {
	sign := d.Units[i].Rune
	if sign == ',' && d.verbFollows(i+1, to) {
		m.Skip = m.Skip.with(SkipComma)
		return i + 1, 0
	}
	for k := i + 1; k < min(i+35, to-1); k++ {
		u, next := &d.Units[k], &d.Units[k+1]
		if u.Span >= 0 && k > i+1 && d.Units[k-1].Rune == ',' {
			break
		}
		closes := u.Rune == sign || sign == ',' && k > i+1 && d.endsInComma(u)
		if closes && (next.Tag.Finite() || next.Tag == Adverb || next.Word.Cue > 1) {
			m.Skip = m.Skip.with(SkipApposition)
			return k + 1, 0
		}
	}
	if i+1 < to {
		m.StopNext = d.Units[i+1].Class
	}
	return 0, d.Units[i].Class
}

// verbFollows reports whether nothing but adverbs parts unit i from a verb, or
// from what can't be the rest of an apposition: later said, but not later saying.
func (d *Document) verbFollows(i, to int) bool {
	from := i
	for i < to && d.Units[i].Tag == Adverb {
		i++
	}
	return i < to && (d.Units[i].Tag.Finite() || i > from && d.Units[i].Tag != Gerund)
}

// endsInComma is for the comma that American marks hold: host of “Open Court,” said.
func (d *Document) endsInComma(u *Unit) bool {
	return u.Span >= 0 && LastSign(d.Text[u.Start:u.End]) == ','
}

// overMention jumps over a small word and the mention behind it.
func (d *Document) overMention(m *Mention, i, to int, what Skips, class uint32) (int, uint32) {
	if i+1 < to && d.Units[i+1].Mention >= 0 {
		m.Skip = m.Skip.with(what)
		return d.Mentions[d.Units[i+1].Mention].Units.To, 0
	}
	return 0, class
}

// leaveClause finds the verb behind a relative clause that no comma sets off:
// an official who asked not to be named said.
func (d *Document) leaveClause(m *Mention, to int) {
	if m.Units.To >= to || d.Units[m.Units.To].Tag != Wh && !d.isThat(&d.Units[m.Units.To]) {
		return
	}
	for k := m.Main + 1; k < min(m.Main+25, to); k++ {
		u := &d.Units[k]
		if u.Span >= 0 || u.Tag == Sign || u.Tag == Conjunction || u.Tag == Wh {
			return
		}
		if u.Tag == Verb && u.Word.Cue > 1 && d.Units[k-1].Tag != Pronoun && d.Units[k-1].Tag != Wh {
			m.Verb, m.Main, m.Skip = k, k, Skips(0).with(SkipClause)
			return
		}
	}
}
