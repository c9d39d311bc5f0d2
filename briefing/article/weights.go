package article

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"sync"

	"newsbrief/briefing/internal/forest"
	"newsbrief/briefing/internal/linear"
)

// Weights are what was learnt of which blocks of a page are its article.
// They hold numbers only.
type Weights struct {
	first  *forest.Forest // sees a block and its surroundings
	second *forest.Forest // sees also what the first thinks of these
}

// The weights are learnt by briefing/article/train from pages that are not part
// of this repository; the same pages give the same bytes.
//
//go:embed weights/body.bin
var weightsFile []byte

var learnt = sync.OnceValue(func() *Weights {
	w, err := ReadWeights(bytes.NewReader(weightsFile))
	if err != nil {
		panic(err) // the file is part of the program
	}
	return w
})

// ReadWeights reads what [Weights.WriteTo] wrote.
func ReadWeights(r io.Reader) (*Weights, error) {
	w := &Weights{}
	for _, f := range []**forest.Forest{&w.first, &w.second} {
		var err error
		if *f, err = forest.Read(r); err != nil {
			return nil, fmt.Errorf("weights of articles: %w", err)
		}
	}
	return w, nil
}

// WriteTo writes the weights.
func (w *Weights) WriteTo(to io.Writer) (sum int64, err error) {
	for _, f := range []*forest.Forest{w.first, w.second} {
		n, err := f.WriteTo(to)
		if sum += n; err != nil {
			return sum, err
		}
	}
	return sum, nil
}

// probabilities are how likely each block is article text.
func (w *Weights) probabilities(s *scene) []float32 {
	rows := make([]row, len(s.gists))
	for i := range rows {
		rows[i] = make(row, 0, 160)
		s.describe(&rows[i], i)
	}
	first := likelihoods(w.first, rows)
	for i := range rows {
		s.describeAgain(&rows[i], i, first)
	}
	return likelihoods(w.second, rows)
}

func likelihoods(f *forest.Forest, rows []row) []float32 {
	p := make([]float32, len(rows))
	for i := range rows {
		p[i] = float32(linear.Logistic(f.Sum(rows[i])))
	}
	return p
}
