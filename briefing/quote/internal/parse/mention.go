package parse

// A Mention is a noun phrase that may be who speaks: a name, a role, a pronoun.
type Mention struct {
	Start, End int // byte offsets
	Paragraph  int
	Sentence   int
	Units      Range
	Kind       MentionKind
	Head       uint64 // hash of its last word
	Last       uint64 // for names, the hash that the same name's other mentions share; else 0
	Rank       int    // its place among the sentence's mentions, from 0

	Clause int // the clause whose subject it is, or -1; German only

	Relation
}

// A MentionKind is what a mention looks like.
type MentionKind uint8

// The kinds. One to Capitals are names, Bare to TheirPlural roles.
const (
	Pro MentionKind = iota // a pronoun; Head says which
	One                    // one capitalised word
	Two
	Three
	Titled
	The       // the Guardian
	Mixed     // campaign manager Robby Mook
	Capitals  // one word in capitals
	TimeName  // Monday
	Bare      // a role without determiner
	Definite  // with one
	Possessed // his spokesman
	BarePlural
	DefinitePlural
	PossessedPlural
)

// Named reports whether the mention is a name, of whatever kind.
func (k MentionKind) Named() bool { return One <= k && k <= TimeName }

// Group is the kind seen from afar.
func (m *Mention) Group(d *Document) Group {
	switch {
	case m.Kind == TimeName:
		return GroupTime
	case m.Kind.Named():
		return GroupName
	case m.Kind != Pro:
		return GroupRole
	case d.Units[m.Units.From].Word.Flags.Has(He | She | They):
		return GroupThird
	}
	return GroupPronoun
}

// A Group of mention kinds.
type Group uint8

// The groups.
const (
	GroupPronoun Group = iota
	GroupThird
	GroupName
	GroupRole
	GroupTime
)

// findMentions finds the mentions of paragraph p, in order.
func (d *Document) findMentions(para int) {
	p := &d.Paragraphs[para]
	p.Mentions.From = len(d.Mentions)
	for i := p.Units.From; i < p.Units.To; {
		end := i + 1
		if d.standsAlone(i, p.Units.To) {
			d.addMention(para, i, end, Pro)
		} else if end = d.phraseEnd(i, p.Units.To); end > i {
			d.addMention(para, i, end, d.phraseKind(i, end))
		} else {
			end = i + 1
		}
		i = end
	}
	p.Mentions.To = len(d.Mentions)
	d.rank(p)
	d.classify(p)
}

// standsAlone reports whether unit i is a pronoun that speaks: "many" does,
// "many voters" is a phrase.
func (d *Document) standsAlone(i, to int) bool {
	u := &d.Units[i]
	if !u.Word.Flags.Has(Speaks) {
		return false
	}
	switch u.Tag {
	case Pronoun, Wh:
		return true
	case Number, Determiner, Adjective, Noun, Plural, None:
		if d.Lang.Code == "de" && u.Tag == Determiner && d.isArticle(u) {
			return false
		}
		return i+1 >= to || !d.Units[i+1].Tag.Nounlike()
	}
	return false
}

// isArticle is for German, whose articles may be relative pronouns too.
func (d *Document) isArticle(u *Unit) bool {
	switch d.Text[u.Start:u.End] {
	case "der", "die", "das", "Der", "Die", "Das":
		return true
	}
	return false
}

// phraseEnd returns the end of the noun phrase that starts at unit i, or i.
func (d *Document) phraseEnd(i, to int) int {
	noun := -1
	for j := i; j < to && d.Units[j].Sentence == d.Units[i].Sentence; j++ {
		u := &d.Units[j]
		prev := None
		if j > i {
			prev = d.Units[j-1].Tag
		}
		switch {
		case noun >= 0 && (d.namesAround(j, to) || d.officeFollows(j, to)):
		case u.Tag == Determiner || u.Tag == Possessive:
			if noun >= 0 {
				return noun + 1
			}
		case u.Tag == Noun || u.Tag == Plural || u.Tag == Name, u.Tag == Number && prev == Determiner && d.hyphenated(u):
			noun = j
		case u.Tag == Adjective || u.Tag == Number || (u.Tag == Participle || u.Tag == Adverb) && prev == Determiner:
			if noun >= 0 && u.Tag != Number && d.Units[noun].Tag != Name {
				return noun + 1
			}
		default:
			return max(i, noun+1)
		}
	}
	return max(i, noun+1)
}

