package speaker

import "newsbrief/briefing/internal/linear"

// answer goes through the stages.
func (r *run) answer() ([]Answer, [][]finalist) {
	d, m := r.d, r.m
	r.beliefs = make([]belief, len(d.Spans))
	r.rows = make([]row, len(d.Spans))
	for i := range d.Spans {
		r.rank(i)
	}
	r.rankAgain()
	finals := r.compareAll()
	answers := make([]Answer, len(d.Spans))
	for i, b := range r.beliefs {
		r.f.reset()
		r.describeSpeech(&r.f, i, b)
		a := Answer{Mention: b.mention, Speaker: b.p, Second: r.ruled[i]}
		score := float64(m.speech.Score(r.f.hashes))
		a.Speech = linear.Logistic(score)
		a.Sure = a.Speech * a.Speaker
		if b.mention >= 0 {
			r.sight = r.sight[:0]
			r.weigh(&r.sight, i, finals[i], r.beliefs, r.prev[i], r.next[i], score)
			a.Sure = linear.Logistic(m.trust.Sum(r.sight))
		}
		if a.Sure < Doubtful {
			a.Rivals = rivals(finals[i])
		}
		answers[i] = a
	}
	return answers, finals
}

// compareAll has the trees decide between each span's finalists.
func (r *run) compareAll() [][]finalist {
	finals := make([][]finalist, len(r.rows))
	decided := make([]belief, len(r.rows))
	for i := range r.rows {
		finals[i] = finalistsOf(r.rows[i])
		decided[i] = belief{mention: -1}
		if len(finals[i]) > 0 {
			decided[i] = r.decide(i, finals[i])
		}
	}
	copy(r.beliefs, decided)
	return finals
}

// decide reorders the finalists of span i by the trees' judgement and returns
// the winner.
func (r *run) decide(i int, all []finalist) belief {
	scores := make([]float64, len(all))
	for n := range all {
		r.sight = r.sight[:0]
		r.compare(&r.sight, i, all, n, r.beliefs, r.prev[i], r.next[i])
		scores[n] = r.m.judge.Sum(r.sight)
	}
	return settle(all, scores)
}

// settle puts the winner of scores first.
func settle(all []finalist, scores []float64) belief {
	linear.Softmax(scores)
	win := 0
	for n, p := range scores {
		if p > scores[win] {
			win = n
		}
		all[n].p = p
	}
	all[0], all[win] = all[win], all[0]
	return belief{all[0].id, all[0].p}
}

// A run is a model at work on a document.
type run struct {
	*scene
	m          *Model
	beliefs    []belief
	rows       []row
	prev, next []int
	scores     []float64 // scratch
	f          features  // scratch
	sight      sight     // scratch
}

// A row is a span's candidates.
type row []entry

// An entry is a candidate and what it scores.
type entry struct {
	id            int32
	base          float32 // in the second ranking, before the neighbours are looked at
	first, second float64 // in the two rankings
}

// rank believes in the best mention for span i by itself.
func (r *run) rank(i int) {
	ids := r.candidatesOf(i)
	w := make(row, 0, len(ids)+1)
	for _, id := range ids {
		w = append(w, r.enter(i, id))
	}
	r.rows[i] = w
	r.beliefs[i] = w.best(&r.scores, func(e *entry) float64 { return e.first })
}

// enter scores mention id for span i by itself.
func (r *run) enter(i int, id int32) entry {
	c := r.candidate(i, int(id))
	r.f.reset()
	c.describe(&r.f)
	return entry{id: id, base: r.m.second.Score(r.f.hashes), first: float64(r.m.first.Score(r.f.hashes))}
}

// best believes in the entry with the highest score; p is scratch.
func (w row) best(p *[]float64, score func(*entry) float64) belief {
	*p = (*p)[:0]
	for k := range w {
		*p = append(*p, score(&w[k]))
	}
	linear.Softmax(*p)
	b := belief{mention: -1}
	for k, x := range *p {
		if x > b.p {
			b = belief{int(w[k].id), x}
		}
	}
	return b
}

// rankAgain goes left to right, so that each belief rests on the last word
// about the quotation before and the first about the one behind.
func (r *run) rankAgain() {
	r.prev, r.next = r.spokenBeside()
	for i := range r.rows {
		r.admit(i, r.prev[i])
		w := r.rows[i]
		for k := range w {
			c := r.candidate(i, int(w[k].id))
			r.f.reset()
			c.describeNeighbours(&r.f, r.beliefs, r.prev[i], r.next[i])
			w[k].second = float64(w[k].base + r.m.second.Score(r.f.hashes))
		}
		r.beliefs[i] = w.best(&r.scores, func(e *entry) float64 { return e.second })
	}
}

// admit adds the previous quotation's speaker to span i's candidates.
func (r *run) admit(i, prev int) {
	if prev < 0 || r.beliefs[prev].mention < 0 {
		return
	}
	id := int32(r.beliefs[prev].mention)
	for _, e := range r.rows[i] {
		if e.id == id {
			return
		}
	}
	r.rows[i] = append(r.rows[i], r.enter(i, id))
}
