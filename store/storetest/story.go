package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
)

func testStories(t *testing.T, f *fixture) {
	ctx := t.Context()
	one := ferry()
	f.save(t, one)
	since := f.clock.add(time.Hour)
	f.clock.add(time.Millisecond)
	two := ferry()
	two.Key, two.Title = "two", "Port Amsel has its ferry back"
	three := briefing.Item{Key: "three", Title: "Chess"}
	added := f.save(t, three, two)

	window, err := f.Window(ctx, since)
	if err != nil {
		t.Fatal(err)
	}
	want := []briefing.Item{added[0], added[1]}
	want[0].Quotes = want[0].Quotes[:1] // the key quote
	if diff := cmp.Diff(want, window); diff != "" {
		t.Errorf("Window (-want +got):\n%s", diff)
	}

	all, err := f.FindItems(ctx, briefing.Search{})
	if err != nil {
		t.Fatal(err)
	}
	story := all[2].ID
	if err := f.SaveStories(ctx, map[int64]int64{all[2].ID: story, added[0].ID: story, 12345: story}); err != nil {
		t.Fatal(err)
	}
	items, err := f.StoryItems(ctx, []int64{story, 99, 0, story})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"two", "ferry"}, keys(items)); diff != "" {
		t.Errorf("StoryItems (-want +got):\n%s", diff)
	}
	for _, it := range items {
		if it.Story != story || len(it.Quotes) != 1 || len(it.Tags) != 2 || it.Article.Text != "" {
			t.Errorf("item of the story: %+v", it)
		}
	}
	if err := f.SaveStories(ctx, map[int64]int64{added[0].ID: added[0].ID}); err != nil {
		t.Fatal(err)
	}
	if items, err = f.StoryItems(ctx, []int64{story}); err != nil || len(items) != 1 {
		t.Errorf("StoryItems after one left: %v, %v; want one", keys(items), err)
	}
	if items, err = f.StoryItems(ctx, nil); err != nil || len(items) != 0 {
		t.Errorf("StoryItems of no story: %v, %v; want none", keys(items), err)
	}
}

func testManyStories(t *testing.T, f *fixture) {
	const n = 2000
	var list []briefing.Item
	for i := range n {
		list = append(list, briefing.Item{Key: fmt.Sprint(i), Title: fmt.Sprint("Title ", i)})
	}
	stories := map[int64]int64{}
	var ids []int64
	for _, it := range f.save(t, list...) {
		stories[it.ID] = it.ID
		ids = append(ids, it.ID)
	}
	if err := f.SaveStories(t.Context(), stories); err != nil {
		t.Fatal(err)
	}
	items, err := f.StoryItems(t.Context(), ids)
	if err != nil || len(items) != n {
		t.Errorf("StoryItems: %d items, %v; want %d", len(items), err, n)
	}
}
