package quote

import "newsbrief/briefing/quote/internal/parse"

// enterRole has mention k run if it is somebody by what they are: the
// president, my father, a voter. Such a subject stands between a pronoun and
// the names before it. A title that nobody bears in this article is another
// word for somebody named; a father or a woman may well be nobody named.
func (ns *names) enterRole(r *race, k int, m *parse.Mention, pronoun parse.Flags) {
	x := &ns.d.Mentions[k]
	if x.Kind != parse.Definite && x.Kind != parse.Possessed && x.Kind != parse.Bare || !x.Subject || ns.embedded(x) {
		return
	}
	w := ns.d.Units[x.Units.To-1].Word.Flags
	switch {
	case !w.Has(parse.Title | parse.Person):
		return
	case w.Has(parse.Man) && pronoun.Has(parse.She), w.Has(parse.Woman) && pronoun.Has(parse.He):
		return
	}
	s := ns.place(x, m)
	if n := ns.bearer(k); n >= 0 {
		last := ns.d.Mentions[n].Last
		if e := ns.byLast[last]; !ns.clashes(&ns.d.Mentions[n], e, pronoun) {
			r.enter(k, last, s+0.6)
		}
		return
	}
	if x.Kind != parse.Definite || !w.Has(parse.Title) {
		r.enter(k, x.Head, s-1)
	}
}

// bearer is the mention that names who has the role that mention k tells: right
// beside it, or of those before it the nearest, President Ann Lee, or Ann Lee,
// the president. It is -1 where the article doesn't say.
func (ns *names) bearer(k int) int {
	if i := ns.apposed(&ns.d.Mentions[k]); i >= 0 {
		return i
	}
	role := ns.d.Mentions[k].Head
	for i := k - 1; i >= max(0, k-mentionsBack); i-- {
		x := &ns.d.Mentions[i]
		if e := ns.byLast[x.Last]; x.Last == 0 || e == nil || e.person <= 0 {
			continue
		}
		if ns.bears(x, role) {
			return i
		}
	}
	return -1
}

// bears reports whether the word role stands before the name in x, or in the
// apposition behind it.
func (ns *names) bears(x *parse.Mention, role uint64) bool {
	us := ns.d.Units
	for i, at := x.Units.From, ns.nameStart(x); i < at; i++ {
		if us[i].Hash == role {
			return true
		}
	}
	to := ns.d.Sentences[x.Sentence].Units.To
	if x.Units.To >= to || us[x.Units.To].Rune != ',' {
		return false
	}
	for i := x.Units.To + 1; i < min(to, x.Units.To+8) && us[i].Rune != ',' && !us[i].Tag.Finite(); i++ {
		if us[i].Hash == role {
			return true
		}
	}
	return false
}
