package prose

import (
	"fmt"
	"io"
	"math"

	"newsbrief/briefing/internal/forest"
)

// A Model judges blocks. It holds numbers only.
type Model struct {
	alone  *forest.Symmetric // judges each block by itself
	around *forest.Symmetric // judges it again, by the judgements around it
}

// maxBlocks is how many blocks a page may have to be judged. No article comes
// near it; on what does, the rows would fill the memory.
const maxBlocks = 20_000

// Judge returns how likely each block is a part of the article: the mean of
// both judgements, where there was a second. It returns nil for a page that has no blocks or too many.
func (m *Model) Judge(p *Page) []float32 {
	if len(p.Blocks) == 0 || len(p.Blocks) > maxBlocks {
		return nil
	}
	s := newSurvey(p)
	rows := s.rows()
	sure := judge(m.alone, rows)
	c := newContext(s, sure)
	open := c.open()
	for k, again := range judge(m.around, c.rows(rows, open)) {
		sure[open[k]] = (sure[open[k]] + again) / 2
	}
	return sure
}

// judge returns the forest's answers as probabilities.
func judge(f *forest.Symmetric, rows [][]float32) []float32 {
	sums := make([]float32, len(rows))
	f.Add(sums, rows)
	for i, sum := range sums {
		sums[i] = float32(logistic(float64(sum)))
	}
	return sums
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// WriteTo writes the model's weights.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	n, err := m.alone.WriteTo(w)
	if err != nil {
		return n, err
	}
	k, err := m.around.WriteTo(w)
	return n + k, err
}

// Read reads what WriteTo wrote. It refuses weights that ask for more than this
// version knows of a block.
func Read(r io.Reader) (*Model, error) {
	alone, err := forest.ReadSymmetric(r)
	if err != nil {
		return nil, err
	}
	around, err := forest.ReadSymmetric(r)
	if err != nil {
		return nil, err
	}
	s := newSurvey(&Page{Boxes: []Box{{Parent: -1, End: 1}}, Blocks: []Block{{Text: "x"}}})
	rows := s.rows()
	if alone.Width() > len(rows[0]) || around.Width() > len(newContext(s, []float32{0}).rows(rows, []int{0})[0]) {
		return nil, fmt.Errorf("weights of another version")
	}
	return &Model{alone, around}, nil
}
