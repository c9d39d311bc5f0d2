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
	behind := m.Units.To < sentence.To && d.Units[m.Units.To].Word.Flags.Has(According) && d.namesSource(i, m.Units.To) // dem Bericht zufolge
	before := from > sentence.From && d.namesSource(i, from-1) && d.Units[from-1].Word.Flags.Has(According) && d.Units[from-1].Span < 0
	switch last := d.Units[m.Units.To-1].Word.Flags; {
	case d.Lang.Code == "de" && d.accountBefore(i):
		return OfAccount
	case (before || behind || d.Lang.Code == "de" && from > sentence.From && (d.isWord(from-1, "aus") || d.isWord(from-1, "Aus"))) && last.Has(Account):
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

// namesSource reports whether unit k before mention i can name it a source. In
// German "nach" does so before what somebody gave only, not before what was
// earlier; "so" stands behind a sign and before nothing but the name.
func (d *Document) namesSource(i, k int) bool {
	if d.Lang.Code != "de" {
		return true
	}
	m, u := &d.Mentions[i], &d.Units[k]
	switch d.Text[u.Start:u.End] {
	case "nach", "Nach":
		return d.Units[m.Units.To-1].Word.Flags.Has(Account)
	case "so", "So":
		if k == m.Units.To {
			return false
		}
		sentence := d.Sentences[m.Sentence].Units
		first := &d.Units[m.Units.From]
		return k > sentence.From && (d.Units[k-1].Tag == Sign || d.Units[k-1].Span >= 0) &&
			m.Units.From == k+1 && (m.Units.To == sentence.To || !d.Units[m.Units.To].Tag.Finite()) && first.Tag != Adjective && first.Tag != Participle
	}
	return true
}

// accountBefore reports whether mention i is whose account the one before it is:
// nach Angaben der Polizei, nach Ansicht von Holm.
func (d *Document) accountBefore(i int) bool {
	if i == 0 || d.Mentions[i-1].Source != AccountItself {
		return false
	}
	m := &d.Mentions[i]
	gap := m.Units.From - d.Mentions[i-1].Units.To
	if gap == 1 {
		u := &d.Units[m.Units.From-1]
		return d.isWord(m.Units.From-1, "von") || d.isWord(m.Units.From-1, "vom") || u.Tag == Determiner
	}
	return gap == 0
}
