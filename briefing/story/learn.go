package story

import (
	"math"

	"newsbrief/briefing"
)

// A Labelled is a window of items with the story that each tells, by name. It is
// what [Learn] learns from.
type Labelled struct {
	Items   []briefing.Item
	Stories []string
}

// Learn fits weights to labelled windows. The same windows give the same
// weights. It is for the trainer; newsbrief carries what it made.
//
// The examples are the joins that come up: when all are made, when only the true
// ones are, and when weights from these decide.
func Learn(windows ...Labelled) *Weights {
	var lessons []*lesson
	for _, w := range windows {
		lessons = append(lessons, newLesson(w))
	}
	var articles, heads []example
	take := func(decide decision) {
		for _, l := range lessons {
			if examples := l.examples(decide); l.headlines() {
				heads = append(heads, examples...)
			} else {
				articles = append(articles, examples...)
			}
		}
	}
	take(func(*example) bool { return true })
	take(func(e *example) bool { return e.same })
	first := &Weights{fit(articles), fit(heads)}
	take(func(e *example) bool { return first.sum(e.headlines, &e.signs) >= 0 })
	return &Weights{fit(articles), fit(heads)}
}

// Group is the package's [Group] with these weights.
func (w *Weights) Group(items []briefing.Item) [][]int { return newGrouper(w).Group(items) }

// A lesson is a window as far as learning goes.
type lesson struct {
	vocabulary *vocabulary
	profiles   []*profile
	stories    []string // of each profile
}

func newLesson(labelled Labelled) *lesson {
	g := newGrouper(new(Weights))
	w := g.open(labelled.Items)
	cutBoilerplate(w.leaves)
	families := copies(w.leaves)
	l := &lesson{vocabulary: w.vocabulary, profiles: w.profiles(families)}
	for _, family := range families {
		l.stories = append(l.stories, labelled.Stories[w.order[family[0]]])
	}
	return l
}

// headlines reports whether most of the window is headlines and no more.
func (l *lesson) headlines() bool {
	n := 0
	for _, p := range l.profiles {
		if headlines(p, p) {
			n++
		}
	}
	return 2*n > len(l.profiles)
}

// An example is a join that came up: its signs, and whether it is right.
type example struct {
	signs     values
	headlines bool
	same      bool
	weight    float64
}

// A decision says whether to make a join.
type decision func(*example) bool

const (
	pure       = 0.8 // share of a cluster's main story, from which on it is an example of it
	mostWeight = 3   // of an example, however large the clusters
)

// examples grows clusters by the decisions given and returns the joins that came
// up between clusters of mostly one story each.
func (l *lesson) examples(decide decision) (out []example) {
	t := newTree(l.vocabulary, l.profiles, new(Weights))
	t.judge = func(a, b *node, mean float64) bool {
		storyA, shareA := l.main(a.members)
		storyB, shareB := l.main(b.members)
		e := example{
			signs:     *l.vocabulary.signsOf(a.profile, b.profile, mean-noScore),
			headlines: headlines(a.profile, b.profile),
			same:      storyA == storyB,
			weight:    min(mostWeight, math.Sqrt(float64(min(a.texts, b.texts)))),
		}
		if shareA >= pure && shareB >= pure {
			out = append(out, e)
		}
		return decide(&e)
	}
	t.grow()
	return out
}

// main returns the story that most of some texts tell, the first by name on
// ties, and their share.
func (l *lesson) main(members []int) (story string, share float64) {
	counts := map[string]int{}
	for _, i := range members {
		counts[l.stories[i]]++
	}
	for s, n := range counts {
		if n > counts[story] || n == counts[story] && s < story {
			story = s
		}
	}
	return story, float64(counts[story]) / float64(len(members))
}
