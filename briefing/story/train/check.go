package main

import (
	"fmt"
	"io"

	"newsbrief/briefing/story"
)

// check cuts the sets in folds, groups each by weights that never saw it, and
// says how well they do, as the mean over the folds.
func check(sets []set, folds int, stdout io.Writer) {
	sums := make([]bcubed, len(sets))
	for f := range uint32(folds) {
		w := story.Learn(part(sets, func(p uint32) bool { return p%uint32(folds) != f })...)
		for k, unseen := range part(sets, func(p uint32) bool { return p%uint32(folds) == f }) {
			b := score(unseen.Stories, w.Group(unseen.Items))
			sums[k].precision += b.precision / float64(folds)
			sums[k].recall += b.recall / float64(folds)
		}
	}
	for k, s := range sets {
		fmt.Fprintf(stdout, "%s: B-cubed P %.3f R %.3f F1 %.3f, %d folds\n",
			s.name, sums[k].precision, sums[k].recall, sums[k].f1(), folds)
	}
}

// bcubed is how well groups agree with the truth, as the mean over items of how
// much of an item's group is of its story, and of its story in its group (Bagga
// and Baldwin, 1998).
type bcubed struct{ precision, recall float64 }

func (b bcubed) f1() float64 { return 2 * b.precision * b.recall / (b.precision + b.recall) }

// score compares groups of items with the story that each tells.
func score(stories []string, groups [][]int) (b bcubed) {
	total := map[string]float64{}
	for _, s := range stories {
		total[s]++
	}
	n := float64(len(stories))
	for _, g := range groups {
		held := map[string]float64{}
		for _, i := range g {
			held[stories[i]]++
		}
		for s, k := range held {
			b.precision += k * k / float64(len(g)) / n
			b.recall += k * k / total[s] / n
		}
	}
	return b
}
