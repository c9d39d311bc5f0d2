package linear

import (
	"bytes"
	"io"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

const (
	good = 0x10000000 // features that don't share a place in a small table
	bad  = 0x50000000
	dull = 0x90000000
)

func lessons(n int) []Choice {
	rng := rand.New(rand.NewPCG(1, 2))
	var out []Choice
	for range n {
		c := Choice{Candidates: [][]uint32{{bad, dull}, {dull}, {bad}}, Right: make([]bool, 3)}
		k := rng.IntN(3)
		c.Candidates[k] = []uint32{good, dull}
		c.Right[k] = true
		out = append(out, c)
	}
	return out
}

func TestTrainChoiceLearns(t *testing.T) {
	t.Parallel()
	table := TrainChoice(lessons(200), 8, 5, 0.1, 0, 0.2, 1).Quantize()
	for i, c := range lessons(50) {
		for k, f := range c.Candidates {
			if !c.Right[k] && table.Score(f) >= table.Score([]uint32{good, dull}) {
				t.Fatalf("lesson %d: candidate %d scores %v", i, k, table.Score(f))
			}
		}
	}
}

func TestTrainChoiceIsDeterministic(t *testing.T) {
	t.Parallel()
	var a, b bytes.Buffer
	for _, w := range []io.Writer{&a, &b} {
		if _, err := TrainChoice(lessons(60), 8, 4, 0.1, 1e-5, 0.3, 7).Quantize().WriteTo(w); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same lessons gave other weights")
	}
}

func TestTrainVerdictLearns(t *testing.T) {
	t.Parallel()
	var vs []Verdict
	for i := range 200 {
		vs = append(vs, Verdict{[]uint32{[]uint32{good, bad}[i%2], dull}, i%2 == 0})
	}
	table := TrainVerdict(vs, 8, 5, 0.1, 0, 0, 1).Quantize()
	if p := Logistic(float64(table.Score([]uint32{good, dull}))); p < 0.8 {
		t.Errorf("good has probability %v", p)
	}
	if p := Logistic(float64(table.Score([]uint32{bad, dull}))); p > 0.2 {
		t.Errorf("bad has probability %v", p)
	}
}

func TestSoftmax(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SliceOfN(rapid.Float64Range(-500, 500), 1, 30).Draw(t, "scores")
		Softmax(p)
		sum := 0.0
		for _, x := range p {
			if !(x >= 0 && x <= 1) {
				t.Fatalf("probability %v", x)
			}
			sum += x
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Fatalf("probabilities sum to %v", sum)
		}
	})
}

func TestTableSurvivesWriting(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := NewWeights(6, 0, 0)
		for i := range w.w {
			w.w[i] = rapid.Float32Range(-6, 6).Draw(t, "weight")
		}
		table := w.Quantize()
		var buf bytes.Buffer
		if n, err := table.WriteTo(&buf); err != nil || n != int64(buf.Len()) {
			t.Fatalf("wrote %d of %d bytes: %v", n, buf.Len(), err)
		}
		again, err := ReadTable(&buf)
		if err != nil {
			t.Fatal(err)
		}
		fs := rapid.SliceOf(rapid.Uint32()).Draw(t, "features")
		if table.Score(fs) != again.Score(fs) {
			t.Fatalf("%v became %v", table.Score(fs), again.Score(fs))
		}
	})
}

func TestReadTableRefusesNonsense(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{"", "\x08", "\xff\x00\x00\x00\x00", "\x08\x00\x00\x80\x3fshort"} {
		if _, err := ReadTable(bytes.NewReader([]byte(bad))); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}
