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
	prev   floor
}

// A floor is who was named as speaker last.
type floor struct {
	last  uint64 // their name's; 0 for nobody yet
	named int    // the mention that named them
	at    int    // the mention beside their quotation
}

// An entity is what all mentions that end in the same word stand for.
type entity struct {
	forms        []form
	male, female int
	person       int // evidence that it is one, against that it is a body
	mentions     []int
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
		case w.Has(parse.Organisation) && k >= at:
			e.person--
		case k == at:
			e.male += 2 * btoi(w.Has(parse.Male))
			e.female += 2 * btoi(w.Has(parse.Female))
			e.person += 2 * btoi(w.Has(parse.Male|parse.Female))
		}
	}
	e.person -= btoi(m.Kind == parse.Capitals || m.Kind == parse.The)
	e.person += btoi(m.Subject && m.Main >= 0 && d.Units[m.Main].Word.Cue >= 2)
	if f, ok := ns.form(m); ok {
		e.person++
		e.count(f)
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
	for k := m.Units.To - 2; k >= at; k-- { // "Exford businessman Ann Lee"
		if us[k].Tag != parse.Name && !us[k].Upper && !us[k].Word.Flags.Has(parse.Particle) && us[k+1].Tag == parse.Name {
			at = k + 1
			break
		}
	}
	for at < m.Units.To-2 && ns.acronym(at) && !us[m.Units.To-1].Word.Flags.Has(parse.Organisation) { // "SEAL Ann Lee"
		at++
	}
	for k := m.Units.To - 2; k >= at; k-- { // "Exford Times Ann Lee"
		if us[k].Word.Flags.Has(parse.Organisation) && !us[m.Units.To-1].Word.Flags.Has(parse.Organisation) {
			at = k + 1
			break
		}
	}
	for k := at; k < m.Units.To-1; k++ {
		if us[k].Word.Flags.Has(parse.Male | parse.Female) {
			return k
		}
	}
	return at
}

// acronym reports whether unit i is three capitals or more: no first name.
func (ns *names) acronym(i int) bool {
	w := ns.d.Text[ns.d.Units[i].Start:ns.d.Units[i].End]
	return len(w) > 2 && strings.ToUpper(w) == w && strings.ToLower(w) != w && !strings.ContainsRune(w, '.')
}

// quote makes the vocabulary's Quote of u.
func (ns *names) quote(u *utterance) briefing.Quote {
	s := &ns.d.Spans[u.span]
	q := briefing.Quote{Start: s.Start, End: s.End, Text: ns.d.Text[s.Start:s.End], Confidence: u.confidence}
	if u.mention < 0 {
		q.SpeakerStart, q.SpeakerEnd = u.start, u.end
		if q.Confidence >= bar {
			q.Speaker, q.Role = u.name, u.role
		}
		return q
	}
	m := &ns.d.Mentions[u.mention]
	q.SpeakerStart, q.SpeakerEnd = m.Start, m.End
	named, p := ns.resolve(u)
	if named < 0 || ns.sure(u, ns.d.Mentions[named].Last) < u.bar() {
		return q
	}
	q.Confidence *= p
	e := ns.byLast[ns.d.Mentions[named].Last]
	f := ns.called(named, e, ns.d.Units[m.Units.From].Word.Flags)
	q.Speaker = ns.d.Text[f.start:f.end]
	q.Role = ns.role(e, f)
	ns.prev = floor{last: ns.d.Mentions[named].Last, named: named, at: u.mention}
	return q
}

// bar is the confidence from which u's speaker is named.
func (u *utterance) bar() float64 {
	if u.confirmed {
		return lowBar
	}
	return bar
}

// sure is the confidence that u is said, and by whom the name last stands for,
// beside which mention ever: where "Lee" and "he" are rivals, it is Lee.
func (ns *names) sure(u *utterance, last uint64) float64 {
	sum := u.confidence
	for _, r := range u.rivals {
		v := *u
		v.mention = r.Mention
		if named, _ := ns.resolve(&v); named >= 0 && ns.d.Mentions[named].Last == last {
			sum += u.confidence * r.Speaker / u.share
		}
	}
	return min(sum, 1)
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
