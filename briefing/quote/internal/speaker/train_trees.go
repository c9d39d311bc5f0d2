package speaker

import (
	"newsbrief/briefing/internal/forest"
	"newsbrief/briefing/internal/linear"
)

// elect finds the finalists and what the trees see of them.
func (p *pupil) elect() {
	p.prev, p.next = p.s.spokenBeside()
	for i := range p.second {
		w := make(row, len(p.ids[i]))
		for k, id := range p.ids[i] {
			w[k] = entry{id: id, first: p.firsts[i][k], second: p.seconds[i][k]}
		}
		all := finalistsOf(w)
		sights := make([]sight, len(all))
		for n := range all {
			p.s.compare(&sights[n], i, all, n, p.beliefs, p.prev[i], p.next[i])
		}
		p.finals, p.sights = append(p.finals, all), append(p.sights, sights)
	}
}

// judge grows the trees that compare finalists.
func (t *trainer) judge(pupils []*pupil) *forest.Forest {
	var rows [][]float32
	var right []bool
	var groups []int // ends of groups in rows
	for _, p := range pupils {
		for i, all := range p.finals {
			n := 0
			for k := range all {
				ok := p.right(i, &p.Doc.Mentions[all[k].id])
				n += int(bit(ok))
				rows, right = append(rows, p.sights[i][k]), append(right, ok)
			}
			if n == 0 || !p.Speech[i] {
				rows, right = rows[:len(rows)-len(all)], right[:len(right)-len(all)]
				continue
			}
			groups = append(groups, len(rows))
		}
	}
	return forest.Grow(rows, chooseSlope(right, groups), forest.Options{Trees: t.o.Trees, Depth: t.o.Depth, Rate: t.o.Rate, Lambda: 3, Least: 4, Sample: 0.7, Look: t.o.Look})
}

// chooseSlope is the slope of the likelihood of choosing a right row in each
// group.
func chooseSlope(right []bool, groups []int) forest.Slope {
	var p []float64
	return func(sums, first, second []float64) {
		from := 0
		for _, to := range groups {
			p = append(p[:0], sums[from:to]...)
			linear.Softmax(p)
			ok := 1e-9
			for k, x := range p {
				if right[from+k] {
					ok += x
				}
			}
			for k, x := range p {
				first[from+k] = x
				if right[from+k] {
					first[from+k] -= x / ok
				}
				second[from+k] = max(x*(1-x), 1e-3)
			}
			from = to
		}
	}
}

// settleAll decides every pupil by trees that didn't see it.
func (t *trainer) settleAll() {
	const k = 3
	var judges []*forest.Forest
	for part := range k {
		judges = append(judges, t.judge(t.without(part, k)))
	}
	for i, p := range t.pupils {
		p.settle(judges[i%k])
	}
	for _, p := range t.pupils {
		p.beliefs = p.decided
	}
}

// without is all pupils but each k-th, from part on.
func (t *trainer) without(part, k int) []*pupil {
	var seen []*pupil
	for i, p := range t.pupils {
		if i%k != part {
			seen = append(seen, p)
		}
	}
	return seen
}

func (p *pupil) settle(f *forest.Forest) {
	for i, all := range p.finals {
		if len(all) == 0 {
			p.decided = append(p.decided, belief{mention: -1})
			continue
		}
		scores := make([]float64, len(all))
		for n := range all {
			scores[n] = f.Sum(p.sights[i][n])
		}
		p.decided = append(p.decided, settle(all, scores))
	}
}

// trust grows the trees that say how sure an answer is.
func (t *trainer) trust() *forest.Forest {
	var rows [][]float32
	var right []bool
	const k = 3
	for part := range k {
		speech := t.speech(t.without(part, k))
		for i, p := range t.pupils {
			if i%k != part {
				continue
			}
			for j, all := range p.finals {
				if len(all) == 0 || p.Faulty[j] {
					continue
				}
				var f features
				p.s.describeSpeech(&f, j, p.beliefs[j])
				var r sight
				p.s.weigh(&r, j, all, p.beliefs, p.prev[j], p.next[j], float64(speech.Score(f.hashes)))
				rows = append(rows, r)
				right = append(right, p.Speech[j] && p.right(j, &p.Doc.Mentions[all[0].id]))
			}
		}
	}
	slope := func(sums, first, second []float64) {
		for i, s := range sums {
			q := linear.Logistic(s)
			first[i] = q - float64(bit(right[i]))
			second[i] = max(q*(1-q), 1e-3)
		}
	}
	return forest.Grow(rows, slope, forest.Options{Trees: t.o.Trees, Depth: t.o.Depth, Rate: t.o.Rate, Lambda: 3, Least: 4, Sample: 0.7, Look: t.o.Look})
}
