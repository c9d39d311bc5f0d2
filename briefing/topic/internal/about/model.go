package about

import (
	"fmt"
	"io"

	"newsbrief/briefing/internal/forest"
	"newsbrief/briefing/internal/linear"
)

// A Model says how likely an item is about a place it mentions. A table of
// weights reads the words around the mentions; trees see what it makes of them
// as one number more beside the counts.
type Model struct {
	words *linear.Table
	trees *forest.Forest
}

// score is a logit.
func (m *Model) score(e example) float64 {
	return m.trees.Sum(append(e.row, m.words.Score(e.words)))
}

// WriteTo writes the model: the table, then the trees.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	n, err := m.words.WriteTo(w)
	if err != nil {
		return n, err
	}
	k, err := m.trees.WriteTo(w)
	return n + k, err
}

// ReadModel reads what WriteTo wrote.
func ReadModel(r io.Reader) (*Model, error) {
	words, err := linear.ReadTable(r)
	if err != nil {
		return nil, fmt.Errorf("read words: %w", err)
	}
	trees, err := forest.Read(r)
	if err != nil {
		return nil, fmt.Errorf("read places: %w", err)
	}
	return &Model{words, trees}, nil
}
