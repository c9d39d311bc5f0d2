package quote

import (
	"strings"

	"newsbrief/briefing/quote/internal/parse"
)

// How far a pronoun looks back for whom it stands for.
const (
	mentionsBack   = 150
	paragraphsBack = 6
)

// A race is what a search for an antecedent has found.
type race struct {
	best          int    // index of a mention, or -1
	who           uint64 // its key
	score, second float64
}

// enter has mention k run, who counts as who.
func (r *race) enter(k int, who uint64, score float64) {
	switch {
	case score > r.score && (r.best < 0 || r.who != who):
		r.best, r.who, r.second, r.score = k, who, r.score, score
	case score > r.score:
		r.best, r.score = k, score
	case score > r.second && r.who != who:
		r.second = score
	}
}

// antecedent looks back for whom a pronoun stands for. It is -1 where that is
// somebody whom the article doesn't name, or nobody.
func (ns *names) antecedent(u *utterance, pronoun parse.Flags) (int, float64) {
	m := &ns.d.Mentions[u.mention]
	if ns.goesOn(u.mention, pronoun) {
		return ns.prev.named, 0.95
	}
	said := ns.d.Text[ns.d.Spans[u.span].Start:ns.d.Spans[u.span].End]
	r := race{best: -1, score: -100, second: -100}
	taken := false
	for k := u.mention - 1; k >= max(0, u.mention-mentionsBack); k-- {
		x := &ns.d.Mentions[k]
		if m.Paragraph-x.Paragraph > paragraphsBack {
			break
		}
		if x.Last == 0 {
			ns.enterRole(&r, k, m, pronoun)
			continue
		}
		e := ns.byLast[x.Last]
		if e == nil || e.person <= 0 || x.Kind == parse.Capitals || x.Kind == parse.The || ns.clashes(x, e, pronoun) {
			continue
		}
		s := ns.near(x, m, e)
		if e.outvoted(pronoun) {
			s -= 2 // a relative whose first name tells nothing
		}
		if x.Last == ns.prev.last && !taken {
			s += 1.2
		}
		taken = taken || x.Last != ns.prev.last && ns.takesFloor(x, e)
		if strings.Contains(said, ns.d.Text[ns.d.Units[x.Units.To-1].Start:x.End]) {
			s -= 3
		}
		r.enter(k, x.Last, s)
	}
	if r.best >= 0 && ns.d.Mentions[r.best].Last == 0 {
		return ns.bearer(r.best), 0.75
	}
	if r.score-r.second < 1 {
		return r.best, 0.75
	}
	return r.best, 0.95
}

// goesOn reports whether the pronoun at mention k goes on with the speaker
// before, whom the same pronoun stood for, nobody else having taken the floor.
func (ns *names) goesOn(k int, pronoun parse.Flags) bool {
	p := &ns.prev
	if p.last == 0 || p.at >= k || ns.d.Mentions[k].Paragraph-ns.d.Mentions[p.at].Paragraph > 1 {
		return false
	}
	const sexes = parse.He | parse.She
	if ns.d.Units[ns.d.Mentions[p.at].Units.From].Word.Flags&sexes != pronoun&sexes {
		return false
	}
	for i := p.at + 1; i < k; i++ {
		x := &ns.d.Mentions[i]
		if e := ns.byLast[x.Last]; x.Last != p.last && e != nil && e.person > 0 && ns.takesFloor(x, e) && !ns.clashes(x, e, pronoun) {
			return false
		}
	}
	return true
}

// takesFloor reports whether what follows x, one of e, is told of x, no longer
// of who spoke before.
func (ns *names) takesFloor(x *parse.Mention, e *entity) bool {
	if ns.closes(x) || ns.introduced(x, e) > 0 {
		return true
	}
	return x.Subject && ns.leads(x) && !ns.embedded(x) && !ns.asks(x.Main)
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
	s := ns.place(x, m)
	s += 0.6 * float64(btoi(e.male+e.female > 0))
	s += 0.6 * float64(btoi(len(e.mentions) >= 3))
	s += ns.introduced(x, e)
	return s
}

// place is what distance and standing are worth.
func (ns *names) place(x, m *parse.Mention) float64 {
	s := -1.25 * float64(m.Sentence-x.Sentence)
	if m.Paragraph != x.Paragraph {
		s = max(s, -2*float64(m.Paragraph-x.Paragraph)-1)
	}
	s += ns.standing(x)
	s += 0.7 * float64(btoi(ns.leads(x) || ns.closes(x)))
	s -= 0.7 * float64(btoi(x.Object != 0 && x.Inverted < 0))
	s -= 0.3 * float64(btoi(x.Owner))
	return s
}

// introduced is for a full name that comes for the first time, with what its
// bearer is or does behind it, and hasn't spoken yet: they are about to.
func (ns *names) introduced(x *parse.Mention, e *entity) float64 {
	us, k := ns.d.Units, x.Units.To
	if k >= len(us) || us[k].Rune != ',' || &ns.d.Mentions[e.mentions[0]] != x || ns.standing(x) > 1 {
		return 0
	}
	if f, full := ns.form(x); !full || f.words < 2 {
		return 0
	}
	return 3
}
