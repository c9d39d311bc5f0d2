package parse

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark finds the marked stretches of the paragraph d.Text[start:end]. Pairing
// starts anew in each: one forgotten mark must not turn the rest of the
// article inside out.
func (d *Document) mark(start, end int, style style) {
	from := len(d.Spans)
	p := pairing{d: d, start: start, end: end, style: style, curly: -1, low: -1, single: -1}
	if p.mixed = d.mixesMarks(start, end); !p.mixed {
		d.pairStraight(start, end)
	}
	for i, r := range d.Text[start:end] {
		p.see(start+i, r)
	}
	p.finish()
	if style.dash && len(d.Spans) == from {
		d.markDash(start, end)
	}
	d.nest(from)
}

// mixesMarks reports whether the paragraph has straight marks and curly ones of
// which some may be fellows: an odd straight one ("so”), or as many as the
// German openers that nothing else closes („so").
func (d *Document) mixesMarks(start, end int) bool {
	t := d.Text[start:end]
	if low := strings.Count(t, "„") - strings.Count(t, "“") - strings.Count(t, "”"); low > 0 && low == strings.Count(t, `"`) {
		return true
	}
	return strings.Count(t, `"`)%2 == 1 && strings.ContainsAny(t, "“”„")
}

// pairStraight pairs the marks that look alike on both sides by their parity.
// The odd one runs to the end of the paragraph, for the next one to go on.
func (d *Document) pairStraight(start, end int) {
	open := -1
	for i := start; i < end; i++ {
		if d.Text[i] != '"' {
			continue
		}
		if open < 0 {
			open = i
			continue
		}
		d.addSpan(open+1, i, open, i+1, Straight)
		open = -1
	}
	if open >= 0 {
		d.addSpan(open+1, end, open, end, StraightUnclosed)
	}
}

// pairing is the state of pairing marks that have a direction.
type pairing struct {
	d          *Document
	start, end int
	style      style
	curly, low int   // where one is open, or -1
	single     int   // likewise
	mixed      bool  // straight and curly marks pair with each other
	angles     []int // open ones, the innermost last
	corners    []int
}

func (p *pairing) see(i int, r rune) {
	switch r {
	case '„':
		if p.low < 0 {
			p.low = i
		}
	case '“', '‟':
		p.high(i, r)
	case '”':
		p.close(i)
	case '"':
		p.straight(i)
	case '«', '»':
		p.angle(i, r)
	case '「', '『':
		p.corners = append(p.corners, i)
	case '」', '』':
		p.corners = p.pop(p.corners, i, r, Corner)
	case '‘', '’', '\'':
		if p.style.single {
			p.apostrophe(i, r)
		}
	}
}

// straight is a straight mark where it isn't paired with its like: by where it
// stands it opens or closes.
func (p *pairing) straight(i int) {
	switch {
	case p.low >= 0:
		p.d.addSpan(p.low+len("„"), i, p.low, i+1, Low)
		p.low = -1
	case !p.mixed:
	case p.curly < 0:
		p.curly = i
	case !p.opens(i, 1):
		p.shut(i, 1, Straight)
	}
}

// opens reports whether the mark of n bytes at i stands where one opens.
func (p *pairing) opens(i, n int) bool {
	before, _ := utf8.DecodeLastRuneInString(p.d.Text[p.start:i])
	after, _ := utf8.DecodeRuneInString(p.d.Text[i+n : p.end])
	return (i == p.start || unicode.IsSpace(before) || strings.ContainsRune("([—–-", before)) && !unicode.IsSpace(after) && i+n < p.end
}

// shut ends what p.curly opened with the mark of n bytes at i.
func (p *pairing) shut(i, n int, mark Mark) {
	_, m := utf8.DecodeRuneInString(p.d.Text[p.curly:])
	p.d.addSpan(p.curly+m, i, p.curly, i+n, mark)
	p.curly = -1
}

// high is the mark that opens in English and closes in German.
func (p *pairing) high(i int, r rune) {
	switch {
	case p.low >= 0:
		p.d.addSpan(p.low+len("„"), i, p.low, i+utf8.RuneLen(r), Low)
		p.low = -1
	case p.curly < 0:
		p.curly = i
	case p.closes(i, utf8.RuneLen(r)):
		p.shut(i, utf8.RuneLen(r), Curly)
	}
}

