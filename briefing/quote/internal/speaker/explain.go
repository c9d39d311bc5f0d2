package speaker

import (
	"cmp"
	"maps"
	"slices"

	"newsbrief/briefing/quote/internal/parse"
)

// A Reason is what a group of features adds to a choice: above 0 for it, below
// against it.
type Reason struct {
	Group  string
	Weight float64
}

// An Account tells why an answer is what it is.
type Account struct {
	Answer
	Rival int      // the mention that came second, or -1
	For   []Reason // for the mention, against the rival; the weightiest first
	Marks []Reason // for its being speech
}

// Account accounts for each of d's spans.
func (m *Model) Account(d *parse.Document) []Account {
	if len(d.Spans) == 0 {
		return nil
	}
	r := &run{scene: newScene(d), m: m}
	r.f.explain = true
	answers, finals := r.answer()
	accounts := make([]Account, len(answers))
	for i, a := range answers {
		accounts[i] = Account{Answer: a, Rival: -1, Marks: r.speechReasons(i)}
		if len(finals[i]) > 1 {
			accounts[i].Rival = r.rival(finals[i])
			accounts[i].For = r.difference(i, a.Mention, accounts[i].Rival)
		}
	}
	return accounts
}

// rival is the likeliest but the winner, who stands first.
func (r *run) rival(all []finalist) int {
	best := 1
	for n := 2; n < len(all); n++ {
		if all[n].p > all[best].p {
			best = n
		}
	}
	return all[best].id
}

// difference is what each group of features has for one mention against another.
func (r *run) difference(i, mention, rival int) []Reason {
	sums := map[string]float64{}
	r.addCandidate(sums, i, mention, 1)
	r.addCandidate(sums, i, rival, -1)
	return ranked(sums)
}

func (r *run) addCandidate(sums map[string]float64, i, id int, sign float64) {
	c := r.candidate(i, id)
	r.f.reset()
	c.describe(&r.f)
	c.describeNeighbours(&r.f, r.beliefs, r.prev[i], r.next[i])
	r.sum(sums, r.m.second.Weight, sign)
}

func (r *run) speechReasons(i int) []Reason {
	sums := map[string]float64{}
	r.f.reset()
	r.describeSpeech(&r.f, i, r.beliefs[i])
	r.sum(sums, r.m.speech.Weight, 1)
	return ranked(sums)
}

// sum adds the collected features' weights to their groups'.
func (r *run) sum(sums map[string]float64, weight func(uint32) float32, sign float64) {
	for k, t := range r.f.templates {
		sums[t.group()] += sign * float64(weight(r.f.hashes[k]))
	}
}

// ranked sorts reasons by weight, whatever its sign.
func ranked(sums map[string]float64) []Reason {
	var out []Reason
	for _, g := range slices.Sorted(maps.Keys(sums)) {
		out = append(out, Reason{g, sums[g]})
	}
	slices.SortStableFunc(out, func(a, b Reason) int { return cmp.Compare(max(b.Weight, -b.Weight), max(a.Weight, -a.Weight)) })
	return out
}
