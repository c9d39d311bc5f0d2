package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
)

func testManagers(t *testing.T, f *fixture) {
	ctx := t.Context()
	for _, user := range []string{"U2", "U1", "U2"} { // adding twice is adding once
		if err := f.AddManager(ctx, "C1", user); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.AddManager(ctx, "C2", "U3"); err != nil {
		t.Fatal(err)
	}
	if got, err := f.Managers(ctx, "C1"); err != nil || !cmp.Equal([]string{"U1", "U2"}, got) {
		t.Errorf("managers %v, %v", got, err)
	}
	if err := f.RemoveManager(ctx, "C1", "U1"); err != nil {
		t.Fatal(err)
	}
	if err := f.RemoveManager(ctx, "C1", "U1"); !errors.Is(err, briefing.ErrNotFound) {
		t.Errorf("removed twice: %v, want ErrNotFound", err)
	}
	if got, err := f.Managers(ctx, "C1"); err != nil || !cmp.Equal([]string{"U2"}, got) {
		t.Errorf("managers left %v, %v", got, err)
	}
}

func testChanges(t *testing.T, f *fixture) {
	ctx := t.Context()
	all := []briefing.Change{
		{At: start, By: "U1", Channel: "C1", What: "follow", Object: "ferries", Detail: "was: none"},
		{At: start.Add(time.Minute), By: "U2", Channel: "C2", What: "digest", Object: "Morning brief"},
		{At: start.Add(2 * time.Minute), By: "U1", What: "feeds add", Object: feedURL},
		{At: start.Add(2 * time.Minute), Channel: "C1", What: "pause"}, // newsbrief itself
	}
	for _, c := range all {
		if err := f.Record(ctx, c); err != nil {
			t.Fatal(err)
		}
	}
	want := []briefing.Change{all[3], all[2], all[0]}
	if got, err := f.Changes(ctx, "C1", 10); err != nil || !cmp.Equal(want, got) {
		t.Errorf("%v\n(-want +got):\n%s", err, cmp.Diff(want, got))
	}
	if got, err := f.Changes(ctx, "C1", 1); err != nil || !cmp.Equal(want[:1], got) {
		t.Errorf("the latest: %v\n%s", err, cmp.Diff(want[:1], got))
	}
}
