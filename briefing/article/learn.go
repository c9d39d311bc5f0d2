package article

import (
	"hash/fnv"
	"math"
	"strings"

	"newsbrief/briefing/internal/forest"
	"newsbrief/briefing/internal/linear"
)

// A Lesson is a page of which some text is known to belong to its article, and
// some not to.
type Lesson struct {
	Page    Page
	Must    []string // pieces of the article
	MustNot []string // pieces of the page that are none
}

// Learn learns weights from lessons. The same lessons in the same order give
// the same weights. Pages that can't be read are left out.
func Learn(lessons []Lesson) *Weights {
	var all []*pupil
	for _, l := range lessons {
		if p := newPupil(l); p != nil {
			all = append(all, p)
		}
	}
	w := &Weights{first: grow(all)}
	const parts = 4
	for part := range parts { // the second has to learn from what the first hasn't seen
		var seen []*pupil
		for _, p := range all {
			if p.part%parts != uint32(part) {
				seen = append(seen, p)
			}
		}
		f := grow(seen)
		for _, p := range all {
			if p.part%parts == uint32(part) {
				p.guess = likelihoods(f, p.rows)
			}
		}
	}
	for _, p := range all {
		for i := range p.rows {
			p.s.describeAgain(&p.rows[i], i, p.guess)
		}
	}
	w.second = grow(all)
	return w
}

// A pupil is a lesson with its features.
type pupil struct {
	s     *scene
	rows  []row
	yes   []float64 // weight of the labels for a block
	no    []float64 // and against it
	part  uint32    // by host, so that one site's pages stay together
	guess []float32
}

func newPupil(l Lesson) *pupil {
	root, err := parse(l.Page.Body, l.Page.ContentType)
	if err != nil {
		return nil
	}
	s := newScene(newDocument(root, l.Page.URL))
	n := len(s.gists)
	p := &pupil{s: s, rows: make([]row, n), yes: make([]float64, n), no: make([]float64, n)}
	for i := range p.rows {
		s.describe(&p.rows[i], i)
	}
	h := fnv.New32a()
	h.Write([]byte(brand(s.d.at.Hostname())))
	p.part = h.Sum32()
	for _, text := range l.Must {
		p.label(p.yes, text, true)
	}
	for _, text := range l.MustNot {
		p.label(p.no, text, false)
	}
	return p
}

// label marks the blocks that hold a piece, or that it holds. Of several that
// may be meant as article text it is the longest; none of those that may be
// meant as something else is.
func (p *pupil) label(marks []float64, piece string, one bool) {
	piece = line(piece)
	var at []int
	for i := range p.s.d.blocks {
		t := line(p.s.d.blocks[i].text)
		if strings.Contains(t, piece) || len(t) > 15 && strings.Contains(piece, t) {
			at = append(at, i)
		}
	}
	if len(at) == 0 || piece == "" {
		return
	}
	if one {
		best := at[0]
		for _, i := range at {
			if p.s.gists[i].size > p.s.gists[best].size {
				best = i
			}
		}
		marks[best] = min(2, marks[best]+1)
		return
	}
	for _, i := range at {
		marks[i] = min(2, marks[i]+1/math.Sqrt(float64(len(at))))
	}
}

// grow fits a forest to the labelled blocks.
func grow(pupils []*pupil) *forest.Forest {
	var rows [][]float32
	var yes, no []float64
	for _, p := range pupils {
		for i := range p.rows {
			if p.yes[i]+p.no[i] > 0 {
				rows, yes, no = append(rows, p.rows[i]), append(yes, p.yes[i]), append(no, p.no[i])
			}
		}
	}
	slope := func(sums, first, second []float64) {
		for i, s := range sums {
			q := linear.Logistic(s)
			w := yes[i] + no[i]
			first[i] = w*q - yes[i]
			second[i] = max(w*q*(1-q), 1e-3)
		}
	}
	return forest.Grow(rows, slope, forest.Options{Trees: 160, Depth: 5, Rate: 0.07, Lambda: 3, Least: 3, Sample: 0.6, Look: 0.25})
}
