package quote

import (
	"strings"

	"newsbrief/briefing/quote/internal/parse"
)

// A form is a way of naming an entity, with first name and without title.
type form struct {
	start, end int
	hash       uint64
	first      uint64      // hash of its first word
	flags      parse.Flags // of that word
	words, n   int
}

// mostForms bounds how many forms of one last name are told apart.
const mostForms = 16

// form is how mention m names somebody, if it has more than the last name.
func (ns *names) form(m *parse.Mention) (form, bool) {
	at := ns.nameStart(m)
	u := &ns.d.Units[at]
	f := form{start: int(u.Start), end: m.End, first: u.Hash, flags: u.Word.Flags, words: m.Units.To - at, n: 1}
	f.hash = parse.HashLower(ns.d.Text[f.start:f.end])
	return f, 2 <= f.words && f.words <= 4
}

// count adds f to e's forms.
func (e *entity) count(f form) {
	for i := range e.forms {
		if e.forms[i].hash == f.hash {
			e.forms[i].n++
			return
		}
	}
	if len(e.forms) < mostForms {
		e.forms = append(e.forms, f)
	}
}

// full is the fullest form of e that fits: the most frequent, of those the
// longest.
func (e *entity) full(fits func(*form) bool) (form, bool) {
	var best form
	for i := range e.forms {
		f := &e.forms[i]
		if fits(f) && (f.n > best.n || f.n == best.n && f.words > best.words) {
			best = *f
		}
	}
	return best, best.n > 0
}

// called is how the speaker is called whom mention i names. Relatives share a
// last name, and with it e: the mention's own first name tells them apart, or
// else the pronoun that stood for the speaker.
func (ns *names) called(i int, e *entity, pronoun parse.Flags) form {
	m := &ns.d.Mentions[i]
	own, named := ns.form(m)
	fits := func(f *form) bool { return !f.clashes(pronoun) }
	if named {
		fits = func(f *form) bool { return ns.same(f, &own) }
	}
	if f, ok := e.full(fits); ok {
		return f
	}
	if m.Kind == parse.The {
		own.start = m.Start
	}
	return own
}

// clashes reports whether the form has a man's first name and the pronoun is a
// woman's, or the other way round.
func (f *form) clashes(pronoun parse.Flags) bool {
	male, female := f.flags.Has(parse.Male), f.flags.Has(parse.Female)
	return male && !female && pronoun.Has(parse.She) || female && !male && pronoun.Has(parse.He)
}

// agrees reports whether the form's first name is of the pronoun's sex.
func (f *form) agrees(pronoun parse.Flags) bool {
	return f.flags.Has(parse.Male) && pronoun.Has(parse.He) || f.flags.Has(parse.Female) && pronoun.Has(parse.She)
}

// same reports whether f may be the person whom long names: with the same
// first name, or with words before the name.
func (ns *names) same(f, long *form) bool {
	return f.first == long.first || strings.HasSuffix(ns.d.Text[long.start:long.end], ns.d.Text[f.start:f.end])
}
