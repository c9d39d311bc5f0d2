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

// judge prints how well articles are judged by weights that did not see them:
// for all places that editors tagged often enough to count, the F1 of what is
// said to be about them, and the mean average precision of their rankings.
func judge(articles []article, folds int, stdout io.Writer) error {
	tagged, verdicts := map[string]int{}, map[string][]verdict{}
	for fold := range folds {
		j := about.NewJudge(topic.Lexicon(), about.Train(lessons(articles, func(a article) bool { return a.ID%folds != fold })))
		for _, a := range articles {
			if a.ID%folds == fold {
				count(j, a, tagged, verdicts)
			}
		}
	}
	report(tagged, verdicts, stdout)
	return nil
}

// report prints a line for each place that editors tagged often enough to
// count, and one for all.
func report(tagged map[string]int, verdicts map[string][]verdict, stdout io.Writer) {
	const enough = 50
	places, precision, good, said, want := 0, 0.0, 0, 0, 0
	for _, id := range slices.Sorted(maps.Keys(tagged)) {
		n := tagged[id]
		if n < enough || slices.Contains(unlabelled, id) {
			continue
		}
		right, about := 0, 0
		for _, v := range verdicts[id] {
			if v.score >= briefing.AboutScore {
				about++
				if v.right {
					right++
				}
			}
		}
		average := averagePrecision(verdicts[id], n)
		fmt.Fprintf(stdout, "%-16s tagged %3d, said %3d, right %3d, average precision %.3f\n", id, n, about, right, average)
		places, want, said, good, precision = places+1, want+n, said+about, good+right, precision+average
	}
	fmt.Fprintf(stdout, "%d places: F1 %.3f, mean average precision %.3f\n", places,
		2*float64(good)/float64(max(1, said+want)), precision/float64(max(1, places)))
}

func count(j *about.Judge, a article, tagged map[string]int, verdicts map[string][]verdict) {
	labels := map[string]bool{}
	for _, place := range a.Places {
		labels[cmp.Or(today[place], place)] = true
	}
	for id := range labels {
		tagged[id]++
	}
	lex := topic.Lexicon()
	r := lex.Read(a.Title, a.text(), "")
	for i, score := range j.Score(r) {
		if t := lex.Topics()[r.Topics[i]]; t.Place {
			verdicts[t.ID] = append(verdicts[t.ID], verdict{score, labels[t.ID]})
		}
	}
}

func averagePrecision(vs []verdict, relevant int) float64 {
	slices.SortStableFunc(vs, func(a, b verdict) int { return cmp.Compare(b.score, a.score) })
	hits, sum := 0, 0.0
	for i, v := range vs {
		if v.right {
			hits++
			sum += float64(hits) / float64(i+1)
		}
	}
	return sum / float64(relevant)
}
