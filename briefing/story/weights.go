package story

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"sync"
)

// Weights are what the signs weigh when two clusters are compared: the sum says
// how likely they are one story. [Learn] makes them.
type Weights [signs]float64

//go:embed weights/join.bin
var learntFiles embed.FS

// learnt returns the weights that the package carries.
var learnt = sync.OnceValue(func() *Weights {
	f, err := learntFiles.Open("weights/join.bin")
	if err != nil {
		panic(err) // it is embedded
	}
	defer f.Close()
	w, err := ReadWeights(f)
	if err != nil {
		panic(err) // a test reads it
	}
	return w
})

// WriteTo writes the weights, a sign and its weight a line.
func (w *Weights) WriteTo(to io.Writer) (int64, error) {
	var b strings.Builder
	for i, weight := range w {
		fmt.Fprintf(&b, "%s %.4f\n", signNames[i], weight)
	}
	n, err := io.WriteString(to, b.String())
	return int64(n), err
}

// ReadWeights reads what WriteTo wrote. Every sign has to be there once, in
// order.
func ReadWeights(from io.Reader) (*Weights, error) {
	var w Weights
	n := 0
	for lines := bufio.NewScanner(from); lines.Scan(); n++ {
		name, number, _ := strings.Cut(lines.Text(), " ")
		if n >= len(w) || name != signNames[n] {
			return nil, fmt.Errorf("read weights: line %d: no such sign here: %q", n+1, name)
		}
		weight, err := strconv.ParseFloat(number, 64)
		if err != nil || math.IsNaN(weight) || math.IsInf(weight, 0) {
			return nil, fmt.Errorf("read weights: line %d: not a weight: %q", n+1, number)
		}
		w[n] = weight
	}
	if n != len(w) {
		return nil, fmt.Errorf("read weights: %d signs, want %d", n, len(w))
	}
	return &w, nil
}

// sum is what the signs say of two clusters' being one story: the log odds, as
// learnt.
func (w *Weights) sum(x *[signs]float64) float64 {
	z := 0.0
	for i, weight := range w {
		z += weight * x[i]
	}
	return z
}
