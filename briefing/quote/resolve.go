package quote

import (
	"strings"

	"newsbrief/briefing/quote/internal/parse"
)

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

// bareTitle reports whether m is a title alone: nobody's name.
func (ns *names) bareTitle(m *parse.Mention) bool {
	at := ns.nameStart(m)
	return at == m.Units.To-1 && ns.d.Units[at].Word.Flags.Has(parse.Title|parse.Role)
}

// antecedent looks back for whom a pronoun stands for.
func (ns *names) antecedent(u *utterance, pronoun parse.Flags) (int, float64) {
	m := &ns.d.Mentions[u.mention]
	said := ns.d.Text[ns.d.Spans[u.span].Start:ns.d.Spans[u.span].End]
	best, second, score := -1, -100.0, -100.0
	taken := false
	for k := u.mention - 1; k >= max(0, u.mention-150); k-- {
		x := &ns.d.Mentions[k]
		if m.Paragraph-x.Paragraph > 6 {
			break
		}
		e := ns.byLast[x.Last]
		if e == nil || e.person <= 0 || x.Kind == parse.Capitals || x.Kind == parse.The || ns.clashes(x, e, pronoun) {
			continue
		}
		s := ns.near(x, m, e)
		if e.outvoted(pronoun) {
			s -= 2 // a relative whose first name tells nothing
		}
		if x.Last == ns.prev && !taken {
			s += 1.2
		}
		taken = taken || x.Last != ns.prev && x.Subject && x.Rank == 0 && !ns.embedded(x) && !ns.asks(x.Main) // somebody else has the floor since
		if strings.Contains(said, ns.d.Text[ns.d.Units[x.Units.To-1].Start:x.End]) {
			s -= 3
		}
		switch {
		case s > score && (best < 0 || ns.d.Mentions[best].Last != x.Last):
			best, second, score = k, score, s
		case s > score:
			best, score = k, s
		case s > second && ns.d.Mentions[best].Last != x.Last:
			second = s
		}
	}
	if score-second < 1 {
		return best, 0.75
	}
	return best, 0.95
}

// clashes reports whether x can't be who the pronoun stands for: by its own
// first name if that says, else by all that is known of the last name's bearers.
func (ns *names) clashes(x *parse.Mention, e *entity, pronoun parse.Flags) bool {
	own, named := ns.form(x)
	if named && own.flags.Has(parse.Male|parse.Female) {
		return own.clashes(pronoun)
	}
	if _, other := e.full(func(f *form) bool { return f.agrees(pronoun) }); other && !named {
		return false
	}
	return !named && e.outvoted(pronoun)
}

// outvoted reports whether all that is known of the last name's bearers speaks
// against the pronoun.
func (e *entity) outvoted(pronoun parse.Flags) bool {
	return pronoun.Has(parse.She) && e.male > e.female || pronoun.Has(parse.He) && e.female > e.male
}

// near scores a name as antecedent of the pronoun m.
func (ns *names) near(x, m *parse.Mention, e *entity) float64 {
	s := -1.25 * float64(m.Sentence-x.Sentence)
	if m.Paragraph != x.Paragraph {
		s = max(s, -2*float64(m.Paragraph-x.Paragraph)-1)
	}
	s += 0.6 * float64(btoi(e.male+e.female > 0))
	s += ns.standing(x)
	s += 0.7 * float64(btoi(x.Rank == 0))
	s -= 0.7 * float64(btoi(x.Object != 0 && x.Inverted < 0))
	s -= 0.3 * float64(btoi(x.Owner))
	s += 0.6 * float64(btoi(len(e.mentions) >= 3))
	return s
}

// standing is what a name's place in its clause is worth: who said something
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

// embedded reports whether x is the subject of what somebody else said: Lee
// said Holm had left.
func (ns *names) embedded(x *parse.Mention) bool {
	if x.Units.From > 0 && ns.d.Units[x.Units.From-1].Rune == ',' {
		return false
	}
	ms := ns.d.Sentences[x.Sentence].Mentions
	for k := ms.From; k < min(ms.To, ms.From+10); k++ {
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

// behindCue is for "said Ann Lee", "according to Ann Lee" and "said the paper's
// Ann Lee".
func (ns *names) behindCue(x *parse.Mention) bool {
	us := ns.d.Units
	if x.Inverted >= 0 {
		return us[x.Inverted].Word.Cue >= 2
	}
	k := x.Units.From - 1
	if k-1 >= ns.d.Sentences[x.Sentence].Units.From && us[k].Tag == parse.To && us[k-1].Word.Flags.Has(parse.According) {
		return true
	}
	if k < ns.d.Sentences[x.Sentence].Units.From || us[k].Tag != parse.Genitive || k == 0 || us[k-1].Mention < 0 {
		return false
	}
	owner := &ns.d.Mentions[us[k-1].Mention]
	return owner.Inverted >= 0 && us[owner.Inverted].Word.Cue >= 2
}
