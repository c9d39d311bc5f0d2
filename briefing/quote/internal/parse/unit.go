package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Unit is a step of the narration: a word or sign outside all marks, or a
// whole marked stretch.
type Unit struct {
	Token    int32 // index, or -1 for a stretch
	Span     int32 // index, or -1 for a word
	Mention  int32 // the mention it is part of, or -1
	Sentence int32 // index
	Start    int32 // byte offsets
	End      int32
	Hash     uint64
	Rune     rune
	Word     Word
	Tag      Tag
	Upper    bool

	Class uint32 // what the models see of it: mention, stretch, tag or the word itself
	Kind  uint32 // what they see of a verb: cue level, auxiliary or tag
}

// Classes that are no word's.
const (
	ClassStretch uint32 = iota + 1
	ClassMention
	ClassStart                                   // before the sentence
	ClassEnd                                     // behind it
	ClassTag                                     // + Tag
	KindCue      = ClassTag + uint32(Quoted) + 1 // + level
	KindAux      = KindCue + 4
	KindReported = KindAux + 1
	KindTag      = KindReported + 1 // + Tag
	firstOfWords = 1 << 8
)

// WordClass is the class of a word that stands for itself.
func WordClass(hash uint64) uint32 { return uint32(hash>>32^hash) | firstOfWords }

// assign gives the tokens of a paragraph to its outermost spans.
func (d *Document) assign(p Paragraph) {
	k := p.Tokens.From
	for i := p.Spans.From; i < p.Spans.To; i++ {
		s := &d.Spans[i]
		if s.Parent >= 0 {
			continue
		}
		for k < p.Tokens.To && int(d.Tokens[k].Start) < s.Open {
			k++
		}
		from := s.Open + d.labelLen(s)
		clear := s.Wrong || d.Lang.Code == "de" && d.transparent(d.Text[s.Start:s.End])
		for ; k < p.Tokens.To && int(d.Tokens[k].Start) < s.Close; k++ {
			if !clear && int(d.Tokens[k].Start) >= from {
				d.Tokens[k].Span = int32(i)
			}
		}
	}
	d.unassignWrong(p)
}

// unassignWrong makes the inside of inner stretches with a turned mark
// narration again.
func (d *Document) unassignWrong(p Paragraph) {
	k := p.Tokens.From
	for _, s := range d.Spans[p.Spans.From:p.Spans.To] {
		if s.Parent < 0 || !s.Wrong {
			continue
		}
		for k < p.Tokens.To && int(d.Tokens[k].Start) < s.Open {
			k++
		}
		for ; k < p.Tokens.To && int(d.Tokens[k].Start) < s.Close; k++ {
			d.Tokens[k].Span = -1
		}
	}
}

// labelLen is how far a transcript's label ("JANE DOE: ") reaches into s, from
// its opening mark on; 0 without one.
func (d *Document) labelLen(s *Span) int {
	head := d.Text[s.Start:min(s.End, s.Start+80)]
	colon := strings.IndexByte(head, ':')
	if colon <= 0 || colon+1 >= len(head) || head[colon+1] != ' ' {
		return 0
	}
	words := 0
	for w := range strings.SplitSeq(head[:colon], " ") {
		if words++; words > 4 || !startsUpper(w) || strings.ContainsAny(w, ",;!?\"") {
			return 0
		}
	}
	return s.Start - s.Open + colon + 2
}

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// transparent reports whether a German stretch is the name of a paper, a firm,
// a ship: its words count as narration, for they may be who spoke.
func (d *Document) transparent(s string) bool {
	if len(s) > 120 || !startsUpper(s) || strings.ContainsAny(s[len(s)-1:], ".,!?") {
		return false
	}
	words := strings.Fields(s)
	for _, w := range words[1:] {
		if !startsUpper(w) && (w[0] < '0' || w[0] > '9') && d.Lang.Word(w).Tag == None {
			return false
		}
	}
	return len(words) <= 4
}

// unite makes the units of p.
func (d *Document) unite(p *Paragraph) {
	p.Units.From = len(d.Units)
	for i := p.Spans.From; i < p.Spans.To; i++ {
		d.Spans[i].Unit = -1
	}
	last := int32(-1)
	for k := p.Tokens.From; k < p.Tokens.To; k++ {
		t := &d.Tokens[k]
		if t.Span >= 0 {
			if t.Span != last {
				d.addStretch(t.Span)
			}
			last = t.Span
			continue
		}
		last = -1
		if !t.Mark {
			d.Units = append(d.Units, Unit{Token: int32(k), Span: -1, Mention: -1, Start: t.Start, End: t.End,
				Hash: t.Hash, Rune: t.Rune, Word: t.Word, Tag: t.Tag, Upper: t.Upper})
		}
	}
	if len(d.Units) == p.Units.From { // nothing but marks
		d.Units = append(d.Units, Unit{Token: -1, Span: -1, Mention: -1, Start: int32(p.Start), End: int32(p.Start), Tag: Sign})
	}
	p.Units.To = len(d.Units)
	d.placeSpans(p)
}

func (d *Document) addStretch(span int32) {
	s := &d.Spans[span]
	if s.Unit < 0 {
		s.Unit = len(d.Units)
	}
	d.Units = append(d.Units, Unit{Token: -1, Span: span, Mention: -1, Start: int32(s.Start), End: int32(s.End), Tag: Quoted})
}

// placeSpans gives a unit to the spans that have none of their own.
func (d *Document) placeSpans(p *Paragraph) {
	k := p.Units.From
	for i := p.Spans.From; i < p.Spans.To; i++ {
		s := &d.Spans[i]
		for k+1 < p.Units.To && int(d.Units[k+1].Start) <= s.Start {
			k++
		}
		if s.Parent >= 0 {
			s.Unit = d.Spans[s.Parent].Unit
		} else if s.Unit < 0 {
			s.Unit = k
		}
	}
}
