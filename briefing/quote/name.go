package quote

import (
	"strings"

	"newsbrief/briefing"
	"newsbrief/briefing/quote/internal/parse"
)

// names are the people and bodies an article names.
type names struct {
	d      *parse.Document
	byLast map[uint64]*entity
	prev   uint64 // Last of the speaker named before
}

// An entity is what all mentions that end in the same word stand for.
type entity struct {
	forms        []form
	male, female int
	person       int // evidence that it is one, against that it is a body
	mentions     []int
}

// A form is a way of naming an entity, with first name and without title.
type form struct {
	start, end int
	hash       uint64
	words, n   int
}

func readNames(d *parse.Document) *names {
	ns := &names{d: d, byLast: map[uint64]*entity{}}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Last == 0 || m.Kind == parse.TimeName {
			continue
		}
		e := ns.byLast[m.Last]
		if e == nil {
			e = &entity{}
			ns.byLast[m.Last] = e
		}
		ns.learn(e, m)
		e.mentions = append(e.mentions, i)
	}
	return ns
}

// learn adds what mention m tells of its entity.
func (ns *names) learn(e *entity, m *parse.Mention) {
	d := ns.d
	at := ns.nameStart(m)
	for k := m.Units.From; k < m.Units.To; k++ {
		w := d.Units[k].Word.Flags
		switch {
		case w.Has(parse.Title) && k < at:
			e.person += 2
			e.male += 3 * btoi(d.Text[d.Units[k].Start:d.Units[k].End] == "Mr.")
			e.female += 3 * btoi(isOneOf(d.Text[d.Units[k].Start:d.Units[k].End], "Ms.", "Mrs."))
		case w.Has(parse.Organisation):
			e.person--
		case k == at && k < m.Units.To-1:
			e.male += 2 * btoi(w.Has(parse.Male))
			e.female += 2 * btoi(w.Has(parse.Female))
			e.person += 2 * btoi(w.Has(parse.Male|parse.Female))
		}
	}
	e.person -= btoi(m.Kind == parse.Capitals || m.Kind == parse.The)
	e.person += btoi(m.Subject && m.Main >= 0 && d.Units[m.Main].Word.Cue >= 2)
	if n := m.Units.To - at; 2 <= n && n <= 4 {
		e.person++
		e.count(int(d.Units[at].Start), m.End, n, parse.HashLower(d.Text[d.Units[at].Start:m.End]))
	}
}

func (e *entity) count(start, end, words int, hash uint64) {
	for i := range e.forms {
		if e.forms[i].hash == hash {
			e.forms[i].n++
			return
		}
	}
	if len(e.forms) < 16 {
		e.forms = append(e.forms, form{start, end, hash, words, 1})
	}
}

// nameStart is the unit at which the name in m starts, behind determiners,
// titles and what else stands before a first name.
func (ns *names) nameStart(m *parse.Mention) int {
	us := ns.d.Units
	at := m.Units.From
	office := false // behind "Secretary of"
	for at < m.Units.To-1 && (us[at].Tag != parse.Name || us[at].Word.Flags.Has(parse.Title) || office && us[at].Word.Flags.Has(parse.Office)) {
		office = office || us[at].Tag == parse.Preposition
		at++
	}
	for k := m.Units.To - 2; k >= at; k-- {
		if us[k].Word.Flags.Has(parse.Title) && us[k+1].Tag == parse.Name {
			return k + 1
		}
	}
	for k := at; k < m.Units.To-1; k++ {
		if us[k].Word.Flags.Has(parse.Male | parse.Female) {
			return k
		}
	}
	return at
}

// full is the fullest form of e: the most frequent, of those the longest.
func (e *entity) full() (form, bool) {
	var best form
	for _, f := range e.forms {
		if f.n > best.n || f.n == best.n && f.words > best.words {
			best = f
		}
	}
	return best, best.n > 0
}

// quote makes the vocabulary's Quote of u.
func (ns *names) quote(u *utterance) briefing.Quote {
	s := &ns.d.Spans[u.span]
	q := briefing.Quote{Start: s.Start, End: s.End, Text: ns.d.Text[s.Start:s.End], Confidence: u.confidence}
	if u.mention < 0 {
		q.SpeakerStart, q.SpeakerEnd = u.start, u.end
		if q.Confidence >= bar {
			q.Speaker = u.name
		}
		return q
	}
	m := &ns.d.Mentions[u.mention]
	q.SpeakerStart, q.SpeakerEnd = m.Start, m.End
	named, p := ns.resolve(u)
	if named < 0 || q.Confidence < bar {
		return q
	}
	q.Confidence *= p
	e := ns.byLast[ns.d.Mentions[named].Last]
	q.Speaker = ns.name(named, e)
	q.Role = ns.role(e)
	ns.prev = ns.d.Mentions[named].Last
	return q
}

// name is how mention i's entity is called.
func (ns *names) name(i int, e *entity) string {
	if f, ok := e.full(); ok {
		return ns.d.Text[f.start:f.end]
	}
	m := &ns.d.Mentions[i]
	at := ns.nameStart(m)
	if m.Kind == parse.The {
		at = m.Units.From
	}
	return ns.d.Text[ns.d.Units[at].Start:m.End]
}

// resolve returns the named mention that u's speaker stands for, or -1, and
// how sure that is.
func (ns *names) resolve(u *utterance) (int, float64) {
	m := &ns.d.Mentions[u.mention]
	if m.Last != 0 && m.Kind != parse.TimeName {
		if ns.bareTitle(m) {
			return -1, 1
		}
		return u.mention, 1
	}
	if m.Kind != parse.Pro {
		return ns.apposed(m), 1
	}
	w := ns.d.Units[m.Units.From].Word.Flags
	if m.Kind == parse.Pro && w.Has(parse.He|parse.She) {
		return ns.antecedent(u, w.Has(parse.She))
	}
	return -1, 1
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
func (ns *names) antecedent(u *utterance, female bool) (int, float64) {
	m := &ns.d.Mentions[u.mention]
	said := ns.d.Text[ns.d.Spans[u.span].Start:ns.d.Spans[u.span].End]
	best, second, score := -1, -100.0, -100.0
	for k := u.mention - 1; k >= max(0, u.mention-150); k-- {
		x := &ns.d.Mentions[k]
		if m.Paragraph-x.Paragraph > 6 {
			break
		}
		e := ns.byLast[x.Last]
		if e == nil || e.person <= 0 || female && e.male > e.female || !female && e.female > e.male {
			continue
		}
		s := ns.near(x, m, e)
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

// near scores a name as antecedent of the pronoun m.
func (ns *names) near(x, m *parse.Mention, e *entity) float64 {
	s := -1.25 * float64(m.Sentence-x.Sentence)
	if m.Paragraph != x.Paragraph {
		s = max(s, -2*float64(m.Paragraph-x.Paragraph)-1)
	}
	s += float64(btoi(e.male+e.female > 0))
	s += 2.5 * float64(btoi(x.Subject || ns.behindCue(x)))
	s += 0.7 * float64(btoi(x.Rank == 0))
	s -= 0.7 * float64(btoi(x.Object != 0 && x.Inverted < 0))
	s -= 0.3 * float64(btoi(x.Owner))
	s += 1.2 * float64(btoi(x.Last == ns.prev))
	s += 0.6 * float64(btoi(len(e.mentions) >= 3))
	return s
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

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func isOneOf(s string, all ...string) bool {
	for _, a := range all {
		if s == a {
			return true
		}
	}
	return false
}
