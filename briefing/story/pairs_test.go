package story

import (
	"fmt"
	"testing"

	"newsbrief/briefing"
)

// What a big story is about is in most headlines of a small window. It is
// compared all the same: headlines have few other words.
func TestHeadlinesOfOneBigStory(t *testing.T) {
	t.Parallel()
	var items []briefing.Item
	for i := range 120 {
		items = append(items, briefing.Item{ID: int64(i + 1), Title: fmt.Sprintf("Ferry Marisol stranded: outlet%d tells witness%d", i, i)})
	}
	for i := range 20 {
		items = append(items, briefing.Item{ID: int64(i + 200), Title: fmt.Sprintf("Oswin Pell leads bakers: outlet%d asks owner%d", i+300, i)})
	}
	if got := Group(items); len(got) != 2 || len(got[0]) != 120 {
		t.Errorf("%d groups, the first of %d, want 2, the first of 120", len(got), len(got[0]))
	}
}

// The pairs of a window are those of each text with the ones before it, in that
// order, however the work was spread.
func TestPairsAreInOrder(t *testing.T) {
	t.Parallel()
	items := stream(300)
	w := NewGrouper().open(items)
	profiles := w.profiles(copies(w.leaves))
	pairs := pairsOf(profiles, postingsOf(profiles, len(w.vocabulary.stems)))
	if len(pairs) == 0 {
		t.Fatal("no pairs")
	}
	for k, p := range pairs {
		if p.i >= p.j || k > 0 && pairs[k-1].j > p.j {
			t.Fatalf("pair %d is %d and %d, after one with %d", k, p.i, p.j, pairs[max(0, k-1)].j)
		}
	}
}
