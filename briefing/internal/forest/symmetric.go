package forest

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
)

// A Symmetric forest is a sum of trees that ask one question a level, whatever
// the answers before (Prokhorenkova et al., "CatBoost", 2018). Such a tree is
// weaker than one of the same depth that asks freely, and so errs less on what
// few rows say; it takes a third of the space, and summing it has no jumps.
type Symmetric struct {
	depth    int
	features []uint16  // depth of each tree
	bounds   []float32 // as many; a feature at or above its bound answers yes
	leaves   []float32 // 1<<depth of each tree
}

// Width is the least number of features that a row must have.
func (s *Symmetric) Width() int {
	n := 0
	for _, f := range s.features {
		n = max(n, int(f)+1)
	}
	return n
}

// Add adds to sums what the trees make of rows, row by row. Rows must have at
// least [Symmetric.Width] features.
func (s *Symmetric) Add(sums []float32, rows [][]float32) {
	sums = sums[:len(rows)]
	for t, at := 0, 0; at < len(s.features); t, at = t+1, at+s.depth {
		leaves := s.leaves[t<<s.depth : (t+1)<<s.depth]
		features, bounds := s.features[at:at+s.depth], s.bounds[at:at+s.depth]
		if s.depth == unrolled {
			add5(sums, rows, [unrolled]uint16(features), [unrolled]float32(bounds), [1 << unrolled]float32(leaves))
			continue
		}
		for i, row := range rows {
			leaf := 0
			for k, f := range features {
				leaf |= ask(row[f], bounds[k]) << k
			}
			sums[i] += leaves[leaf]
		}
	}
}

// unrolled is the usual depth. With it known, summing takes half the time.
const unrolled = 5

func add5(sums []float32, rows [][]float32, f [unrolled]uint16, b [unrolled]float32, leaves [1 << unrolled]float32) {
	for i, row := range rows {
		leaf := ask(row[f[0]], b[0]) | ask(row[f[1]], b[1])<<1 | ask(row[f[2]], b[2])<<2 | ask(row[f[3]], b[3])<<3 | ask(row[f[4]], b[4])<<4
		sums[i] += leaves[leaf&(1<<unrolled-1)]
	}
}

// ask returns 1 for a feature at or above its bound.
func ask(feature, bound float32) int {
	yes := 0
	if feature >= bound {
		yes = 1
	}
	return yes
}

// WriteTo writes the forest: the number of trees and their depth, the features
// and the bounds of all questions, the leaves.
func (s *Symmetric) WriteTo(w io.Writer) (int64, error) {
	b := bufio.NewWriter(w)
	trees := len(s.features) / max(1, s.depth)
	for _, v := range []any{int32(trees), int32(s.depth), s.features, s.bounds, s.leaves} {
		if err := binary.Write(b, binary.LittleEndian, v); err != nil {
			return 0, err
		}
	}
	return int64(8 + 6*len(s.features) + 4*len(s.leaves)), b.Flush()
}

const (
	maxTrees = 1 << 12 // in a symmetric forest that is read
	maxDepth = 10
)

// ReadSymmetric reads what WriteTo wrote.
func ReadSymmetric(r io.Reader) (*Symmetric, error) {
	var head [2]int32
	if err := binary.Read(r, binary.LittleEndian, &head); err != nil {
		return nil, fmt.Errorf("read trees: %w", err)
	}
	trees, depth := int(head[0]), int(head[1])
	if trees < 0 || trees > maxTrees || depth < 1 || depth > maxDepth {
		return nil, fmt.Errorf("read trees: %d trees of depth %d", trees, depth)
	}
	s := &Symmetric{depth: depth, features: make([]uint16, trees*depth), bounds: make([]float32, trees*depth), leaves: make([]float32, trees<<depth)}
	for _, v := range []any{s.features, s.bounds, s.leaves} {
		if err := binary.Read(r, binary.LittleEndian, v); err != nil {
			return nil, fmt.Errorf("read trees: %w", err)
		}
	}
	return s, nil
}
