// Package rules tells who speaks by the patterns that news prose has in every
// language: a cue word beside the quotation and the mention that is its subject.
//
// It serves languages whose speakers nobody has labelled, and elsewhere as a
// second opinion: it errs for other reasons than what was learnt does. It
// promises time linear in the document, and the same answer for the same one.
// Its probabilities are guesses.
package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsbrief/briefing/quote/internal/parse"
)

// An Answer is what the rules make of a marked stretch.
type Answer struct {
	Mention int     // who speaks: index into Document.Mentions, or -1
	Speaker float64 // how likely it is they
	Speech  float64 // how likely the stretch is speech
	Cued    bool    // a cue word says so
}

// Sure is how likely both are right.
func (a Answer) Sure() float64 { return a.Speaker * a.Speech }

// Least is the sureness from which on a stretch counts as a quotation.
const Least = 0.25

// rules are at work on a document.
type rules struct {
	d     *parse.Document
	last  int // the span of the quotation before, -1 at first
	heard Answer
}

// reach is how far from a quotation its cue is looked for, in units.
const reach = 40

// Answers answers for each of d's spans.
func Answers(d *parse.Document) []Answer {
	r := rules{d: d, last: -1, heard: Answer{Mention: -1}}
	all := make([]Answer, len(d.Spans))
	for i := range d.Spans {
		a := &all[i]
		a.Mention, a.Speaker, a.Cued = r.speaker(i)
		a.Speech = r.speech(i, a.Cued)
		if a.Sure() >= Least && d.Spans[i].Parent < 0 {
			r.last, r.heard = i, *a
		}
	}
	return all
}

// speech is how likely somebody said the stretch, rather than that the writer
// marks a title or a word he wouldn't use himself.
func (r *rules) speech(i int, cued bool) float64 {
	s := &r.d.Spans[i]
	text := r.d.Text[s.Start:s.End]
	words := parse.CountWords(text)
	sentence := strings.ContainsRune(".,!?…。，", parse.LastRune(text))
	switch {
	case s.Wrong, words == 0, s.Parent >= 0 && s.Mark != parse.Single && words < 3:
		return 0
	case titleCase(text):
		return 0.2
	case cued && (words >= 4 || sentence):
		return 1
	case cued:
		return 0.9
	case sentence && words >= 3:
		return 0.9
	case words >= 5:
		return 0.8
	}
	return 0.4
}

// speaker returns the mention that speaks span i with its probability, and
// whether a cue word says so.
func (r *rules) speaker(i int) (mention int, p float64, cued bool) {
	at := r.d.Spans[i].Unit
	for _, look := range []func(int) (int, float64){r.after, r.before, r.label, r.inside} {
		if m, p := look(at); p > 0 {
			return m, p, true
		}
	}
	if m, p := r.signed(i); p > 0 {
		return m, p, true
	}
	m, p := r.carried(i)
	return m, p, p >= 0.6
}

// after looks at what follows: “…”, said Ann. “…”, Ann said. “…”, selon Ann.
func (r *rules) after(at int) (int, float64) {
	d := r.d
	to := min(d.Sentences[d.Units[at].Sentence].Units.To, at+reach)
	i := at + 1
	for i < to && d.Units[i].Tag == parse.Sign && strings.ContainsRune(",-–—;", d.Units[i].Rune) {
		i++
	}
	if i >= to {
		return -1, 0
	}
	if m := d.Units[i].Mention; m >= 0 {
		return r.subject(int(m))
	}
	return r.inverted(i, to)
}

// subject accepts a mention whose verb is a cue.
func (r *rules) subject(m int) (int, float64) {
	k := &r.d.Mentions[m]
	if k.Kind == parse.Pro && r.cue(k.Units.From) > 1 {
		return m, 0.95 // dit-elle
	}
	if k.Main >= 0 && r.cue(k.Main) > 0 && !k.Owner {
		return m, 0.95
	}
	if k.Verb >= 0 && k.Verb == k.Units.To && r.cueBehind(k.Verb) {
		return m, 0.9
	}
	return -1, 0
}

// cueBehind is for "Ann a déclaré": the cue right behind an auxiliary.
func (r *rules) cueBehind(i int) bool {
	d := r.d
	return d.Units[i].Word.Flags.Has(parse.Auxiliary) && i+1 < len(d.Units) && r.cue(i+1) > 1
}

// inverted reads a cue and the mention behind it, with auxiliaries and adverbs
// around, from unit i on.
func (r *rules) inverted(i, to int) (int, float64) {
	d := r.d
	seen := false
	for k := i; k < min(i+6, to); k++ {
		u := &d.Units[k]
		if u.Mention >= 0 {
			if seen && !(d.Mentions[u.Mention].Kind == parse.TimeName) {
				return int(u.Mention), 0.93
			}
			return -1, 0
		}
		switch {
		case u.Word.Cue > 1 || u.Word.Flags.Has(parse.According):
			seen = true
		case u.Word.Flags.Has(parse.Auxiliary) || u.Tag == parse.Adverb || u.Tag == parse.To || u.Tag == parse.None || u.Tag == parse.Preposition && seen:
		default:
			return -1, 0
		}
	}
	return -1, 0
}

