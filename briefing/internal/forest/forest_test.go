package forest

import (
	"bytes"
	"math"
	"math/rand/v2"
	"testing"
)

var options = Options{Trees: 60, Depth: 3, Rate: 0.2, Lambda: 1, Least: 1, Sample: 0.8, Look: 1}

// xor is what no sum of single features can tell.
func xor(n int) (rows [][]float32, want []float64) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range n {
		r := []float32{rng.Float32(), rng.Float32(), rng.Float32()}
		y := 0.0
		if (r[0] > 0.5) != (r[1] > 0.5) {
			y = 1
		}
		rows, want = append(rows, r), append(want, y)
	}
	return rows, want
}

func squares(want []float64) Slope {
	return func(sums, first, second []float64) {
		for i := range sums {
			first[i], second[i] = sums[i]-want[i], 1
		}
	}
}

func TestGrowLearnsWhatDependsOnTwo(t *testing.T) {
	t.Parallel()
	rows, want := xor(800)
	f := Grow(rows, squares(want), options)
	rows, want = xor(300)
	wrong := 0
	for i, r := range rows {
		if math.Abs(f.Sum(r)-want[i]) > 0.5 {
			wrong++
		}
	}
	if wrong > 30 {
		t.Errorf("%d of %d wrong", wrong, len(rows))
	}
}

func TestForestSurvivesWriting(t *testing.T) {
	t.Parallel()
	rows, want := xor(200)
	f := Grow(rows, squares(want), options)
	var buf bytes.Buffer
	n, err := f.WriteTo(&buf)
	if err != nil || n != int64(buf.Len()) {
		t.Fatalf("wrote %d of %d bytes: %v", n, buf.Len(), err)
	}
	again, err := Read(bytes.NewReader(buf.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if f.Sum(r) != again.Sum(r) {
			t.Fatalf("%v became %v", f.Sum(r), again.Sum(r))
		}
	}
	if other := Grow(rows, squares(want), options); other.Sum(rows[0]) != f.Sum(rows[0]) {
		t.Error("the same rows gave another forest")
	}
}

func TestGrowOfEqualRows(t *testing.T) {
	t.Parallel()
	f := Grow([][]float32{{1, 2}, {1, 2}, {1, 2}}, squares([]float64{1, 1, 1}), options)
	if got := f.Sum([]float32{1, 2}); math.Abs(got-1) > 0.1 {
		t.Errorf("sum %v, want about 1", got)
	}
}

func FuzzRead(f *testing.F) {
	rows, want := xor(50)
	var buf bytes.Buffer
	if _, err := Grow(rows, squares(want), Options{Trees: 2, Depth: 2, Rate: 1, Sample: 1, Look: 1}).WriteTo(&buf); err != nil {
		f.Fatal(err)
	}
	f.Add(buf.Bytes())
	f.Add([]byte("\x01\x00\x00\x00\x01\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		forest, err := Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		for _, n := range forest.nodes {
			if n.Feature > 100 {
				return // asks for a column that no row has
			}
		}
		forest.Sum(make([]float32, 101))
	})
}
