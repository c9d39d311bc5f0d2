package story

import (
	"math"
	"slices"
	"time"

	"newsbrief/briefing"
)

// The weights of a word's places and kinds in a text's vector.
const (
	titleWeight = 3.0 // an occurrence in the title
	leadWeight  = 1.0 // on top, for one in the lead
	nameWeight  = 1.5 // times the rest, for a name
	leadWords   = 60
	longest     = 4000 // words read of a text; what follows is no more news
)

// A term is what a cluster's members say with one stem.
type term struct {
	id      int32
	texts   float32 // members that hold it
	names   float32 // members that hold it as a name
	numbers float32 // members that hold it as a number other than a year or 1, 2, 3
	vector  float32 // sum of the members' unit vectors
	title   float32 // likewise, of the title's words alone
	name    float32 // likewise, of the names alone
	share   float32 // sum of the members' shares of the title's information
}

// A profile is a cluster of texts as far as comparing goes. One text is a
// cluster too.
type profile struct {
	texts int
	words int    // terms of all members
	terms []term // by id
	days  []day  // sorted
	years []year // sorted
	span
	pin      int64  // the story it was posted as, 0 when it wasn't
	language string // base of the texts' BCP 47 tag; "" where they differ, or one is unknown
}

// A year counts the members whose latest year it is.
type year struct{ year, texts int }

// A span is the time between a cluster's first and last item; zero when no item
// has a time.
type span struct{ first, last time.Time }

// within reports whether two spans are so near that they can be one story's.
// What has no time is near everything.
func (s span) within(o span) bool {
	if s.first.IsZero() || o.first.IsZero() {
		return true
	}
	return o.first.Sub(s.last) <= apart && s.first.Sub(o.last) <= apart
}

// add makes the span hold a time.
func (s *span) add(o span) {
	if o.first.IsZero() {
		return
	}
	if s.first.IsZero() || o.first.Before(s.first) {
		s.first = o.first
	}
	if o.last.After(s.last) {
		s.last = o.last
	}
}

func spanOf(it briefing.Item) span { return span{it.Time(), it.Time()} }

// A count is how often a text holds a stem, and how.
type count struct {
	id                     int32
	all, title, lead       int32
	capital, inner, lowers int32 // with a capital; that within a sentence; without
}

// A draft is a text with its words counted, before the window is known.
type draft struct {
	counts []count // by id
	stamps
}

// draftOf counts the words of a title and the text below it.
func (v *vocabulary) draftOf(title, body string) *draft {
	dates := stampsOf(title + "\n" + body)
	slices.Sort(dates.days)
	v.words = words(v.words[:0], title)
	n := len(v.words)
	v.words = words(v.words, body)
	heading, all := v.words[:n], v.words[:min(len(v.words), longest)]
	shouting := titleCase(heading)
	v.drafts++

	counts := v.counts[:0]
	for k, w := range all {
		if len(w.stem) < 2 && !w.number || stopWords[w.stem] {
			continue
		}
		id := v.id(w)
		s := &v.stems[id]
		if s.latest != v.drafts {
			s.latest, s.slot = v.drafts, len(counts)
			counts = append(counts, count{id: id})
		}
		c := &counts[s.slot]
		c.add(w, k < len(heading), k < len(heading)+leadWords, k < len(heading) && shouting)
	}
	v.counts = counts
	return &draft{byID(counts), dates}
}

// byID returns a sorted copy. It sorts numbers, which is much faster than
// sorting what they stand for.
func byID(counts []count) []count {
	keys := make([]uint64, len(counts))
	for i, c := range counts {
		keys[i] = uint64(c.id)<<32 | uint64(i)
	}
	slices.Sort(keys)
	sorted := make([]count, len(counts))
	for i, key := range keys {
		sorted[i] = counts[uint32(key)]
	}
	return sorted
}

// add counts an occurrence. The case of a word means nothing at the start of a
// sentence and in a title that capitalises all.
func (c *count) add(w word, title, lead, shouting bool) {
	c.all++
	if title {
		c.title++
	}
	if lead {
		c.lead++
	}
	if w.capital {
		c.capital++
	}
	switch {
	case w.starts || shouting || w.number:
	case w.capital:
		c.inner++
	default:
		c.lowers++
	}
}

// titleCase reports whether a headline capitalises its words, so that a capital
// in it means nothing.
func titleCase(heading []word) bool {
	n, capitals := 0, 0
	for _, w := range heading {
		if stopWords[w.stem] || w.number {
			continue
		}
		n++
		if w.capital {
			capitals++
		}
	}
	return n > 2 && 10*capitals >= 7*n
}

// names is how many of the occurrences are a name's.
func (v *vocabulary) names(c count) int32 {
	s := &v.stems[c.id]
	if s.number || c.inner <= c.lowers && (c.lowers > 0 || s.capitals < s.lowers) {
		return 0
	}
	return c.capital
}

// profileOf weighs a draft's words, once the whole window was counted.
func (v *vocabulary) profileOf(d *draft, s span) *profile {
	p := &profile{texts: 1, words: len(d.counts), terms: make([]term, len(d.counts)), days: d.days, span: s}
	if d.latest > 0 {
		p.years = []year{{d.latest, 1}}
	}
	var vector, title, name, share float64
	for i, c := range d.counts {
		t := v.termOf(c)
		vector += sq(t.vector)
		title += sq(t.title)
		name += sq(t.name)
		share += float64(t.share)
		p.terms[i] = t
	}
	for i := range p.terms {
		t := &p.terms[i]
		t.vector = over(t.vector, math.Sqrt(vector))
		t.title = over(t.title, math.Sqrt(title))
		t.name = over(t.name, math.Sqrt(name))
		t.share = over(t.share, share)
	}
	return p
}

// termOf weighs one stem of a text.
func (v *vocabulary) termOf(c count) term {
	s, names := &v.stems[c.id], v.names(c)
	t := term{id: c.id, texts: 1}
	weight := 1.0
	if names > 0 {
		t.names = 1
		t.name = float32((1 + math.Log(float64(names+2*c.lead))) * s.idf)
		if 2*names >= c.all {
			weight = nameWeight
		}
	}
	if s.telling {
		t.numbers = 1
	}
	tf := float64(c.all) + (titleWeight-1)*float64(c.title) + leadWeight*float64(c.lead)
	t.vector = float32((1 + math.Log(tf)) * s.idf * weight)
	if c.title > 0 {
		t.title = float32(s.idf * weight)
		t.share = t.title
	}
	return t
}

// over divides, and leaves 0 where there is nothing to divide by.
func over(x float32, by float64) float32 {
	if by == 0 {
		return 0
	}
	return float32(float64(x) / by)
}

func sq(x float32) float64 { return float64(x) * float64(x) }