// before looks for the nearest cue on the left: Ann said: “…” or said Ann: “…”.
func (r *rules) before(at int) (int, float64) {
	d := r.d
	from := max(d.Sentences[d.Units[at].Sentence].Units.From, at-reach)
	for v := at - 1; v >= from; v-- {
		u := &d.Units[v]
		if u.Span >= 0 && v < at-1 && d.Units[v+1].Rune != ',' {
			return -1, 0
		}
		if r.cue(v) < 2 && !(u.Word.Flags.Has(parse.According) && v+1 < at && r.mentionAt(v+1, at) >= 0) {
			continue
		}
		return r.subjectOf(v, from, at)
	}
	return -1, 0
}

// subjectOf finds whose verb the cue v is.
func (r *rules) subjectOf(v, from, at int) (int, float64) {
	d := r.d
	p := 0.92
	if at-v > 8 {
		p = 0.75
	}
	if d.Units[v].Word.Flags.Has(parse.According) {
		return r.mentionAt(v+1, at), p
	}
	subject := -1
	for k := v - 1; k >= from; k-- {
		m := int(d.Units[k].Mention)
		if m < 0 {
			continue
		}
		x := &d.Mentions[m]
		k = x.Units.From
		if x.Object != 0 || x.Owner || x.Main != v && x.Verb != v && (x.Verb < 0 || x.Verb != v-1) {
			continue
		}
		if subject < 0 || x.Kind.Named() && x.Skip.Has(parse.SkipApposition) {
			subject = m
		}
	}
	if subject >= 0 {
		return subject, p
	}
	if m := r.mentionAt(v+1, at); m >= 0 && r.d.Lang.Code != "en" {
		return m, p
	}
	if v > from && d.Units[v-1].Mention >= 0 {
		return int(d.Units[v-1].Mention), 0.6
	}
	return -1, 0
}

// mentionAt is the mention at unit i or right behind small words there, or -1.
func (r *rules) mentionAt(i, to int) int {
	for k := i; k < min(i+3, to); k++ {
		u := &r.d.Units[k]
		if u.Mention >= 0 {
			return int(u.Mention)
		}
		if u.Tag == parse.Sign {
			break
		}
	}
	return -1
}

// label is for lists of answers: Ann: “…”.
func (r *rules) label(at int) (int, float64) {
	d := r.d
	s := d.Sentences[d.Units[at].Sentence].Units
	if at-2 >= s.From && strings.ContainsRune(":：", d.Units[at-1].Rune) && d.Units[at-2].Mention >= 0 && at-2-s.From < 8 {
		return int(d.Units[at-2].Mention), 0.8
	}
	return -1, 0
}

// inside is for a quotation within the sentence of a cue: Ann called it “…”.
func (r *rules) inside(at int) (int, float64) {
	d := r.d
	s := d.Sentences[d.Units[at].Sentence]
	for m := s.Mentions.From; m < min(s.Mentions.To, s.Mentions.From+reach); m++ {
		x := &d.Mentions[m]
		if x.Subject && x.Main >= 0 && r.cue(x.Main) > 1 && x.Units.From < at {
			return m, 0.7
		}
	}
	return -1, 0
}

// carried goes on with the speaker before: after “A,” she said. in the same
// paragraph, and in the paragraph after one whose mark stays open.
func (r *rules) carried(i int) (int, float64) {
	if r.heard.Mention < 0 {
		return -1, 0
	}
	s, l := &r.d.Spans[i], &r.d.Spans[r.last]
	switch {
	case s.Parent >= 0:
		return -1, 0
	case s.Paragraph == l.Paragraph:
		if s.Unit-l.Unit > 8 {
			return r.heard.Mention, 0.85 * r.heard.Sure()
		}
		return r.heard.Mention, 0.97 * r.heard.Sure()
	case s.Paragraph == l.Paragraph+1 && !l.Mark.Closed():
		return r.heard.Mention, 0.9 * r.heard.Sure()
	case s.Paragraph == l.Paragraph+1 && r.alone(i):
		return r.heard.Mention, 0.4 * r.heard.Sure()
	}
	return -1, 0
}

// alone reports whether the paragraph of span i is nothing but it.
func (r *rules) alone(i int) bool {
	s := &r.d.Spans[i]
	p := &r.d.Paragraphs[s.Paragraph]
	return p.Units.Len() <= 2
}

// cue is the cue level of unit i.
func (r *rules) cue(i int) uint8 { return r.d.Units[i].Word.Cue }

// titleCase reports whether every long word of s has a capital, as in the
// names of books and films.
func titleCase(s string) bool {
	words := 0
	for w := range strings.FieldsSeq(s) {
		first, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(first) && utf8.RuneCountInString(w) > 3 || !unicode.IsUpper(first) && !unicode.IsLower(first) && !unicode.IsDigit(first) {
			return false
		}
		words++
	}
	return words > 0 && words < 8 && !strings.ContainsRune(".,!?", parse.LastRune(s))
}
