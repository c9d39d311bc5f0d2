package speaker

import (
	"newsbrief/briefing/internal/linear"
	"newsbrief/briefing/quote/internal/parse"
)

// A Lesson is a document whose right answers are known.
type Lesson struct {
	Doc    *parse.Document
	Speech []bool          // of each span, whether it is speech
	Right  [][]parse.Range // of each span, the byte ranges that name its speaker; none where nobody does
	Faulty []bool          // of each span, whether its label names a word like "said": whose it is teaches nothing
}

// Options say how to train.
type Options struct {
	Seeds      int     // of the rankers whose mean is kept
	PartSeeds  int     // likewise of those that saw a part of the lessons
	Epochs     int     // of the rankers
	Drop       float64 // share of the features that a step of the rankers leaves out
	SpeechDrop float64 // likewise of the classifier of speech

	Trees int // in each forest
	Depth int
	Rate  float64 // how much of its correction a tree makes
	Look  float64 // share of the features that a tree may use
}

// OptionsFor is how the weights of a language are trained. Cross-validation is
// flat around these values.
func OptionsFor(lang string) Options {
	o := Options{Seeds: 4, PartSeeds: 2, Epochs: 8, Drop: 0.2, SpeechDrop: 0.5, Trees: 240, Depth: 4, Rate: 0.05, Look: 0.4}
	if lang == "de" {
		o.Trees, o.Drop, o.Rate = 200, 0.3, 0.03 // an eighth of the labels
	}
	return o
}

// Train learns a model from lessons. The same lessons in the same order give
// the same model.
func Train(lessons []Lesson, o Options) *Model {
	t := &trainer{o: o}
	for i := range lessons {
		t.pupils = append(t.pupils, newPupil(&lessons[i]))
	}
	return t.train()
}

type trainer struct {
	o      Options
	pupils []*pupil
}

// teaching are the choices that have a right candidate.
func teaching(pupils []*pupil, of func(*pupil) []linear.Choice) []linear.Choice {
	var out []linear.Choice
	for _, p := range pupils {
		for i, c := range of(p) {
			for _, ok := range c.Right {
				if ok && p.Speech[i] {
					out = append(out, c)
					break
				}
			}
		}
	}
	return out
}

// firstOf and secondOf are what the two rankings choose from.
func firstOf(p *pupil) []linear.Choice  { return p.first }
func secondOf(p *pupil) []linear.Choice { return p.second }

// The sizes of the tables, as powers of two.
const (
	firstBits  = 17
	secondBits = 17
	speechBits = 16
)

// Rates that cross-validation favours; it is flat around them.
const (
	rankRate, rankL2     = 0.05, 2e-5
	speechRate, speechL2 = 0.1, 1e-4
	speechEpochs         = 6
)

// ranker trains as many rankers as seeds and keeps their mean.
func (t *trainer) ranker(choices []linear.Choice, bits, seeds int) *linear.Table {
	var all []linear.Weights
	for s := range seeds {
		all = append(all, linear.TrainChoice(choices, bits, t.o.Epochs, rankRate, rankL2, t.o.Drop, uint64(7+s)))
	}
	return linear.Mean(all).Quantize()
}

// train goes through the stages. What a later stage learns from is always the
// answer of an earlier one that hadn't seen the document.
func (t *trainer) train() *Model {
	m := &Model{first: t.ranker(teaching(t.pupils, firstOf), firstBits, t.o.Seeds)}
	t.jackknife(4, firstBits, firstOf, func(r *linear.Table, p *pupil) {
		for i := range p.first {
			p.beliefs[i] = believe(r, p.ids[i], &p.first[i])
			p.firsts = append(p.firsts, scoresOf(r, &p.first[i]))
		}
		p.lookAround(r)
	})
	m.second = t.ranker(teaching(t.pupils, secondOf), secondBits, t.o.Seeds)
	t.jackknife(4, secondBits, secondOf, func(r *linear.Table, p *pupil) {
		for i := range p.second {
			p.beliefs[i] = believe(r, p.ids[i], &p.second[i])
			p.seconds = append(p.seconds, scoresOf(r, &p.second[i]))
		}
	})
	for _, p := range t.pupils {
		p.elect()
	}
	m.judge = t.judge(t.pupils)
	t.settleAll()
	m.speech = t.speech(t.pupils)
	m.trust = t.trust()
	return m
}

// jackknife trains k rankers, each on all parts of the lessons but one, and
// has each answer for the part it didn't see.
func (t *trainer) jackknife(k, bits int, of func(*pupil) []linear.Choice, answer func(*linear.Table, *pupil)) {
	var rankers []*linear.Table
	for part := range k {
		rankers = append(rankers, t.ranker(teaching(t.without(part, k), of), bits, t.o.PartSeeds))
	}
	for i, p := range t.pupils {
		answer(rankers[i%k], p)
	}
}

// believe is the belief that r forms of ids, whose choice is c.
func believe(r *linear.Table, ids []int32, c *linear.Choice) belief {
	p := scoresOf(r, c)
	linear.Softmax(p)
	b := belief{mention: -1}
	for k, x := range p {
		if x > b.p {
			b = belief{int(ids[k]), x}
		}
	}
	return b
}

// scoresOf are the scores of c's candidates.
func scoresOf(r *linear.Table, c *linear.Choice) []float64 {
	scores := make([]float64, len(c.Candidates))
	for k, f := range c.Candidates {
		scores[k] = float64(r.Score(f))
		if c.More != nil {
			scores[k] += float64(r.Score(c.More[k]))
		}
	}
	return scores
}

// speech trains the classifier of speech.
func (t *trainer) speech(pupils []*pupil) *linear.Table {
	var verdicts []linear.Verdict
	for _, p := range pupils {
		for i := range p.Doc.Spans {
			var f features
			p.s.describeSpeech(&f, i, p.beliefs[i])
			verdicts = append(verdicts, linear.Verdict{Features: f.hashes, Yes: p.Speech[i]})
		}
	}
	return linear.TrainVerdict(verdicts, speechBits, speechEpochs, speechRate, speechL2, t.o.SpeechDrop, 5).Quantize()
}
