package speaker

import (
	"slices"

	"newsbrief/briefing/internal/linear"
	"newsbrief/briefing/quote/internal/parse"
)

// A pupil is a lesson with its features.
type pupil struct {
	*Lesson
	s       *scene
	ids     [][]int32
	first   []linear.Choice
	second  []linear.Choice
	beliefs []belief

	firsts, seconds [][]float64 // scores of ids in the two rankings
	finals          [][]finalist
	prev, next      []int
	sights          [][]sight // of each span's finalists
	decided         []belief
}

func newPupil(l *Lesson) *pupil {
	p := &pupil{Lesson: l, s: newScene(l.Doc), beliefs: make([]belief, len(l.Doc.Spans))}
	for i := range l.Doc.Spans {
		ids := append([]int32(nil), p.s.candidatesOf(i)...)
		p.ids = append(p.ids, ids)
		p.first = append(p.first, p.choice(i, ids))
	}
	return p
}

// choice describes the candidates ids of span i.
func (p *pupil) choice(i int, ids []int32) linear.Choice {
	var ch linear.Choice
	for _, id := range ids {
		c := p.s.candidate(i, int(id))
		f := features{hashes: make([]uint32, 0, 120)}
		c.describe(&f)
		ch.Candidates = append(ch.Candidates, f.hashes)
		ch.Right = append(ch.Right, p.right(i, c.m))
	}
	return ch
}

func (p *pupil) right(i int, m *parse.Mention) bool {
	for _, r := range p.Right[i] {
		if m.Start < r.To && r.From < m.End {
			return true
		}
	}
	return false
}

// lookAround makes the second choices from the first beliefs.
func (p *pupil) lookAround(r *linear.Table) {
	prev, next := p.s.spokenBeside()
	for i := range p.first {
		c := p.first[i]
		if b := prev[i]; b >= 0 && p.beliefs[b].mention >= 0 && !slices.Contains(p.ids[i], int32(p.beliefs[b].mention)) {
			extra := p.choice(i, []int32{int32(p.beliefs[b].mention)})
			p.ids[i] = append(p.ids[i], int32(p.beliefs[b].mention))
			c.Candidates = append(c.Candidates[:len(c.Candidates):len(c.Candidates)], extra.Candidates...)
			c.Right = append(c.Right[:len(c.Right):len(c.Right)], extra.Right...)
			p.firsts[i] = append(p.firsts[i], float64(r.Score(extra.Candidates[0])))
		}
		for _, id := range p.ids[i] {
			var f features
			x := p.s.candidate(i, int(id))
			x.describeNeighbours(&f, p.beliefs, prev[i], next[i])
			c.More = append(c.More, f.hashes)
		}
		p.second = append(p.second, c)
	}
}
