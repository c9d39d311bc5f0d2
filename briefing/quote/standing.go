package quote

import "newsbrief/briefing/quote/internal/parse"

// standing is what a mention's place in its clause is worth: who said something
// says more, what was said of others is soon forgotten.
func (ns *names) standing(x *parse.Mention) float64 {
	switch {
	case ns.asked(x):
		return 3
	case ns.embedded(x):
		return float64(btoi(x.Subject))
	case ns.behindCue(x):
		return 3
	case !x.Subject:
		return 0
	case ns.asks(x.Main):
		return 1 // what follows is the answer
	case ns.d.Units[x.Main].Word.Cue >= 2:
		return 3
	case ns.inClause(x):
		return 1.4
	}
	return 2.4
}

// asked reports whether somebody asks x, who will answer.
func (ns *names) asked(x *parse.Mention) bool { return x.Inverted >= 0 && ns.asks(x.Inverted) }

// asks reports whether unit i is a verb that puts a question to somebody.
func (ns *names) asks(i int) bool {
	us := ns.d.Units
	return us[i].Word.Flags.Has(parse.Asks) && i+1 < len(us) && us[i+1].Mention >= 0
}

// inClause reports whether x is the subject of a clause that only leads up to
// the sentence: While Holm had left, ...
func (ns *names) inClause(x *parse.Mention) bool {
	k := x.Units.From - 1
	return x.Subject && k >= ns.d.Sentences[x.Sentence].Units.From && ns.d.Units[k].Word.Flags.Has(parse.Clause)
}

// leads reports whether x is the first mention of its sentence, or the first
// subject behind a clause that only leads up to it.
func (ns *names) leads(x *parse.Mention) bool {
	if ns.inClause(x) {
		return false
	}
	if x.Rank == 0 {
		return true
	}
	ms := ns.d.Sentences[x.Sentence].Mentions
	for k := ms.From; k < ms.From+min(x.Rank, 10); k++ {
		if y := &ns.d.Mentions[k]; y.Subject && !ns.inClause(y) {
			return false
		}
	}
	return x.Subject && x.Rank <= 10
}

// embedded reports whether x is in what somebody else said: Lee said Holm had
// left; Holm had left, Lee said.
func (ns *names) embedded(x *parse.Mention) bool {
	s := &ns.d.Sentences[x.Sentence]
	if c := ns.closing(s); c >= 0 && ns.d.Mentions[c].Units.From > x.Units.From {
		return ns.d.Mentions[c].Last != x.Last || x.Last == 0
	}
	if x.Units.From > 0 && ns.d.Units[x.Units.From-1].Rune == ',' {
		return false
	}
	for k := s.Mentions.From; k < min(s.Mentions.To, s.Mentions.From+10); k++ {
		y := &ns.d.Mentions[k]
		if y.Units.From >= x.Units.From {
			return false
		}
		if y.Subject && y.Main < x.Units.From && ns.d.Units[y.Main].Word.Cue >= 2 && (y.Last == 0 || y.Last != x.Last) {
			return true
		}
	}
	return false
}

// closes reports whether x is who said all that comes before in its sentence.
func (ns *names) closes(x *parse.Mention) bool {
	c := ns.closing(&ns.d.Sentences[x.Sentence])
	return c >= 0 && &ns.d.Mentions[c] == x
}

// closingWords is how much may follow a closing "Lee said", as "the mayor of
// Exford" does.
const closingWords = 16

// closing is the mention in a sentence's last clause that gives all before it
// to somebody: ..., Lee said on Monday. It is -1 where there is none.
func (ns *names) closing(s *parse.Sentence) int {
	d, us := ns.d, ns.d.Units
	for k := s.Mentions.To - 1; k >= max(s.Mentions.From, s.Mentions.To-4); k-- {
		m := &d.Mentions[k]
		verb, from := m.Main, m.Units.From
		if m.Inverted >= 0 {
			verb, from = m.Inverted, m.Inverted
		} else if !m.Subject {
			continue
		}
		if us[verb].Word.Cue < 2 || !ns.runsOut(max(verb+1, m.Units.To), s.Units.To) {
			continue
		}
		if from-1 <= s.Units.From || us[from-1].Rune != ',' || ns.apposes(m, k) {
			continue
		}
		if next := k + 1; m.Owner && next < s.Mentions.To && d.Mentions[next].Units.From == m.Units.To+1 {
			return next // noted the paper's Ann Lee
		}
		return k
	}
	return -1
}

// runsOut reports whether a sentence ends soon after unit i, without another
// verb.
func (ns *names) runsOut(i, to int) bool {
	for k := i; k < to; k++ {
		if k-i >= closingWords || ns.d.Units[k].Tag.Finite() || ns.d.Units[k].Span >= 0 {
			return false
		}
	}
	return true
}

// apposes reports whether m, which is mention k, only says what the subject
// before it is: Ann Lee, the mayor, said.
func (ns *names) apposes(m *parse.Mention, k int) bool {
	if m.Inverted >= 0 || k == 0 {
		return false
	}
	y := &ns.d.Mentions[k-1]
	return y.Sentence == m.Sentence && y.Main == m.Main
}

// behindCue is for "said Ann Lee", "according to Ann Lee", "said the paper's
// Ann Lee" and "said master of ceremonies Ann Lee".
func (ns *names) behindCue(x *parse.Mention) bool {
	us, from := ns.d.Units, ns.d.Sentences[x.Sentence].Units.From
	if x.Inverted >= 0 {
		return us[x.Inverted].Word.Cue >= 2
	}
	k := x.Units.From - 1
	if k-1 < from {
		return false
	}
	if us[k].Tag == parse.To && us[k-1].Word.Flags.Has(parse.According) {
		return true
	}
	if us[k-1].Mention < 0 {
		return false
	}
	y := &ns.d.Mentions[us[k-1].Mention]
	switch {
	case us[k].Tag == parse.Genitive:
	case us[k].Tag == parse.Preposition && y.Last == 0 && x.Kind == parse.Mixed:
	default:
		return false
	}
	return y.Inverted >= 0 && us[y.Inverted].Word.Cue >= 2
}
