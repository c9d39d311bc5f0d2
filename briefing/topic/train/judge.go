package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"newsbrief/briefing"
	"newsbrief/briefing/topic"
	"newsbrief/briefing/topic/internal/about"
)

// A verdict is what the model says of a place that an article mentions.
type verdict struct {
	score float64
	right bool // the editors say so too
}

// A trial is how often places were tagged by editors, and what was said of the
// articles that mention them.
type trial struct {
	tagged   map[string]int
	verdicts map[string][]verdict
}

// judge prints how well articles are judged by weights that did not see them.
// With more than one part, the places are parted too, and each is judged by
// weights that have seen neither the article nor the place.
func judge(articles []article, folds, parts int, stdout io.Writer) error {
	t := trial{map[string]int{}, map[string][]verdict{}}
	all := lessons(articles)
	for fold := range folds {
		for part := range parts {
			judged := func(place int) bool { return place%parts == part }
			seen := func(l about.Lesson) bool { return l.Group%folds != fold && (parts == 1 || !judged(l.Topic)) }
			j := about.NewJudge(topic.Lexicon(), about.Train(filter(all, seen)))
			for _, a := range articles {
				if a.ID%folds == fold {
					t.add(j, a, judged)
				}
			}
		}
	}
	t.report(stdout)
	return nil
}

func filter(all []about.Lesson, keep func(about.Lesson) bool) []about.Lesson {
	var kept []about.Lesson
	for _, l := range all {
		if keep(l) {
			kept = append(kept, l)
		}
	}
	return kept
}

// add adds what j says of the places for which judged holds.
func (t trial) add(j *about.Judge, a article, judged func(place int) bool) {
	lex, labels := topic.Lexicon(), map[string]bool{}
	for _, place := range a.Places {
		id := cmp.Or(today[place], place)
		if n, ok := lex.Find(id); ok && judged(n) && !labels[id] {
			labels[id] = true
			t.tagged[id]++
		}
	}
	r := lex.Read(a.Title, a.text(), "")
	for i, score := range j.Score(r) {
		if place := lex.Topics()[r.Topics[i]]; place.Place && judged(r.Topics[i]) {
			t.verdicts[place.ID] = append(t.verdicts[place.ID], verdict{score, labels[place.ID]})
		}
	}
}

// report prints a line for each place that editors tagged often enough to
// count, and one for all: the F1 of what is said to be about them, the mean
// average precision of their rankings, and how many of the first ten are right.
func (t trial) report(stdout io.Writer) {
	const enough = 50
	places, precision, ten, good, said, want := 0, 0.0, 0.0, 0, 0, 0
	for _, id := range slices.Sorted(maps.Keys(t.tagged)) {
		n := t.tagged[id]
		if n < enough || slices.Contains(unlabelled, id) {
			continue
		}
		right, about := 0, 0
		for _, v := range t.verdicts[id] {
			if v.score >= briefing.AboutScore {
				about++
				if v.right {
					right++
				}
			}
		}
		average, first := ranking(t.verdicts[id], n)
		fmt.Fprintf(stdout, "%-16s tagged %4d, said %4d, right %4d, F1 %.3f, average precision %.3f, of the first ten %.0f\n",
			id, n, about, right, f1(right, about, n), average, 10*first)
		places, want, said, good = places+1, want+n, said+about, good+right
		precision, ten = precision+average, ten+first
	}
	count := float64(max(1, places))
	fmt.Fprintf(stdout, "%d places: F1 %.4f, mean average precision %.4f, precision of the first ten %.3f\n",
		places, f1(good, said, want), precision/count, ten/count)
}

func f1(right, said, want int) float64 { return 2 * float64(right) / float64(max(1, said+want)) }

// ranking is the average precision of a place's verdicts, the surest first, and
// the share of the first ten that are right.
func ranking(vs []verdict, relevant int) (average, ten float64) {
	slices.SortStableFunc(vs, func(a, b verdict) int { return cmp.Compare(b.score, a.score) })
	hits, sum := 0, 0.0
	for i, v := range vs {
		if v.right {
			hits++
			sum += float64(hits) / float64(i+1)
		}
		if i < 10 {
			ten = float64(hits) / 10
		}
	}
	return sum / float64(relevant), ten
}
