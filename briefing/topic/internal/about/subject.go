package about

import "math"

// subject judges a subject; the number is a logit. Its weights are set by hand:
// a subject is what the title names, or what several of its words keep coming
// back to from the lead on.
func (s *survey) subject(topic int) float64 {
	t := s.of[topic]
	n, titled := t.body.all(), t.title.all() > 0
	all := 0.0
	for i, other := range s.of {
		if !s.judge.lex.Topics()[i].Place {
			all += other.mass()
		}
	}
	spread := 0.0
	for _, q := range t.quarters {
		spread += flag(q) / 4
	}
	nowhere := !titled && t.lead.all() == 0 && !t.dateline
	return -3.6 +
		2.4*flag(titled) +
		1.2*half(t.lead.all()) +
		0.6*half(named(t.lead)) +
		0.5*math.Log1p(float64(named(t.body))) +
		0.6*math.Log1p(float64(t.ways())) +
		0.6*math.Log1p(float64(n)) +
		1.2*min(1, 25*float64(n)/float64(max(1, s.Words))) +
		0.6*spread +
		0.6*t.mass()/max(1, all) -
		0.8*flag(nowhere) -
		0.4*flag(n+t.title.all() == 1)
}
