package about

import (
	"newsbrief/briefing/internal/forest"
	"newsbrief/briefing/internal/linear"
	"newsbrief/briefing/topic/internal/mention"
)

// A Lesson is an item with what editors said of a place it mentions.
type Lesson struct {
	example
	Group int // lessons of one group are never on both sides of a cut
	Topic int // the place, by its number in the lexicon
	About bool
}

// Lessons makes a lesson of each place that a reading mentions and of which
// about knows something.
func (j *Judge) Lessons(r *mention.Reading, group int, about func(topic int) (yes, known bool)) []Lesson {
	s := j.survey(r)
	var lessons []Lesson
	for _, topic := range r.Topics {
		if yes, known := about(topic); known && j.lex.Topics()[topic].Place {
			lessons = append(lessons, Lesson{s.example(topic), group, topic, yes})
		}
	}
	return lessons
}

// The table is small, and most of it is left out at each step, because what it
// has to learn is what holds of all countries and not the news of a year.
const (
	tableBits  = 16
	epochs     = 5
	rate       = 0.1
	shrink     = 1e-4
	leaveOut   = 0.4
	seed       = 1
	innerFolds = 4
)

// Train learns a model. The table's answers that the trees see are given by
// tables which had not seen the item, because it is surer of those it has.
func Train(lessons []Lesson) *Model {
	answers := make([]float32, len(lessons))
	for fold := range innerFolds {
		held := func(l Lesson) bool { return l.Group%innerFolds == fold }
		table := trainTable(lessons, held)
		for i, l := range lessons {
			if held(l) {
				answers[i] = table.Score(l.words)
			}
		}
	}
	rows := make([][]float32, len(lessons))
	for i, l := range lessons {
		rows[i] = append(l.row[:len(l.row):len(l.row)], answers[i])
	}
	return &Model{
		words: trainTable(lessons, func(Lesson) bool { return false }),
		trees: forest.Grow(rows, slope(lessons), forest.Options{
			Trees: 300, Depth: 4, Rate: 0.05, Lambda: 5, Least: 8, Sample: 0.6, Look: 0.3,
		}),
	}
}

func trainTable(lessons []Lesson, held func(Lesson) bool) *linear.Table {
	var verdicts []linear.Verdict
	for _, l := range lessons {
		if !held(l) {
			verdicts = append(verdicts, linear.Verdict{Features: l.words, Yes: l.About})
		}
	}
	return linear.TrainVerdict(verdicts, tableBits, epochs, rate, shrink, leaveOut, seed).Quantize()
}

// slope is that of the logistic loss.
func slope(lessons []Lesson) forest.Slope {
	return func(sums, first, second []float64) {
		for i, sum := range sums {
			p := linear.Logistic(sum)
			first[i], second[i] = p, max(p*(1-p), 1e-6)
			if lessons[i].About {
				first[i]--
			}
		}
	}
}
