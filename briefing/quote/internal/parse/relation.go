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
	Source   Source // how it is named a source without a verb
}

// Values of Stop and Object that are no word's class.
const (
	StopVerb     = ClassEnd + 100
	StopOwner    = StopVerb + 1
	ObjectOfVerb = StopVerb + 2
	StopBracket  = StopVerb + 3
)

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
	if m.Verb >= 0 && m.Skip.Has(SkipWh) && d.Lang.Code == "en" {
		d.leaveClause(m, sentence.To)
	}
	if m.Verb >= 0 && m.Object != 0 && d.opensClause(m) {
		m.Object = 0
	}
	m.Source = d.source(i)
	m.Subject = m.Verb >= 0 && !m.Skip.Has(SkipWh) && m.Object == 0 && !m.Owner
}

// opensClause tells "after Smith resigned" from "after the vote": a verb comes
// with no other mention before it.
func (d *Document) opensClause(m *Mention) bool {
	return d.Units[m.Units.From-1].Word.Flags.Has(Clause) && !m.Skip.Has(SkipPhrase) && !m.Skip.Has(SkipComma) && !m.Skip.Has(SkipWh)
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
