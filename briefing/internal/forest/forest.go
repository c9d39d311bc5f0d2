// Package forest holds boosted regression trees: small ones, each of which
// mends what those before it got wrong (Friedman, "Greedy function
// approximation", 2001; the gain and leaf formulas are XGBoost's).
//
// The package promises that the same rows in the same order give the same
// forest, and that a forest written and read again gives the same sums.
package forest

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
)

// A Forest is a sum of trees.
type Forest struct {
	nodes []node
	roots []int32
}

// A node asks whether a feature is below a bound. If so, the next node goes on,
// else the one Right nodes further. A leaf has a value.
type node struct {
	Value   float32 // the bound; in a leaf, what the tree adds
	Feature int16   // -1 in a leaf
	Right   int16
}

// Sum is what the trees make of a row.
func (f *Forest) Sum(row []float32) float64 {
	sum := float64(0)
	for _, at := range f.roots {
		n := f.nodes[at]
		for n.Feature >= 0 {
			if row[n.Feature] < n.Value {
				at++
			} else {
				at += int32(n.Right)
			}
			n = f.nodes[at]
		}
		sum += float64(n.Value)
	}
	return sum
}

// WriteTo writes the forest: the numbers of trees and nodes, the roots, the nodes.
func (f *Forest) WriteTo(w io.Writer) (int64, error) {
	size := int64(8 + 4*len(f.roots) + 8*len(f.nodes))
	b := bufio.NewWriter(w)
	for _, v := range []any{int32(len(f.roots)), int32(len(f.nodes)), f.roots, f.nodes} {
		if err := binary.Write(b, binary.LittleEndian, v); err != nil {
			return 0, err
		}
	}
	return size, b.Flush()
}

// Read reads what WriteTo wrote.
func Read(r io.Reader) (*Forest, error) {
	var head [2]int32
	if err := binary.Read(r, binary.LittleEndian, &head); err != nil {
		return nil, fmt.Errorf("read trees: %w", err)
	}
	if head[0] < 0 || head[1] < 0 || head[0] > 1<<16 || head[1] > 1<<20 {
		return nil, fmt.Errorf("read trees: %d trees of %d nodes", head[0], head[1])
	}
	f := &Forest{roots: make([]int32, head[0]), nodes: make([]node, head[1])}
	for _, v := range []any{f.roots, f.nodes} {
		if err := binary.Read(r, binary.LittleEndian, v); err != nil {
			return nil, fmt.Errorf("read trees: %w", err)
		}
	}
	return f, f.check()
}

// check refuses trees that would lead out of the forest or never end.
func (f *Forest) check() error {
	n := int32(len(f.nodes))
	for _, r := range f.roots {
		if r < 0 || r >= n {
			return fmt.Errorf("read trees: root %d of %d nodes", r, n)
		}
	}
	for i, x := range f.nodes {
		if x.Feature >= 0 && (x.Right < 1 || int32(i)+int32(x.Right) >= n || int32(i)+1 >= n) {
			return fmt.Errorf("read trees: node %d leads nowhere", i)
		}
	}
	return nil
}
