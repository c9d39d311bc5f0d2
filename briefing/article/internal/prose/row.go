package prose

import (
	"math"
	"math/bits"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// A row collects the numbers that describe one block. Every block's row has the
// same numbers in the same order.
type row []float32

func (r *row) add(values ...float32) { *r = append(*r, values...) }

func (r *row) flag(yes bool) {
	if yes {
		*r = append(*r, 1)
	} else {
		*r = append(*r, 0)
	}
}

// rows describes all blocks.
func (s *survey) rows() [][]float32 {
	n := len(s.Blocks)
	out := make([][]float32, 0, n)
	var all row
	width := 0
	for i := range n {
		start := len(all)
		s.text(&all, i)
		s.links(&all, i)
		s.names(&all, i)
		s.boxes(&all, i)
		s.place(&all, i)
		s.neighbours(&all, i)
		s.stated(&all, i)
		s.section(&all, i)
		if width == 0 {
			width = len(all) - start
			all = append(make(row, 0, width*n), all...)
		}
	}
	for i := range n {
		out = append(out, all[i*width:(i+1)*width:(i+1)*width])
	}
	return out
}

// text is what the block says, and how.
func (s *survey) text(r *row, i int) {
	b, c := &s.Blocks[i], &s.counts[i]
	r.add(float32(c.runes), float32(c.words), share(c.runes, c.words), share(c.frequent, c.words), share(b.Strong, len(b.Text)), share(b.Italic, len(b.Text)))
	r.add(float32(c.commas), float32(c.stops), share(c.digits, c.runes), share(c.capitals, c.words), kindOf(c.first), kindOf(c.last))
	r.add(float32(s.copies[c.hash]), s.inTitle[i], s.ofTitle[i], float32(bits.OnesCount64(c.cues)))
	for _, yes := range [...]bool{c.ended(), b.Broken, b.Ruled, b.Pictured, c.date, c.address, c.sign, c.at} {
		r.flag(yes)
	}
	for k := range cues.kinds {
		r.flag(c.cues>>k&1 == 1)
	}
}

// links is how the block is linked: other articles are promoted by links that
// are the line, or end it, and stay on the site.
func (s *survey) links(r *row, i int) {
	b := &s.Blocks[i]
	n := len(b.Text)
	r.add(share(b.Linked, n), float32(b.Links), share(b.Inner, b.Links), float32(b.Longest))
	if b.Links == 0 {
		r.add(-1, -1, -1)
		return
	}
	r.add(float32(b.Lead), float32(b.Tail), s.named[i])
}

// far stands for a mark that none of the boxes around has.
const far = 12

// names is what the boxes around are called: for each kind of mark the steps to
// the nearest box that has it.
func (s *survey) names(r *row, i int) {
	b := s.Blocks[i].Box
	for k := range rolesBits {
		r.flag(s.roles[b]>>k&1 == 1)
	}
	start := len(*r)
	for range marks.kinds {
		r.add(far)
	}
	near := (*r)[start:]
	seen := Marks(0)
	for at, steps := b, 0; at > 0 && steps < far; at, steps = s.Boxes[at].Parent, steps+1 {
		for m := s.Boxes[at].Marks &^ seen; m != 0; m &= m - 1 {
			near[bits.TrailingZeros64(uint64(m))] = float32(steps)
		}
		seen |= s.Boxes[at].Marks
	}
	own := s.Boxes[b].Marks | s.Boxes[s.box[i]].Marks
	r.add(float32(own.count()), float32(s.marks[b].count()))
	r.flag(s.box[i] != b)
}

var rolesBits = bits.TrailingZeros32(uint32(rolesEnd))

// boxes is how much of the page's prose the boxes around hold.
func (s *survey) boxes(r *row, i int) {
	box := s.box[i]
	b := &s.Boxes[box]
	r.add(tagKind(b.Tag), tagKind(s.Boxes[max(0, b.Parent)].Tag), float32(s.depth[box]))
	down, up := s.fromBest(box)
	r.add(down, up)
	all := s.sums[len(s.Blocks)]
	for range 3 {
		box = s.around(box)
		b := &s.Boxes[box]
		in, n := s.in(box), int(b.End-b.First)
		r.add(share(in.prose, all.prose), share(in.linked, in.runes), log(n), share(int(in.proses), n), share(in.frequent, in.words))
		r.add(s.score[box]/(s.score[s.best]+1), share(i-int(b.First), n))
	}
	sh := s.shapes[s.shapeOf(i)]
	r.add(log(sh.blocks), share(sh.runes, sh.blocks), share(sh.linked, sh.runes), share(sh.proses, sh.blocks), share(sh.ended, sh.blocks), share(sh.inBest, sh.blocks))
	r.add(share(sh.proses, int(all.proses)))
}

// fromBest returns the steps from a box out to one around the best, and from
// the best box out to that one.
func (s *survey) fromBest(box int32) (down, up float32) {
	for ; box > 0; box = s.Boxes[box].Parent {
		if s.above[box] >= 0 {
			return down, float32(s.above[box])
		}
		down++
	}
	return down, 99
}

const (
	tagH1 = 2
	tagH6 = 4
)

// tagKind places tags on a scale from paragraph to table.
func tagKind(a atom.Atom) float32 {
	switch a {
	case atom.P:
		return 0
	case atom.Blockquote, atom.Pre:
		return 1
	case atom.H1:
		return tagH1
	case atom.H2:
		return 3
	case atom.H3, atom.H4, atom.H5, atom.H6:
		return tagH6
	case atom.Div:
		return 5
	case atom.Section, atom.Article, atom.Main:
		return 6
	case atom.Li:
		return 7
	case atom.Ul, atom.Ol:
		return 8
	case atom.Td, atom.Th:
		return 9
	case atom.Dd, atom.Dt, atom.Dl:
		return 10
	case atom.Figcaption, atom.Figure:
		return 11
	}
	return 12
}

// place is where on the page the block stands.
func (s *survey) place(r *row, i int) {
	n := len(s.Blocks)
	all, before := s.sums[n], s.sums[i]
	r.add(share(i, n), share(before.runes, all.runes), log(n), log(int(all.runes)), log(int(all.prose)), share(all.prose, all.runes))
	r.add(share(s.in(s.best).prose, all.prose), share(int(s.in(s.best).prose), int(s.in(s.best).proses)), share(all.prose-s.sums[i+1].prose, all.prose))
	if s.headed >= 0 {
		r.add(between(i-s.headed, -50, 200), float32(before.runes-s.sums[s.headed].runes))
	} else {
		r.add(250, -30000)
	}
	if s.firstLong < 0 {
		r.add(99, 99, -1, -9999)
		return
	}
	first, end := s.sums[s.firstLong], s.sums[s.lastLong+1]
	r.add(between(i-s.firstLong, -60, 60), between(i-s.lastLong, -60, 60))
	r.add(share(before.prose-first.prose, end.prose-first.prose), between(int(before.runes-end.runes), -5000, 5000))
}

// neighbours is what stands before and behind.
func (s *survey) neighbours(r *row, i int) {
	for _, step := range [...]int{-2, -1, 1, 2} {
		j := i + step
		if j < 0 || j >= len(s.Blocks) {
			r.add(-1, -1, -1, -1, -1, -1)
			continue
		}
		b, c := &s.Blocks[j], &s.counts[j]
		r.add(float32(c.runes), share(b.Linked, len(b.Text)), tagKind(s.Boxes[s.box[j]].Tag), float32(bits.OnesCount64(c.cues)))
		r.flag(s.Boxes[s.box[j]].Parent == s.Boxes[s.box[i]].Parent)
		r.flag(c.ended())
	}
	for _, reach := range [...]int{3, 8, 20} {
		in := s.within(i-reach, i+reach+1)
		r.add(share(in.prose, in.runes), share(in.linked, in.runes))
		r.add(float32(s.within(i+1, i+1+reach).prose), float32(s.within(i-reach, i).prose))
	}
}

// stated is what the page's metadata say about the block.
func (s *survey) stated(r *row, i int) {
	opening := s.Blocks[i].Text
	if len(opening) > 60 {
		opening = opening[:60]
		for !utf8.ValidString(opening) {
			opening = opening[:len(opening)-1]
		}
	}
	enough := s.counts[i].runes >= 20
	switch {
	case s.Stated == "":
		r.add(0)
	case !enough:
		r.add(0.5)
	case strings.Contains(s.Stated, opening):
		r.add(2)
	default:
		r.add(1)
	}
	r.flag(enough && s.Summary != "" && strings.Contains(s.Summary, opening))
	r.flag(s.Declared)
	r.flag(s.prosy[i])
}

func log(n int) float32 { return float32(math.Log1p(float64(max(0, n)))) }

func between(n, low, high int) float32 { return float32(max(low, min(n, high))) }
