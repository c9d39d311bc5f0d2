package prose

import "newsbrief/briefing/internal/forest"

// A Lesson is a page of which some blocks are known.
type Lesson struct {
	Page  *Page
	Known []Known
	Group int // pages that may tell of one another, as those of a site, are of one group
}

// Known is what is known of a block.
type Known struct {
	Part   float32 // 1: of the article, 0: not; between, if one can't say
	Weight float32 // 0: nothing is known
}

// Options are those of both forests.
var options = forest.Options{Trees: 240, Depth: 5, Rate: 0.07, Lambda: 6, Sample: 0.6, Look: 0.2}

// parts is in how many parts lessons are cut for the first judgements that the
// second forest learns from: none may come from a forest that knew the answer.
const parts = 4

// Train learns a model. The same lessons in the same order give the same model.
func Train(lessons []Lesson) *Model {
	p := make([]pupil, len(lessons))
	for i := range lessons {
		p[i] = newPupil(&lessons[i])
	}
	for part := range parts {
		f := grow(p, func(l *Lesson) bool { return l.Group%parts != part })
		for i := range p {
			if p[i].Group%parts == part {
				p[i].sure = judge(f, p[i].rows)
			}
		}
	}
	all := func(*Lesson) bool { return true }
	m := &Model{alone: grow(p, all)}
	for i := range p {
		p[i].lookAgain()
	}
	m.around = grow(p, all)
	return m
}

// A pupil is a lesson while it is learnt.
type pupil struct {
	*Lesson
	survey *survey
	rows   [][]float32
	known  []Known // of each row
	sure   []float32
}

func newPupil(l *Lesson) pupil {
	s := newSurvey(l.Page)
	return pupil{Lesson: l, survey: s, rows: s.rows(), known: l.Known}
}

// lookAgain leaves the blocks that are worth a second look, with rows for it.
func (p *pupil) lookAgain() {
	c := newContext(p.survey, p.sure)
	open := c.open()
	p.rows = c.rows(p.rows, open)
	p.known = make([]Known, len(open))
	for k, i := range open {
		p.known[k] = p.Known[i]
	}
}

// grow fits a forest to the blocks that are known of the lessons in use.
func grow(pupils []pupil, use func(*Lesson) bool) *forest.Symmetric {
	var rows [][]float32
	var known []Known
	for _, p := range pupils {
		if !use(p.Lesson) {
			continue
		}
		for i, k := range p.known {
			if k.Weight > 0 {
				rows, known = append(rows, p.rows[i]), append(known, k)
			}
		}
	}
	return forest.GrowSymmetric(rows, slope(known), options)
}

// slope is that of the logistic loss.
func slope(known []Known) forest.Slope {
	return func(sums, first, second []float64) {
		for i, k := range known {
			p := logistic(sums[i])
			first[i] = float64(k.Weight) * (p - float64(k.Part))
			second[i] = float64(k.Weight) * p * (1 - p)
		}
	}
}
