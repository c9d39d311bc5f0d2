package quote

import "newsbrief/briefing/quote/internal/parse"

// resolve returns the named mention that u's speaker stands for, or -1, and
// how sure that is.
func (ns *names) resolve(u *utterance) (int, float64) {
	m := &ns.d.Mentions[u.mention]
	if m.Last != 0 && m.Kind != parse.TimeName {
		if ns.bareTitle(m) {
			return -1, 1
		}
		if owned := ns.ownedPerson(m); owned != nil {
			return ns.apposed(owned), 1
		}
		return u.mention, 1
	}
	if m.Kind != parse.Pro {
		return ns.apposed(m), 1
	}
	w := ns.d.Units[m.Units.From].Word.Flags
	if w.Has(parse.He | parse.She) {
		return ns.antecedent(u, w)
	}
	return ns.oneOf(m), 1
}

// ownedPerson is the coach of "Exford's coach": who speaks is not the owner.
func (ns *names) ownedPerson(m *parse.Mention) *parse.Mention {
	us, k := ns.d.Units, m.Units.To+1
	if !m.Owner || k >= len(us) || us[k].Mention < 0 {
		return nil
	}
	x := &ns.d.Mentions[us[k].Mention]
	if x.Sentence != m.Sentence || !us[x.Units.To-1].Word.Flags.Has(parse.Title) {
		return nil
	}
	return x
}

// oneOf is the name behind "one of them," and "another,", or -1.
func (ns *names) oneOf(m *parse.Mention) int {
	us, k := ns.d.Units, m.Units.To
	if us[m.Units.From].Tag == parse.Pronoun || us[m.Units.From].Tag == parse.Wh {
		return -1
	}
	if k+1 < len(us) && us[k].Tag == parse.Preposition && us[k+1].Mention >= 0 {
		m = &ns.d.Mentions[us[k+1].Mention]
	}
	return ns.apposed(m)
}

// apposed is the name right behind a role or in front of it, with or without a
// comma: the mayor, Ann Lee; Ann Lee, the mayor. It is -1 where another word
// comes between.
func (ns *names) apposed(m *parse.Mention) int {
	us, s := ns.d.Units, ns.d.Sentences[m.Sentence].Units
	to := s.To
	if k := m.Units.From - 2; k >= s.From && us[k+1].Rune == ',' && us[k].Mention >= 0 {
		if x := &ns.d.Mentions[us[k].Mention]; x.Kind == parse.Two || x.Kind == parse.Three {
			return int(us[k].Mention)
		}
	}
	i := m.Units.To
	if x := ns.office(m, to); x >= 0 {
		return x
	}
	if i < to && us[i].Rune == ',' {
		i++
	}
	if i >= to || us[i].Mention < 0 {
		return -1
	}
	x := &ns.d.Mentions[us[i].Mention]
	if x.Kind != parse.Two && x.Kind != parse.Three || x.Units.To < to && us[x.Units.To].Tag != parse.Sign {
		return -1
	}
	return int(us[i].Mention)
}

// office is the name behind a role that goes on: master of ceremonies Ann Lee.
// A friend of actress Ann Lee is somebody else.
func (ns *names) office(m *parse.Mention, to int) int {
	us, i := ns.d.Units, m.Units.To+1
	if m.Last != 0 || i >= to || us[i-1].Tag != parse.Preposition || us[i].Mention < 0 {
		return -1
	}
	x := &ns.d.Mentions[us[i].Mention]
	if x.Kind != parse.Mixed || ns.speaksOfRole(x.Units.From, ns.nameStart(x)) {
		return -1
	}
	return int(us[i].Mention)
}

// bareTitle reports whether m is a title alone, or with what it is of: the
// President, US President. It is nobody's name.
func (ns *names) bareTitle(m *parse.Mention) bool {
	at := ns.nameStart(m)
	last := ns.d.Units[m.Units.To-1].Word.Flags
	if at == m.Units.To-1 {
		return last.Has(parse.Title | parse.Role)
	}
	return last.Has(parse.Title) && last.Has(parse.Person|parse.Role) && !ns.d.Units[at].Word.Flags.Has(parse.Male|parse.Female)
}
