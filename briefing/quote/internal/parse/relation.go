package parse

// A Relation is how a mention stands to its verb and its neighbours.
type Relation struct {
	Verb     int    // unit of the finite verb it leads to, or -1
	Main     int    // unit of the main verb behind auxiliaries, or -1
	Inverted int    // unit of a verb right before it, or -1
	Skip     Skips  // what stands between mention and verb
	Stop     uint32 // class of what ended the search; StopVerb where a verb did
	StopNext uint32 // class of the unit behind a comma or dash that did
	Prev     uint32 // class of the unit before it, ClassStart at a sentence's start
	Next     uint32 // class of the unit behind it, ClassEnd at its end
	Object   uint32 // class of the preposition before it; ObjectOfVerb; else 0
	Owner    bool   // 's follows
	Subject  bool   // the verb is its own
}

// Values of Stop and Object that are no word's class.
const (
	StopVerb     = ClassEnd + 100
	StopOwner    = StopVerb + 1
	ObjectOfVerb = StopVerb + 2
	StopBracket  = StopVerb + 3
)

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

// relate finds the relation of mention i.
func (d *Document) relate(i int) {
	m := &d.Mentions[i]
	m.Verb, m.Main, m.Inverted = -1, -1, -1
	d.lookBack(m)
	sentence := d.Sentences[m.Sentence].Units
	m.Next = ClassEnd
	if m.Units.To < sentence.To {
		u := &d.Units[m.Units.To]
		m.Next = u.Class
		m.Owner = u.Tag == Genitive
	}
	d.walk(m, sentence.To)
	if m.Verb < 0 && d.Lang.Code == "de" {
		d.relateGerman(m, sentence.To)
	}
	m.Subject = m.Verb >= 0 && !m.Skip.Has(SkipWh) && m.Object == 0 && !m.Owner
}

// lookBack reads the unit before m.
func (d *Document) lookBack(m *Mention) {
	m.Prev = ClassStart
	if m.Units.From == d.Sentences[m.Sentence].Units.From {
		return
	}
	u := &d.Units[m.Units.From-1]
	m.Prev = u.Class
	if u.Span >= 0 {
		return
	}
	switch u.Tag {
	case Preposition, To:
		m.Object = u.Class
	case Verb, Participle:
		m.Object, m.Inverted = ObjectOfVerb, m.Units.From-1
	case Modal:
		m.Inverted = m.Units.From - 1
	case Infinitive, Gerund:
		m.Object = ObjectOfVerb
	}
}

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
	case u.Tag == Adverb:
		m.Skip = m.Skip.with(SkipAdverb)
		return i + 1, 0
	case u.Rune == '(' || u.Rune == '[':
		return d.overBracket(m, i, to)
	case u.Tag == Sign && (u.Rune == ',' || u.Rune == '—' || u.Rune == '–' || u.Rune == '-' && u.End-u.Start > 1):
		return d.overApposition(m, i, to)
	case u.Tag == Preposition && !d.isThat(u) || u.Tag == To:
		return d.overMention(m, i, to, SkipPhrase, u.Class)
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

// relateGerman finds the verb before its subject, or at the end of its clause.
func (d *Document) relateGerman(m *Mention, to int) {
	if m.Inverted >= 0 {
		m.Verb, m.Main = m.Inverted, d.finalVerb(m.Inverted, to)
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
		if u.Span >= 0 || u.Tag == Sign && u.Rune != '(' && u.Rune != ')' && u.Rune != '-' {
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
	if i+1 < to && sign == ',' && (d.Units[i+1].Tag.Finite() || d.Units[i+1].Tag == Adverb) {
		m.Skip = m.Skip.with(SkipComma)
		return i + 1, 0
	}
	for k := i + 1; k < min(i+35, to-1); k++ {
		u, next := &d.Units[k], &d.Units[k+1]
		if u.Span >= 0 && k > i+1 && d.Units[k-1].Rune == ',' {
			break
		}
		if u.Rune == sign && (next.Tag.Finite() || next.Tag == Adverb || next.Word.Cue > 1) {
			m.Skip = m.Skip.with(SkipApposition)
			return k + 1, 0
		}
	}
	if i+1 < to {
		m.StopNext = d.Units[i+1].Class
	}
	return 0, d.Units[i].Class
}

// overMention jumps over a small word and the mention behind it.
func (d *Document) overMention(m *Mention, i, to int, what Skips, class uint32) (int, uint32) {
	if i+1 < to && d.Units[i+1].Mention >= 0 {
		m.Skip = m.Skip.with(what)
		return d.Mentions[d.Units[i+1].Mention].Units.To, 0
	}
	return 0, class
}