// namesAround reports whether unit j is a small word between two names:
// Charles de Gaulle.
func (d *Document) namesAround(j, to int) bool {
	if !d.Units[j].Word.Flags.Has(Particle) || j+1 >= to {
		return false
	}
	left, right := j-1, j+1
	if d.Units[left].Word.Flags.Has(Particle) { // von der
		left--
	}
	if right+1 < to && d.Units[right].Word.Flags.Has(Particle) {
		right++
	}
	if left < 0 || d.Units[left].Tag != Name || d.Units[right].Tag != Name {
		return false
	}
	return d.Lang.Code != "de" || d.Units[left].Word.Flags.Has(Male|Female)
}

// officeFollows reports whether unit j is the "of" of a Secretary of State
// whose name comes next.
func (d *Document) officeFollows(j, to int) bool {
	return j+2 < to && d.Units[j].Tag == Preposition && d.Units[j-1].Word.Flags.Has(Title) &&
		d.Units[j+1].Word.Flags.Has(Office) && d.Units[j+1].Tag.Nounlike() && d.Units[j+2].Tag == Name
}

// hyphenated is for "the 46-year-old".
func (d *Document) hyphenated(u *Unit) bool {
	for i := u.Start; i < u.End; i++ {
		if d.Text[i] == '-' {
			return true
		}
	}
	return false
}

func (d *Document) addMention(para, from, to int, kind MentionKind) {
	u, last := &d.Units[from], &d.Units[to-1]
	m := Mention{Start: int(u.Start), End: int(last.End), Paragraph: para, Sentence: int(u.Sentence),
		Units: Range{from, to}, Kind: kind, Head: last.Hash, Clause: -1}
	if kind.Named() {
		m.Last = last.Hash
		for k := to - 1; k >= from && last.Tag == Number; k-- {
			if d.Units[k].Tag == Name {
				m.Last = d.Units[k].Hash
				break
			}
		}
		if d.word(m.Last).Flags.Has(Time) {
			m.Kind = TimeName
		}
	}
	for k := from; k < to; k++ {
		d.Units[k].Mention = int32(len(d.Mentions))
	}
	d.Mentions = append(d.Mentions, m)
}

func (d *Document) word(hash uint64) Word { return d.Lang.word(hash) }

// phraseKind tells names from roles and their sorts apart.
func (d *Document) phraseKind(from, to int) MentionKind {
	first, last := &d.Units[from], &d.Units[to-1]
	if last.Tag == Name {
		return d.nameKind(from, to)
	}
	kind := Bare
	switch first.Tag {
	case Determiner:
		kind = Definite
	case Possessive:
		kind = Possessed
	}
	if last.Tag == Plural {
		kind += BarePlural - Bare
	}
	return kind
}

func (d *Document) nameKind(from, to int) MentionKind {
	names, titled, lower := 0, false, false
	for k := from; k < to; k++ {
		u := &d.Units[k]
		if u.Tag == Name {
			names++
		}
		titled = titled || k < to-1 && u.Word.Flags.Has(Title)
		lower = lower || !u.Upper && u.Tag != Number
	}
	switch {
	case titled:
		return Titled
	case d.Units[from].Tag == Determiner:
		return The
	case lower:
		return Mixed
	case names > 2:
		return Three
	case names == 2:
		return Two
	case d.allCapitals(&d.Units[to-1]):
		return Capitals
	}
	return One
}

func (d *Document) allCapitals(u *Unit) bool {
	for i := u.Start; i < u.End; i++ {
		if c := d.Text[i]; 'a' <= c && c <= 'z' || c >= 0x80 {
			return false
		}
	}
	return u.End-u.Start > 1
}

// rank counts the mentions of each of p's sentences.
func (d *Document) rank(p *Paragraph) {
	k := p.Mentions.From
	for s := p.Sentences.From; s < p.Sentences.To; s++ {
		from := k
		for k < p.Mentions.To && d.Mentions[k].Sentence == s {
			d.Mentions[k].Rank = k - from
			k++
		}
		d.Sentences[s].Mentions = Range{from, k}
	}
}

// classify sets what the models see of p's units.
func (d *Document) classify(p *Paragraph) {
	for i := p.Units.From; i < p.Units.To; i++ {
		u := &d.Units[i]
		switch {
		case u.Span >= 0:
			u.Class = ClassStretch
		case u.Mention >= 0:
			u.Class = ClassMention
		case u.Tag.Nounlike():
			u.Class = ClassTag + uint32(u.Tag)
		default:
			u.Class = WordClass(u.Hash)
		}
		switch {
		case u.Word.Cue > 0:
			u.Kind = KindCue + uint32(u.Word.Cue)
		case u.Word.Flags.Has(Reported):
			u.Kind = KindReported
		case u.Word.Flags.Has(Auxiliary):
			u.Kind = KindAux
		default:
			u.Kind = KindTag + uint32(u.Tag)
		}
	}
}
