package story

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"newsbrief/briefing"
)

const (
	// halfLife is the age at which a story is worth half of a new one.
	halfLife = 12 * time.Hour
	// pickUp is how soon other sources have to follow the first one to show
	// that they, too, found it pressing.
	pickUp = 3 * time.Hour
	// surest bounds how far a tag is trusted.
	surest = 0.985
)

// Score says how important a story is now to somebody who asked for the topics
// ([briefing.Topic].ID), any of which will do; none asks for everything. It is
// the sum of the reasons, each in doublings:
//
//   - outlets: log2(1 + ln sources + ln(outlets/sources)/4). Sources are those
//     who wrote it: a copy counts for its original. Outlets are those who carry
//     it.
//   - pace: half a doubling for each doubling of the sources that had it within
//     three hours.
//   - prominence: a quarter of a doubling for each doubling of the items that a
//     source gave it: what a newsroom comes back to, it thinks important.
//   - freshness: minus one for 12 hours of age, which is that of the newest item
//     that is no copy, since more copies are no news; of the newest copy where
//     there are only copies.
//   - about: three times the logarithm of the odds that the story is about the
//     topics, which lets what is about them pass what is newer, and leaves it to
//     the other reasons to order what surely is.
func Score(s briefing.Story, now time.Time, topics ...string) []briefing.Reason {
	c := coverageOf(s)
	sources, outlets := float64(len(c.sources)), float64(len(c.outlets))
	age := max(0, now.Sub(c.newest()))
	reasons := []briefing.Reason{
		{Name: "outlets", Value: math.Log2(1 + math.Log(sources) + math.Log(max(1, outlets/sources))/4),
			Note: fmt.Sprintf("sources: %d, outlets: %d", len(c.sources), len(c.outlets))},
		{Name: "pace", Value: math.Log2(float64(c.prompt())) / 2,
			Note: fmt.Sprintf("sources in the first 3 hours: %d", c.prompt())},
		{Name: "prominence", Value: math.Log2(max(1, float64(c.written)/sources)) / 4,
			Note: fmt.Sprintf("articles of their own: %d", c.written)},
		{Name: "freshness", Value: -age.Hours() / halfLife.Hours(),
			Note: fmt.Sprintf("age: %s", age.Round(time.Minute))},
	}
	if len(topics) == 0 {
		return reasons
	}
	p := aboutness(s, topics)
	sure := min(max(p, 1-surest), surest)
	return append(reasons, briefing.Reason{Name: "about", Value: 3 * math.Log2(sure/(1-sure)),
		Note: fmt.Sprintf("about the topic: %.0f %%", 100*p)})
}

// A coverage is who carries a story, and since when.
type coverage struct {
	sources            map[string]time.Time // who wrote it, with the time of their first item
	outlets            map[string]bool
	written            int // items that are no copies
	article, copyOfOne time.Time
}

func coverageOf(s briefing.Story) coverage {
	c := coverage{sources: map[string]time.Time{}, outlets: map[string]bool{}}
	for _, it := range s.Items {
		at := it.Time()
		c.outlets[sameName(outletOf(it))] = true
		source := sameName(cmp.Or(sourceOf(it).Name, sourceOf(it).URL))
		if first, ok := c.sources[source]; !ok || at.Before(first) {
			c.sources[source] = at
		}
		if it.Article.Original.IsZero() {
			c.written++
			c.article = later(c.article, at)
		} else {
			c.copyOfOne = later(c.copyOfOne, at)
		}
	}
	return c
}

// newest is when something was last added to the story.
func (c coverage) newest() time.Time {
	if c.article.IsZero() {
		return c.copyOfOne
	}
	return c.article
}

// prompt counts the sources that had it soon after the first.
func (c coverage) prompt() int {
	var first time.Time
	for _, at := range c.sources {
		if first.IsZero() || at.Before(first) {
			first = at
		}
	}
	n := 0
	for _, at := range c.sources {
		if at.Sub(first) <= pickUp {
			n++
		}
	}
	return n
}

// Angle parts a story into its items that are about any of the topics and the
// others; all are about it where no topics are given. What a reader is told of
// a story is told by the former. Either may be the story's own list.
func Angle(s briefing.Story, topics ...string) (about, others []briefing.Item) {
	is := func(it briefing.Item) bool { return len(topics) == 0 || tagOf(it, topics) >= briefing.AboutScore }
	n := 0
	for _, it := range s.Items {
		if is(it) {
			n++
		}
	}
	switch n {
	case 0:
		return nil, s.Items
	case len(s.Items):
		return s.Items, nil
	}
	about, others = make([]briefing.Item, 0, n), make([]briefing.Item, 0, len(s.Items)-n)
	for _, it := range s.Items {
		if is(it) {
			about = append(about, it)
		} else {
			others = append(others, it)
		}
	}
	return about, others
}

// tagOf is the best of the item's tags for the topics.
func tagOf(it briefing.Item, topics []string) float64 {
	best := 0.0
	for _, tag := range it.Tags {
		if slices.Contains(topics, tag.Topic) {
			best = max(best, tag.Score)
		}
	}
	return best
}

// aboutness is how much of a story is about any of the topics: the mean over
// the better half of its items, each at the best of its tags. One outlet of
// three may leave the word out.
func aboutness(s briefing.Story, topics []string) float64 {
	scores := make([]float64, len(s.Items))
	for i, it := range s.Items {
		scores[i] = tagOf(it, topics)
	}
	slices.SortFunc(scores, func(a, b float64) int { return cmp.Compare(b, a) })
	half := scores[:(len(scores)+1)/2]
	sum := 0.0
	for _, score := range half {
		sum += score
	}
	return sum / float64(max(1, len(half)))
}

// Compare orders briefings, best first: what is about the topic before what
// only mentions it, then by score; the newer and then the older story ID on
// ties.
func Compare(a, b briefing.Briefing) int {
	if a.About != b.About {
		if a.About {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(b.Score, a.Score), b.Published.Compare(a.Published), cmp.Compare(a.Story, b.Story))
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
