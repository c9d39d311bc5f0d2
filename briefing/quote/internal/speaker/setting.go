package speaker

import (
	"sort"
	"strings"

	"newsbrief/briefing/quote/internal/parse"
)

// A setting is how a quotation stands in its sentence.
type setting struct {
	unit, sentence int
	paragraph      int

	prev, prev2 uint32 // what stands before it
	next, next2 uint32 // what stands behind it
	sign        rune   // its last
	lower       bool   // starts in lower case
	own         bool   // is a sentence by itself
	state       uint32 // the above in one value
	i, we       bool   // has these words
	reported    bool   // its sentence has a verb in the mood of reported speech
	led         bool   // the paragraph before ends in a colon
	repeated    int    // stretches with the same first and last word
	words       int
	tokens      parse.Range

	mentionsBefore, mentionsAfter int // in its sentence
	subjectsBefore, subjectsAfter int
	near                          int     // the nearest verb before it that is no auxiliary, or -1
	subjects                      []int32 // of verbs up to near, the last first
	speaking                      []int32 // those of them whose verb is a cue
}

// Bounds on what is looked at around a quotation. No sentence of an article
// is longer; texts made to be slow are.
const (
	widest   = 150 // units
	furthest = 45  // mentions
)

func (s *scene) setting(i int) setting {
	d := s.d
	span := &d.Spans[i]
	u := &d.Units[span.Unit]
	x := setting{unit: span.Unit, sentence: int(u.Sentence), paragraph: span.Paragraph, near: -1}
	sent := d.Sentences[x.sentence].Units
	x.prev, x.prev2 = s.look(x.unit-1, sent), s.look(x.unit-2, sent)
	x.next, x.next2 = s.look(x.unit+1, sent), s.look(x.unit+2, sent)
	s.readWords(&x, span)
	x.led = s.ledTo(&x, span)
	x.sign = parse.LastSign(d.Text[span.Start:span.End])
	x.own = x.prev == parse.ClassStart && (x.next == parse.ClassEnd || x.next == parse.WordClass(fullStop) && x.next2 == parse.ClassEnd)
	x.state = x.summary()
	x.reported = s.hasReported(&x, sent)
	s.countAround(&x)
	s.findSubjects(&x, sent)
	return x
}

// ledTo reports whether the paragraph before span's announces it.
func (s *scene) ledTo(x *setting, span *parse.Span) bool {
	if span.Paragraph == 0 || x.unit != s.d.Paragraphs[span.Paragraph].Units.From {
		return false
	}
	p := s.d.Paragraphs[span.Paragraph-1]
	return s.d.Units[p.Units.To-1].Rune == ':'
}

// hasReported looks for a verb that reports what somebody said.
func (s *scene) hasReported(x *setting, sent parse.Range) bool {
	for k := max(sent.From, x.unit-widest); k < min(sent.To, x.unit+widest); k++ {
		if s.d.Units[k].Word.Flags.Has(parse.Reported) {
			return true
		}
	}
	return false
}

// look is what unit i shows, or the border of the sentence.
func (s *scene) look(i int, sentence parse.Range) uint32 {
	switch {
	case i < sentence.From:
		return parse.ClassStart
	case i >= sentence.To:
		return parse.ClassEnd
	}
	return seen(&s.d.Units[i])
}

// Hashes of words and signs that are looked for.
var (
	fullStop = parse.HashLower(".")
	colon    = parse.WordClass(parse.HashLower(":"))
	comma    = parse.WordClass(parse.HashLower(","))
	that     = parse.WordClass(parse.HashLower("that"))
	stop     = parse.WordClass(fullStop)
	emDash   = parse.WordClass(parse.HashLower("—"))
	enDash   = parse.WordClass(parse.HashLower("–"))
	hyphen   = parse.WordClass(parse.HashLower("-"))
	firstOne = hashes("i i'm i've i'd i'll my me ich mein")
	firstAll = hashes("we we're we've we'd we'll our us wir uns")
)

