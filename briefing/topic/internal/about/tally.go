package about

import (
	"newsbrief/briefing/topic/internal/mention"
)

// leadWords is how long the lead is, where an article says what it is about.
const leadWords = 60

// A count counts mentions by their class.
type count [mention.Classes]int

// all is the sum, money aside: a price in yen isn't about Japan.
func (c count) all() int {
	n := 0
	for class, k := range c {
		if mention.Class(class) != mention.Currency {
			n += k
		}
	}
	return n
}

// A tally counts one topic's mentions in an item.
type tally struct {
	title, lead, body count

	titleFirst  int // index of its first word in the title, -1 for none
	titleAt     mention.Before
	dateline    bool
	pair        int // mentions in the body before a comma or a possessive
	first, last int // index of the first word of its first and last mention in the body, -1 for none
	quarters    [4]bool
}

// mass is how much of an item is a topic's.
func (t *tally) mass() float64 {
	m := float64(t.body.all() + 2*t.title.all())
	if t.dateline {
		m += 1.5
	}
	return m
}

// inTitle counts a mention in the title.
func (t *tally) inTitle(m mention.Mention) {
	t.title[m.Class]++
	if m.Class == mention.Currency {
		return
	}
	if t.titleFirst < 0 {
		t.titleFirst = m.First
	}
	t.titleAt = max(t.titleAt, m.Before)
}

// inBody counts a mention in the body.
func (t *tally) inBody(m mention.Mention, words int) {
	t.body[m.Class]++
	if m.First < leadWords {
		t.lead[m.Class]++
	}
	if t.first < 0 {
		t.first = m.First
	}
	t.quarters[min(3, 4*m.First/max(1, words))] = true
	if m.Class == mention.Currency {
		return
	}
	t.last = m.First
	if m.Pair && m.Class != mention.Demonym && m.Class <= mention.Region {
		t.pair++
	}
}

// where is the most prominent part of the item that mentions the topic, with a
// plus where the dateline does so too.
func (t *tally) where() string {
	where := ""
	switch {
	case t.title.all() > 0:
		where = "title"
	case t.lead.all() > 0:
		where = "lead"
	case t.body.all() > 0:
		where = "body"
	}
	if t.dateline {
		where += "+"
	}
	return where
}

// ways counts the classes of alias that mention the topic.
func (t *tally) ways() int {
	n := 0
	for c := range t.title {
		if t.title[c]+t.body[c] > 0 {
			n++
		}
	}
	return n
}

// tallies counts the mentions of every topic.
func tallies(r *mention.Reading) map[int]*tally {
	of := make(map[int]*tally, len(r.Topics))
	for _, topic := range r.Topics {
		of[topic] = &tally{titleFirst: -1, first: -1, last: -1}
	}
	for _, m := range r.Title.Mentions {
		of[m.Topic].inTitle(m)
	}
	for _, m := range r.Dateline.Mentions {
		of[m.Topic].dateline = true
	}
	for _, m := range r.Body.Mentions {
		of[m.Topic].inBody(m, r.Words)
	}
	return of
}
