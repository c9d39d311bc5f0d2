package parse

// A Source is how words like "according to" name a mention as the source.
type Source uint8

// The ways.
const (
	NoSource      Source = iota
	Direct               // laut Müller, according to Miller
	AccountItself        // nach Angaben: what the source gave
	Agent                // as described by Miller
	OfAccount            // nach Angaben der Polizei
)

// source looks for words that name mention i a source.
func (d *Document) source(i int) Source {
	m := &d.Mentions[i]
	sentence := d.Sentences[m.Sentence].Units
	from := m.Units.From
	if from > sentence.From && d.Units[from-1].Tag == To {
		from--
	}
	behind := m.Units.To < sentence.To && d.Units[m.Units.To].Word.Flags.Has(According) // dem Bericht zufolge
	before := from > sentence.From && d.Units[from-1].Word.Flags.Has(According) && d.Units[from-1].Span < 0
	switch last := d.Units[m.Units.To-1].Word.Flags; {
	case (before || behind) && last.Has(Account):
		return AccountItself
	case before || behind && d.Lang.Code == "de":
		return Direct
	case from-1 > sentence.From && d.Units[from-1].Tag == Preposition && d.Units[from-2].Word.Cue > 0 && d.isWord(from-1, "by"):
		return Agent
	case d.Lang.Code == "de" && m.Object != 0:
		return d.germanSource(m, sentence)
	case m.Owner && m.Object != 0 && m.Units.To+1 < sentence.To && d.Units[m.Units.To+1].Word.Flags.Has(Account):
		return OfAccount // in Smith's view
	case i > 0 && d.Mentions[i-1].Source == AccountItself && m.Units.From-d.Mentions[i-1].Units.To <= 1:
		return OfAccount
	}
	return NoSource
}