// closes reports whether the mark of n bytes at i can't but close.
func (p *pairing) closes(i, n int) bool {
	before, _ := utf8.DecodeLastRuneInString(p.d.Text[p.start:i])
	after, _ := utf8.DecodeRuneInString(p.d.Text[i+n : p.end])
	return !unicode.IsSpace(before) && (unicode.IsSpace(after) || i+n == p.end)
}

// close is ”. With nothing open it ends speech that began before the paragraph.
func (p *pairing) close(i int) {
	next := i + len("”")
	switch {
	case p.low >= 0:
		p.d.addSpan(p.low+len("„"), i, p.low, next, Low)
		p.low = -1
	case p.curly >= 0:
		p.shut(i, next-i, Curly)
	case p.style.sameCurly:
		p.curly = i
	default:
		p.d.addSpan(p.start, i, p.start, next, CurlyUnopened)
	}
}

func (p *pairing) angle(i int, r rune) {
	if (r == '«') != p.style.inward {
		if len(p.angles) < 8 {
			p.angles = append(p.angles, i)
		}
		return
	}
	p.angles = p.pop(p.angles, i, r, Angle)
}

// pop closes the innermost of open with the mark r at i.
func (p *pairing) pop(open []int, i int, r rune, mark Mark) []int {
	if len(open) == 0 {
		return open
	}
	o := open[len(open)-1]
	_, n := utf8.DecodeRuneInString(p.d.Text[o:])
	p.d.addSpan(o+n, i, o, i+utf8.RuneLen(r), mark)
	return open[:len(open)-1]
}

// apostrophe pairs single marks, in articles that have no others.
func (p *pairing) apostrophe(i int, r rune) {
	n := utf8.RuneLen(r)
	before, _ := utf8.DecodeLastRuneInString(p.d.Text[p.start:i])
	after, _ := utf8.DecodeRuneInString(p.d.Text[i+n : p.end])
	opens := (i == p.start || unicode.IsSpace(before) || before == '(') && wordRune(after)
	closes := !wordRune(after) && !unicode.IsSpace(before)
	switch {
	case p.single < 0 && r != '’' && opens:
		p.single = i
	case p.single >= 0 && r != '‘' && closes:
		_, m := utf8.DecodeRuneInString(p.d.Text[p.single:])
		p.d.addSpan(p.single+m, i, p.single, i+n, Single)
		p.single = -1
	}
}

// finish runs what is still open to the end of the paragraph.
func (p *pairing) finish() {
	if p.low >= 0 {
		p.d.addSpan(p.low+len("„"), p.end, p.low, p.end, CurlyUnclosed)
	}
	if p.curly >= 0 {
		p.shut(p.end, 0, CurlyUnclosed)
	}
	if len(p.angles) > 0 {
		p.d.addSpan(p.angles[0]+len("«"), p.end, p.angles[0], p.end, CurlyUnclosed)
	}
}

// nest sorts the paragraph's spans, finds their parents, and drops those that
// cross another: of two marked stretches neither of which holds the other, at
// least one is wrong.
func (d *Document) nest(from int) {
	spans := d.Spans[from:]
	slices.SortStableFunc(spans, func(a, b Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	kept := from
	var open []int
	for _, s := range spans {
		for len(open) > 0 && d.Spans[open[len(open)-1]].End <= s.Start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			o := &d.Spans[open[len(open)-1]]
			if s.End > o.End || s.Start == o.Start && s.End == o.End {
				continue
			}
			s.Parent = open[len(open)-1]
		}
		s.Wrong = d.wrongWay(s)
		d.Spans[kept] = s
		open = append(open, kept)
		kept++
	}
	d.Spans = d.Spans[:kept]
}

// wrongWay reports whether the opening mark of s follows the end of a clause
// at once and a blank follows it: it closes, whatever it looks like.
func (d *Document) wrongWay(s Span) bool {
	if s.Open >= s.Start || s.Open == 0 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(d.Text[:s.Open])
	_, n := utf8.DecodeRuneInString(d.Text[s.Open:])
	after, _ := utf8.DecodeRuneInString(d.Text[s.Open+n:])
	return strings.ContainsRune(",.!?…;", before) && unicode.IsSpace(after)
}
