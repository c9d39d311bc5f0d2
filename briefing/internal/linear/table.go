// Package linear holds hashed linear models: a feature is a number, its weight
// stands in a table at that place, a score is a sum of weights.
//
// The package promises that the same examples in the same order give the same
// table, and that a table written and read again scores the same. It knows
// nothing of language; a table holds numbers only, no feature's name or text.
package linear

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// A Table holds weights in eight bits each.
type Table struct {
	bits  int
	scale float32
	w     []int8
}

// Bits is how many bits of a feature choose its place.
func (t *Table) Bits() int { return t.bits }

// Score is the sum of the weights of the features.
func (t *Table) Score(features []uint32) float32 {
	shift := 32 - t.bits
	var sum int32
	for _, f := range features {
		sum += int32(t.w[f>>shift])
	}
	return float32(sum) * t.scale
}

// Weight is the weight of one feature.
func (t *Table) Weight(feature uint32) float32 { return t.Score([]uint32{feature}) }

// Quantize makes a Table of trained weights. The few that are larger than the
// rest by far are cut, so that the small ones keep their differences.
func (w Weights) Quantize() *Table {
	var most float32
	for _, x := range w.w {
		most = max(most, x, -x)
	}
	t := &Table{bits: w.bits, scale: min(most, 4) / 127, w: make([]int8, len(w.w))}
	if t.scale == 0 {
		t.scale = 1
	}
	for i, x := range w.w {
		q := math.Round(float64(x / t.scale))
		t.w[i] = int8(max(-127, min(127, q)))
	}
	return t
}

// WriteTo writes the table: its bits in one byte, its scale in four, its
// weights in one each.
func (t *Table) WriteTo(w io.Writer) (int64, error) {
	buf := make([]byte, 5, 5+len(t.w))
	buf[0] = byte(t.bits)
	binary.LittleEndian.PutUint32(buf[1:], math.Float32bits(t.scale))
	for _, x := range t.w {
		buf = append(buf, byte(x))
	}
	n, err := w.Write(buf)
	return int64(n), err
}

// ReadTable reads what WriteTo wrote.
func ReadTable(r io.Reader) (*Table, error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, fmt.Errorf("read weights: %w", err)
	}
	t := &Table{bits: int(head[0]), scale: math.Float32frombits(binary.LittleEndian.Uint32(head[1:]))}
	if t.bits < 1 || t.bits > 24 {
		return nil, fmt.Errorf("read weights: a table of 2^%d", t.bits)
	}
	buf := make([]byte, 1<<t.bits)
	if _, err := io.ReadFull(r, buf); err != nil {
		return nil, fmt.Errorf("read weights: %w", err)
	}
	t.w = make([]int8, len(buf))
	for i, x := range buf {
		t.w[i] = int8(x)
	}
	return t, nil
}