func hashes(words string) map[uint64]bool {
	m := map[uint64]bool{}
	for _, h := range parse.Hashes(words) {
		m[h] = true
	}
	return m
}

// readWords reads the quotation's words.
func (s *scene) readWords(x *setting, span *parse.Span) {
	toks := s.d.Tokens
	from := sort.Search(len(toks), func(k int) bool { return int(toks[k].Start) >= span.Start })
	to := from
	for ; to < len(toks) && int(toks[to].Start) < span.End; to++ {
		t := &toks[to]
		if t.Sign || t.Tag == parse.Genitive {
			continue
		}
		if x.words == 0 {
			x.lower = !t.Upper
		}
		x.words++
		x.i = x.i || firstOne[t.Hash]
		x.we = x.we || firstAll[t.Hash]
	}
	x.tokens = parse.Range{From: from, To: to}
}

// summary is what stands before, the last sign, what stands behind, and the case.
func (x *setting) summary() uint32 {
	cue := func(c uint32) bool { return parse.KindCue < c && c < parse.KindAux }
	before, end, after := uint32(0), uint32(0), uint32(0)
	switch {
	case x.prev == parse.ClassStart:
		before = 1
	case x.prev == colon:
		before = 2
	case x.prev == comma:
		before = 3
	case x.prev == that:
		before = 4
	case cue(x.prev):
		before = 5
	}
	switch {
	case x.sign == ',':
		end = 1
	case strings.ContainsRune(".!?…", x.sign):
		end = 2
	}
	switch {
	case x.next == parse.ClassEnd || x.next == stop:
		after = 1
	case x.next == comma || x.next == emDash || x.next == enDash || x.next == hyphen:
		after = 2
	case x.next == parse.ClassMention:
		after = 3
	case x.next == parse.ClassStretch:
		after = 4
	case cue(x.next):
		after = 5
	}
	return before | end<<4 | after<<8 | bit(x.lower)<<12
}

// countAround counts the sentence's mentions on both sides.
func (s *scene) countAround(x *setting) {
	ms := s.d.Sentences[x.sentence].Mentions
	k := s.firstAfter(ms, x.unit)
	from, to := max(ms.From, k-furthest), min(ms.To, k+furthest)
	x.mentionsBefore, x.mentionsAfter = k-from, to-k
	for i := from; i < to; i++ {
		m := &s.d.Mentions[i]
		if !m.Subject && m.Inverted != x.unit+1 {
			continue
		}
		if i < k {
			x.subjectsBefore++
		} else {
			x.subjectsAfter++
		}
	}
}

// firstAfter is the first of the mentions that doesn't start before unit.
func (s *scene) firstAfter(ms parse.Range, unit int) int {
	return ms.From + sort.Search(ms.Len(), func(k int) bool { return s.d.Mentions[ms.From+k].Units.From >= unit })
}

// findSubjects finds the verb before the quotation and whose it may be.
func (s *scene) findSubjects(x *setting, sent parse.Range) {
	d := s.d
	for k := x.unit - 1; k >= max(sent.From, x.unit-widest) && x.near < 0; k-- {
		u := &d.Units[k]
		switch u.Tag {
		case parse.Verb, parse.Infinitive, parse.Gerund, parse.Participle:
			if !u.Word.Flags.Has(parse.Auxiliary) {
				x.near = k
			}
		default:
			if u.Word.Cue > 1 {
				x.near = k
			}
		}
	}
	if x.near < 0 {
		return
	}
	ms := d.Sentences[x.sentence].Mentions
	last := s.firstAfter(ms, x.unit) - 1
	for i := last; i >= max(ms.From, last-furthest); i-- {
		m := &d.Mentions[i]
		if !m.Subject || m.Verb > x.near {
			continue
		}
		x.subjects = append(x.subjects, int32(i))
		if m.Main >= 0 && d.Units[m.Main].Word.Cue >= 2 {
			x.speaking = append(x.speaking, int32(i))
		}
	}
}
