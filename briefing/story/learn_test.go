package story

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLearnIsDeterministic(t *testing.T) {
	t.Parallel()
	items, tells := newsroom(t)
	window := Labelled{Items: items, Stories: tells}
	first, second := Learn(window), Learn(window)
	if diff := cmp.Diff(first, second, cmp.AllowUnexported(Weights{})); diff != "" {
		t.Errorf("learnt twice (-first +second):\n%s", diff)
	}
	if *first == (Weights{}) {
		t.Error("nothing was learnt")
	}
	if diff := cmp.Diff(tellingOf(Group(items), tells), tellingOf(first.Group(items), tells)); diff != "" {
		t.Errorf("with the weights carried, and learnt from the same items (-carried +learnt):\n%s", diff)
	}
}

// The weight of a sign that tells alone has its direction.
func TestFit(t *testing.T) {
	t.Parallel()
	var examples []example
	for i := range 40 {
		e := example{same: i%2 == 0, weight: 1}
		e.signs[bias] = 1
		e.signs[likeness] = float64(i % 7)
		e.signs[sameDay] = -1
		if e.same {
			e.signs[sameDay] = 1
		}
		examples = append(examples, e)
	}
	w := fit(examples)
	for _, e := range examples {
		if got := w.dot(&e.signs) > 0; got != e.same {
			t.Fatalf("same %v, told %v", e.same, got)
		}
	}
	if w[sameNumbers] != 0 {
		t.Errorf("a sign never seen weighs %v", w[sameNumbers])
	}
}

func TestWeightsSurviveWriting(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if _, err := learnt().WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	got, err := ReadWeights(&b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(learnt(), got, cmp.AllowUnexported(Weights{})); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
	for name, bad := range map[string]string{
		"nothing":                   "",
		"a sign missing":            strings.SplitAfterN(text, "\n", 2)[1],
		"one too many":              text + "bias 1 1\n",
		"one for headlines missing": "bias 1\n" + strings.SplitAfterN(text, "\n", 2)[1],
		"no number":                 strings.Replace(text, " ", " x", 1),
		"not a number":              "bias NaN 1\n" + strings.SplitAfterN(text, "\n", 2)[1],
	} {
		if _, err := ReadWeights(strings.NewReader(bad)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
