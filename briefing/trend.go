package briefing

import "time"

// A Trend is how many stories a day told of something.
type Trend struct {
	Topics  []string // what was asked for, as topics are called
	Days    []Day    // each a civil day, the oldest first; the last one isn't over
	Before  int      // stories in as many days before them
	Outlets int      // outlets collected in these days
}

// A Day is a civil day of a [Trend].
type Day struct {
	Start   time.Time // midnight, in the zone that was asked for
	Stories int       // told by what was seen that day
}

// Total is how many stories the days had; one that is told on two days counts
// on both.
func (t Trend) Total() int {
	n := 0
	for _, d := range t.Days {
		n += d.Stories
	}
	return n
}

// Peak is the day with the most stories, of equals the latest. A trend without
// days has none: ok is false.
func (t Trend) Peak() (peak Day, ok bool) {
	for _, d := range t.Days {
		if !ok || d.Stories >= peak.Stories {
			peak, ok = d, true
		}
	}
	return peak, ok
}
