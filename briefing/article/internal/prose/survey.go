package prose

import (
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

// A survey is what the rows of a page's blocks are made from.
type survey struct {
	*Page
	counts []counts
	box    []int32 // of each block, the innermost box that bounds text
	roles  []Roles // of each box, with those around it
	marks  []Marks // likewise
	depth  []int32
	prosy  []bool // of each block: it reads like a paragraph
	sums   []sum  // over the blocks before
	copies map[uint64]int

	inTitle []float32 // of each block: share of its words that the title has
	ofTitle []float32 // share of the title's words that it has
	headed  int       // block that shows the title; -1 if none

	score     []float32 // of each box, see scores.go
	best      int32     // the box with the most
	above     []int32   // of each box, steps from best up to it; -1 if it isn't around best
	firstLong int       // first and last prosy block in best; -1 if none
	lastLong  int

	shapes map[uint64]*shape

	sections []section
	named    []float32 // of each block: share of the words of its longest link's address that the block has
	pictured []float32 // share of its words that the picture before is said to show, -1 without one
	ruled    []int     // the last block behind a rule
}

// A sum adds up blocks.
type sum struct {
	runes, linked   int32 // characters, those in links
	prose, proses   int32 // characters of prosy blocks, their number
	words, frequent int32
}

func (s sum) minus(t sum) sum {
	return sum{s.runes - t.runes, s.linked - t.linked, s.prose - t.prose, s.proses - t.proses, s.words - t.words, s.frequent - t.frequent}
}

// A shape adds up the blocks that stand in like boxes: the paragraphs of an
// article have one shape, the lines that promote other articles another.
type shape struct {
	blocks, runes, linked, proses, ended, inBest int

	sure float32 // first judgements, see context
}

// newSurvey reads a page.
func newSurvey(p *Page) *survey {
	n := len(p.Blocks)
	s := &survey{Page: p, counts: make([]counts, n), box: make([]int32, n), prosy: make([]bool, n), sums: make([]sum, n+1),
		copies: make(map[uint64]int, n), inTitle: make([]float32, n), ofTitle: make([]float32, n), headed: -1}
	s.inherit()
	c := counter{table: p.Frequent}
	for i := range p.Blocks {
		s.counts[i] = c.count(p.Blocks[i].Text)
		s.copies[s.counts[i].hash]++
		s.box[i] = s.bounding(p.Blocks[i].Box)
		s.add(i)
	}
	s.compareTitles()
	s.rank()
	s.gatherShapes()
	s.cutSections()
	s.lookAround()
	return s
}

// inherit gives every box what the boxes around it are.
func (s *survey) inherit() {
	n := len(s.Boxes)
	s.roles, s.marks, s.depth = make([]Roles, n), make([]Marks, n), make([]int32, n)
	for i, b := range s.Boxes {
		s.roles[i], s.marks[i] = b.Roles, b.Marks
		if b.Parent >= 0 {
			s.roles[i] |= s.roles[b.Parent]
			s.marks[i] |= s.marks[b.Parent]
			s.depth[i] = s.depth[b.Parent] + 1
		}
	}
}

// bounding returns the innermost box from b outwards that bounds text.
func (s *survey) bounding(b int32) int32 {
	for b > 0 && s.Boxes[b].Inline {
		b = s.Boxes[b].Parent
	}
	return b
}

// around returns the next box that bounds text and holds more than b does.
func (s *survey) around(b int32) int32 {
	up := max(0, s.Boxes[b].Parent)
	for up > 0 && (s.Boxes[up].Inline || s.Boxes[up].First == s.Boxes[b].First && s.Boxes[up].End == s.Boxes[b].End) {
		up = s.Boxes[up].Parent
	}
	return up
}

// add adds block i to the sums.
func (s *survey) add(i int) {
	b, c := &s.Blocks[i], &s.counts[i]
	t := s.sums[i]
	t.runes += int32(c.runes)
	t.linked += int32(b.Linked * c.runes / max(1, len(b.Text)))
	t.words += int32(c.words)
	t.frequent += int32(c.frequent)
	if c.runes >= long && b.Linked*20 < len(b.Text)*7 && c.commas+c.stops > 0 {
		s.prosy[i] = true
		t.prose += int32(c.runes)
		t.proses++
	}
	s.sums[i+1] = t
}

// within returns the sum of the blocks from first up to end, as far as they
// exist.
func (s *survey) within(first, end int) sum {
	n := len(s.Blocks)
	first = max(0, min(first, n))
	return s.sums[max(first, min(end, n))].minus(s.sums[first])
}

// in returns the sum of the blocks in a box.
func (s *survey) in(box int32) sum {
	return s.within(int(s.Boxes[box].First), int(s.Boxes[box].End))
}

// maxTitled is the length of a block, in characters, up to which it may show the title.
const maxTitled = 300

// compareTitles finds the block that shows the title.
func (s *survey) compareTitles() {
	title := wordsOf(s.Title)
	best := float32(0.3)
	for i := range s.Blocks {
		if s.counts[i].runes >= maxTitled || len(title) == 0 {
			continue
		}
		s.inTitle[i], s.ofTitle[i] = shared(title, s.Blocks[i].Text)
		like := s.inTitle[i] * s.ofTitle[i]
		if s.Boxes[s.box[i]].Tag == atom.H1 {
			like *= 1.5
		}
		if like > best {
			best, s.headed = like, i
		}
	}
}

// maxTitle is how many words of a title are compared.
const maxTitle = 60

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

func wordsOf(title string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsFuncSeq(strings.ToLower(title), notWord) {
		if set[w] = true; len(set) == maxTitle {
			break
		}
	}
	return set
}

// shared returns the share of text's words that are in title, and the other way
// around.
func shared(title map[string]bool, text string) (in, of float32) {
	n, hits := 0, 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), notWord) {
		n++
		if title[w] {
			hits++
		}
	}
	return share(hits, n), min(1, share(hits, len(title)))
}

// shapeOf is the shape of the box that block i stands in, and of the next.
func (s *survey) shapeOf(i int) uint64 {
	b := s.box[i]
	up := s.bounding(max(0, s.Boxes[b].Parent))
	return s.Boxes[b].Shape*31 + s.Boxes[up].Shape
}

func (s *survey) gatherShapes() {
	s.shapes = make(map[uint64]*shape)
	best := s.Boxes[s.best]
	for i := range s.Blocks {
		key := s.shapeOf(i)
		sh := s.shapes[key]
		if sh == nil {
			sh = new(shape)
			s.shapes[key] = sh
		}
		sh.blocks++
		sh.runes += s.counts[i].runes
		sh.linked += s.Blocks[i].Linked
		if s.prosy[i] {
			sh.proses++
		}
		if s.counts[i].ended() {
			sh.ended++
		}
		if int32(i) >= best.First && int32(i) < best.End {
			sh.inBest++
		}
	}
}

func share[T int | int32](a, b T) float32 {
	if b == 0 {
		return 0
	}
	return float32(a) / float32(b)
}
