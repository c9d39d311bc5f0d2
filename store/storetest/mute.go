package storetest

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
)

func testMutes(t *testing.T, f *fixture) {
	ctx := t.Context()
	mutes := []briefing.Mute{
		{Channel: "C1", Outlet: "Harbour Courier", By: "U1", At: start.Add(-time.Hour)},
		{Channel: "C1", Outlet: "Amsel Post", By: "U2", At: start},
		{Channel: "C2", Outlet: "Harbour Courier", By: "U3", At: start.Add(time.Minute)},
	}
	again := mutes[0]
	again.Outlet = "HARBOUR courier" // it is one, however it is written
	for _, m := range append(mutes, again) {
		if err := f.Mute(ctx, m); err != nil {
			t.Fatal(err)
		}
	}
	f.save(t, briefing.Item{Key: "1", Outlet: "Harbour Courier"}, briefing.Item{Key: "2", Outlet: "Coast Radio"})
	mutes[0].LeftOut = 1
	want := []briefing.Mute{mutes[1], mutes[0]}
	if got, err := f.Mutes(ctx, "C1"); err != nil || !cmp.Equal(want, got) {
		t.Errorf("%v\n%s", err, cmp.Diff(want, got))
	}
	if got, err := f.Muted(ctx, "C1"); err != nil || !cmp.Equal([]string{"Amsel Post", "Harbour Courier"}, got) {
		t.Errorf("muted: %v, %v", got, err)
	}
	if got, err := f.Mutes(ctx, ""); err != nil || len(got) != 3 {
		t.Errorf("of all channels: %v, %v", got, err)
	}
	if err := f.Unmute(ctx, "C1", "amsel post"); err != nil {
		t.Fatal(err)
	}
	if err := f.Unmute(ctx, "C1", "Amsel Post"); !errors.Is(err, briefing.ErrNotFound) {
		t.Errorf("unmuted twice: %v, want ErrNotFound", err)
	}
}

func testQuoted(t *testing.T, f *fixture) {
	ctx := t.Context()
	quotes := []briefing.Quote{
		{Start: 0, End: 5, Text: "It is", Speaker: "Ilse Quandt", Key: true},
		{Start: 9, End: 14, Text: "It was"},
	}
	added := f.save(t,
		briefing.Item{Key: "1", Title: "Ferry returns", Quotes: quotes},
		briefing.Item{Key: "2", Title: "Ferry is back"},
		briefing.Item{Key: "3", Title: "Fog", Quotes: quotes[1:]})
	ids := make(map[string]int64)
	for _, it := range added {
		ids[it.Key] = it.ID
	}
	one, two, lone := ids["1"], ids["2"], ids["3"]
	if err := f.SaveStories(ctx, map[int64]int64{one: one, two: one}); err != nil {
		t.Fatal(err)
	}
	got, err := f.Quoted(ctx, one)
	slices.SortFunc(got, func(a, b briefing.Item) int { return strings.Compare(a.Key, b.Key) })
	if err != nil || len(got) != 2 || got[1].ID != two || !cmp.Equal(quotes, got[0].Quotes) || len(got[1].Quotes) != 0 {
		t.Errorf("of a story: %+v, %v", got, err)
	}
	if got, err := f.Quoted(ctx, lone); err != nil || len(got) != 1 || !cmp.Equal(quotes[1:], got[0].Quotes) {
		t.Errorf("of an item that was not grouped: %+v, %v", got, err)
	}
	if got, err := f.Quoted(ctx, 99); err != nil || len(got) != 0 {
		t.Errorf("of nothing: %+v, %v", got, err)
	}
}
