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
type Weights struct{ articles, headlines values }

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
	for i, name := range signNames {
		fmt.Fprintf(&b, "%s %.4f %.4f\n", name, w.articles[i], w.headlines[i])
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
		name, numbers, _ := strings.Cut(lines.Text(), " ")
		if n >= len(signNames) || name != signNames[n] {
			return nil, fmt.Errorf("read weights: line %d: no such sign here: %q", n+1, name)
		}
		article, headline, _ := strings.Cut(numbers, " ")
		var err error
		if w.articles[n], err = weight(article); err == nil {
			w.headlines[n], err = weight(headline)
		}
		if err != nil {
			return nil, fmt.Errorf("read weights: line %d: not a weight: %w", n+1, err)
		}
	}
	if n != len(signNames) {
		return nil, fmt.Errorf("read weights: %d signs, want %d", n, len(signNames))
	}
	return &w, nil
}

// weight reads a finite number.
func weight(text string) (float64, error) {
	x, err := strconv.ParseFloat(text, 64)
	if err == nil && (math.IsNaN(x) || math.IsInf(x, 0)) {
		return 0, strconv.ErrRange
	}
	return x, err
}

// sum is what the signs say of two clusters' being one story: the log odds, as
// learnt from their like.
func (w *Weights) sum(headlines bool, x *values) float64 {
	if headlines {
		return w.headlines.dot(x)
	}
	return w.articles.dot(x)
}
