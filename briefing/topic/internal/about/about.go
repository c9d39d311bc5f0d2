// Package about judges which of the topics that an item mentions it is about.
//
// It promises that a judgement is a pure function of the reading, safe for
// concurrent use, and that training on the same lessons in the same order
// gives the same model. It holds no words: places are judged by learnt numbers
// over where, how often and in which company they are mentioned; see [Train].
package about

import (
	"math"

	"newsbrief/briefing/topic/internal/mention"
)

// A Judge judges the topics of a lexicon.
type Judge struct {
	lex    *mention.Lexicon
	model  *Model
	us, uk int // numbers of the two countries whose cities write the world's business news
}

// NewJudge returns a judge of the topics of a lexicon.
func NewJudge(lex *mention.Lexicon, model *Model) *Judge {
	j := &Judge{lex: lex, model: model, us: -1, uk: -1}
	for i, t := range lex.Topics() {
		switch t.ID {
		case "united-states":
			j.us = i
		case "united-kingdom":
			j.uk = i
		}
	}
	return j
}

// Score returns for each topic that the reading mentions, in its order, the
// probability that the item is about it.
func (j *Judge) Score(r *mention.Reading) []float64 {
	s := j.survey(r)
	scores := make([]float64, len(r.Topics))
	for i, topic := range r.Topics {
		z := 0.0
		if j.lex.Topics()[topic].Place {
			z = j.model.score(s.example(topic))
		} else {
			z = s.subject(topic)
		}
		scores[i] = 1 / (1 + math.Exp(-z))
	}
	return scores
}

// A survey is a reading with its mentions counted.
type survey struct {
	*mention.Reading
	judge    *Judge
	of       map[int]*tally
	sentence []map[int]bool // the places of each sentence of the body
	order    []int          // places in order of appearance in the body
	inTitle  []int          // places in the title
	starts   []int          // first token of each sentence
}

func (j *Judge) survey(r *mention.Reading) *survey {
	s := &survey{Reading: r, judge: j, of: tallies(r)}
	for i, n := range r.Sentences {
		if i == 0 || n != r.Sentences[i-1] {
			s.starts = append(s.starts, i)
		}
	}
	s.sentence = make([]map[int]bool, len(s.starts))
	for _, m := range r.Body.Mentions {
		if !s.counts(m) {
			continue
		}
		n := r.Sentences[m.First]
		if s.sentence[n] == nil {
			s.sentence[n] = map[int]bool{}
		}
		s.sentence[n][m.Topic] = true
		s.order = appendNew(s.order, m.Topic)
	}
	for _, m := range r.Title.Mentions {
		if s.counts(m) {
			s.inTitle = appendNew(s.inTitle, m.Topic)
		}
	}
	return s
}

// counts reports whether a mention is one of a place, and not of its money.
func (s *survey) counts(m mention.Mention) bool {
	return m.Class != mention.Currency && s.judge.lex.Topics()[m.Topic].Place
}
