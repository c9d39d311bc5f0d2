package storetest

import (
	"errors"
	"slices"
	"testing"

	"newsbrief/briefing"
)

// A dropped story stays dropped when its items are grouped anew.
func testDropped(t *testing.T, f *fixture) {
	ctx := t.Context()
	added := f.save(t, briefing.Item{Key: "1", Title: "Ferry returns"}, briefing.Item{Key: "2", Title: "Ferry is back"})
	one, two := added[0].ID, added[1].ID
	for range 2 { // dropping twice is dropping once
		if err := f.Drop(ctx, "C1", two, "U1", start); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := f.Dropped(ctx, "C1"); err != nil || !slices.Equal(got, []int64{two}) {
		t.Errorf("dropped: %v, %v", got, err)
	}
	if err := f.SaveStories(ctx, map[int64]int64{one: one, two: one}); err != nil {
		t.Fatal(err)
	}
	want := []int64{one, two}
	slices.Sort(want)
	if got, err := f.Dropped(ctx, "C1"); err != nil || !slices.Equal(got, want) {
		t.Errorf("dropped, grouped anew: %v, %v, want %v", got, err, want)
	}
	if got, err := f.Dropped(ctx, "C2"); err != nil || len(got) != 0 {
		t.Errorf("in another channel: %v, %v", got, err)
	}
	if err := f.Undrop(ctx, "C1", two); err != nil {
		t.Fatal(err)
	}
	if got, err := f.Dropped(ctx, "C1"); err != nil || len(got) != 0 {
		t.Errorf("undropped: %v, %v", got, err)
	}
	if err := f.Undrop(ctx, "C1", two); !errors.Is(err, briefing.ErrNotFound) {
		t.Errorf("undropped twice: %v, want ErrNotFound", err)
	}
}
