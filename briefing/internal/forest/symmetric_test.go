package forest

import (
	"bytes"
	"encoding/binary"
	"math"
	"testing"
)

func TestSymmetricLearnsWhatDependsOnTwo(t *testing.T) {
	t.Parallel()
	for _, depth := range []int{3, unrolled} { // the two ways of summing
		o := options
		o.Depth = depth
		rows, want := xor(800)
		s := GrowSymmetric(rows, squares(want), o)
		rows, want = xor(300)
		sums := make([]float32, len(rows))
		s.Add(sums, rows)
		wrong := 0
		for i, sum := range sums {
			if math.Abs(float64(sum)-want[i]) > 0.5 {
				wrong++
			}
		}
		if wrong > 30 {
			t.Errorf("depth %d: %d of %d wrong", depth, wrong, len(rows))
		}
	}
}

// The same rows give the same bytes, and what is read back sums as it did.
func TestSymmetricSurvivesWriting(t *testing.T) {
	t.Parallel()
	rows, want := xor(200)
	var buf, again bytes.Buffer
	s := GrowSymmetric(rows, squares(want), options)
	n, err := s.WriteTo(&buf)
	if err != nil || n != int64(buf.Len()) {
		t.Fatalf("wrote %d of %d bytes: %v", n, buf.Len(), err)
	}
	if _, err := GrowSymmetric(rows, squares(want), options).WriteTo(&again); err != nil || !bytes.Equal(buf.Bytes(), again.Bytes()) {
		t.Errorf("the same rows gave another forest, %v", err)
	}
	read, err := ReadSymmetric(&buf)
	if err != nil {
		t.Fatal(err)
	}
	if read.Width() != s.Width() || read.Width() > 3 {
		t.Errorf("width %d, was %d", read.Width(), s.Width())
	}
	was, is := make([]float32, len(rows)), make([]float32, len(rows))
	s.Add(was, rows)
	read.Add(is, rows)
	for i := range was {
		if was[i] != is[i] {
			t.Fatalf("row %d: %v, was %v", i, is[i], was[i])
		}
	}
}

func TestReadSymmetricRefuses(t *testing.T) {
	t.Parallel()
	head := func(trees, depth int32) []byte {
		b := binary.LittleEndian.AppendUint32(nil, uint32(trees))
		return binary.LittleEndian.AppendUint32(b, uint32(depth))
	}
	for name, data := range map[string][]byte{
		"nothing": nil, "cut off": head(2, 3), "negative": head(-1, 3), "too many": head(maxTrees+1, 3),
		"no depth": head(1, 0), "too deep": head(1, maxDepth+1),
	} {
		if s, err := ReadSymmetric(bytes.NewReader(data)); err == nil {
			t.Errorf("%s: read %+v", name, s)
		}
	}
}
