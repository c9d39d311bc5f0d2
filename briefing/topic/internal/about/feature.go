package about

import (
	"math"
	"slices"

	"newsbrief/briefing/topic/internal/mention"
)

// An example is what the model sees of a place in an item.
type example struct {
	row   []float32 // where and how often the item mentions it, beside what else it mentions
	words []uint32  // hashed: what stands around its mentions
}

// example measures a place.
func (s *survey) example(topic int) example {
	row := make([]float32, 0, 128)
	for _, part := range [][]float64{s.place(topic), s.company(topic), s.sentences(topic), s.roles(topic)} {
		for _, x := range part {
			row = append(row, float32(x))
		}
	}
	return example{row, s.context(topic)}
}

// place tells where the mentions are and of which class.
func (s *survey) place(topic int) []float64 {
	t := s.of[topic]
	var x []float64
	for _, part := range []struct {
		count
		most int
	}{{t.title, 2}, {t.lead, 3}, {t.body, 8}} {
		for _, n := range part.count {
			x = append(x, float64(min(part.most, n)))
		}
	}
	n := t.body.all()
	spread := 0.0
	for _, q := range t.quarters {
		spread += flag(q)
	}
	titled, led := t.title.all() > 0, t.lead.all() > 0
	return append(x,
		flag(titled),
		float64(t.titleFirst),
		flag(t.titleAt == mention.BeforePlace),
		flag(t.titleAt == mention.BeforeParty),
		half(t.lead.all()),
		half(named(t.lead)),
		logOf(named(t.body)),
		logOf(t.body[mention.CapitalCity]+t.body[mention.City]),
		logOf(t.body[mention.Institution]+t.body[mention.Party]+t.body[mention.Company]),
		logOf(t.body[mention.Currency]),
		logOf(t.ways()),
		logOf(n),
		min(1, 25*float64(n)/float64(max(1, s.Words))),
		float64(t.first),
		float64(t.last)/float64(max(1, s.Words)),
		spread,
		logOf(t.pair),
		logOf(s.Words),
		flag(n+t.title.all() == 1),
		flag(t.mass() == 0),
		flag(t.dateline),
		flag(!titled && !led && !t.dateline),
		flag(titled && led),
		flag(titled && t.dateline),
		t.mass(),
	)
}

// company compares a place with the others of the item.
func (s *survey) company(topic int) []float64 {
	own := s.of[topic].mass()
	all, largest, others, above, datelines := 0.0, 0.0, 0, 0, 0
	titled, led, dated := false, false, false
	for i, t := range s.of {
		if !s.judge.lex.Topics()[i].Place {
			continue
		}
		all += t.mass()
		datelines += int(flag(t.dateline))
		if i == topic {
			continue
		}
		others++
		largest = max(largest, t.mass())
		above += int(flag(t.mass() > own))
		titled = titled || t.title.all() > 0
		led = led || t.lead.all() > 0
		dated = dated || t.dateline
	}
	t := s.of[topic]
	share := own / max(1, all)
	return []float64{
		share,
		min(1, own/max(1e-9, largest)),
		flag(own >= largest),
		flag(others == 0),
		logOf(others),
		float64(above),
		largest,
		largest / max(1, all),
		s.massOf(s.judge.us) / max(1, all),
		flag(dated),
		flag(datelines == 0),
		flag(datelines > 1),
		flag(s.datedAt(s.judge.us)),
		flag(s.datedAt(s.judge.uk)),
		flag(titled && t.title.all() == 0),
		flag(led && t.lead.all() == 0),
		share * flag(t.dateline),
		flag(others == 0 && t.dateline),
		float64(len(s.inTitle)),
		flag(slices.Contains(s.inTitle, s.judge.us)),
		float64(len(s.Title.Tokens)),
		float64(before(s.order, topic)),
	}
}

func (s *survey) massOf(topic int) float64 {
	if t := s.of[topic]; t != nil {
		return t.mass()
	}
	return 0
}

func (s *survey) datedAt(topic int) bool {
	t := s.of[topic]
	return t != nil && t.dateline
}

// sentences tells in how many sentences the place is, and how many others are
// there with it: a list of countries is about none of them.
func (s *survey) sentences(topic int) []float64 {
	in, alone, company, fewest, first := 0, 0, 0, 99, 20
	for n, places := range s.sentence {
		if !places[topic] {
			continue
		}
		in++
		company += len(places)
		fewest = min(fewest, len(places))
		first = min(first, n)
		alone += int(flag(len(places) == 1))
	}
	x := []float64{
		logOf(in),
		float64(in) / float64(max(1, len(s.sentence))),
		logOf(alone),
		float64(alone) / float64(max(1, in)),
		float64(fewest),
		float64(company) / float64(max(1, in)),
		float64(first),
		logOf(len(s.sentence)),
	}
	for n := range 3 {
		x = append(x, flag(n < len(s.sentence) && s.sentence[n][topic]))
	}
	opening := 0
	if len(s.sentence) > 0 {
		opening = len(s.sentence[0])
	}
	return append(x, float64(opening))
}

// named counts mentions by name, and by whoever leads it: to name a president
// is to name the country.
func named(c count) int { return c[mention.Name] + c[mention.Leader] }

// before returns how many stand before x in list.
func before(list []int, x int) int {
	if i := slices.Index(list, x); i >= 0 {
		return i
	}
	return len(list)
}

func appendNew(list []int, x int) []int {
	if slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func half(n int) float64 { return float64(min(2, n)) / 2 }

func logOf(n int) float64 { return math.Log1p(float64(n)) }
