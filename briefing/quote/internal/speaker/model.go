// Package speaker tells who speaks a marked stretch, and whether anybody does,
// by models that learnt it from labelled articles.
//
// Every mention near a quotation is scored twice: by itself, and then again
// with what is thought of the quotations before and after. Whether the stretch
// is speech is asked last. The package promises the same answer for the same
// document and model. It doesn't resolve pronouns, and it names nobody.
package speaker

import (
	"fmt"
	"io"

	"newsbrief/briefing/internal/forest"
	"newsbrief/briefing/internal/linear"
	"newsbrief/briefing/quote/internal/parse"
	"newsbrief/briefing/quote/internal/rules"
)

// A Model is what was learnt for one language.
type Model struct {
	first  *linear.Table  // ranks mentions by themselves
	second *linear.Table  // ranks them knowing the neighbours' speakers
	speech *linear.Table  // tells speech
	judge  *forest.Forest // compares the finalists
	trust  *forest.Forest // says how sure the answer is
}

// An Answer is what a model makes of a marked stretch.
type Answer struct {
	Mention int          // who speaks: index into Document.Mentions, or -1
	Speaker float64      // probability that it is they
	Speech  float64      // probability that it is speech
	Sure    float64      // probability that both are right
	Second  rules.Answer // what rules say, that learnt nothing
	Rivals  []Rival      // other mentions that may be who speaks, where Sure is below Doubtful
}

// Doubtful is the sureness below which an answer alone doesn't name anybody.
const Doubtful = 0.65

// A Rival is a mention that isn't the answer.
type Rival struct {
	Mention int
	Speaker float64 // probability that it is they
}

// Answer answers for each of d's spans.
func (m *Model) Answer(d *parse.Document) []Answer {
	if len(d.Spans) == 0 {
		return nil
	}
	r := &run{scene: newScene(d), m: m}
	answers, _ := r.answer()
	return answers
}

// WriteTo writes the model's tables.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	var sum int64
	for _, t := range []*linear.Table{m.first, m.second, m.speech} {
		n, err := t.WriteTo(w)
		if sum += n; err != nil {
			return sum, err
		}
	}
	for _, f := range []*forest.Forest{m.judge, m.trust} {
		n, err := f.WriteTo(w)
		if sum += n; err != nil {
			return sum, err
		}
	}
	return sum, nil
}

// Read reads what WriteTo wrote.
func Read(r io.Reader) (*Model, error) {
	m := &Model{}
	for _, t := range []**linear.Table{&m.first, &m.second, &m.speech} {
		var err error
		if *t, err = linear.ReadTable(r); err != nil {
			return nil, fmt.Errorf("speaker model: %w", err)
		}
	}
	for _, f := range []**forest.Forest{&m.judge, &m.trust} {
		var err error
		if *f, err = forest.Read(r); err != nil {
			return nil, fmt.Errorf("speaker model: %w", err)
		}
	}
	return m, nil
}
