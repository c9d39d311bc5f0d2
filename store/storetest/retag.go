package storetest

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
)

// testRetag: items that are stored get the tags of a topic that is new, and
// lose those that no longer hold.
func testRetag(t *testing.T, f *fixture) {
	ctx := t.Context()
	var ids []int64
	for _, it := range []briefing.Item{
		{Key: "1", Title: "Quay shut", Article: briefing.Article{Text: "The quay is shut."}},
		{Key: "2", Title: "Plums", Article: briefing.Article{Text: "They are ripe."}, Tags: []briefing.Tag{{Topic: "harbours", Score: 0.9}, {Topic: "fruit", Score: 0.5}}},
		{Key: "3", Title: "Pilots", Article: briefing.Article{Text: "By the pilot boat."}},
	} {
		ids = append(ids, f.save(t, it)[0].ID)
		f.clock.add(time.Hour)
	}
	if marks, err := f.TopicMarks(ctx); err != nil || len(marks) != 0 {
		t.Fatalf("marks of a new database: %v, %v", marks, err)
	}
	if err := f.SaveMarks(ctx, map[string]string{"fruit": "a", "harbours": "a"}); err != nil {
		t.Fatal(err)
	}
	found, err := f.Mentioning(ctx, "harbours", []string{"quay", "pilot boat"}, start.Add(-time.Hour))
	if want := []int64{ids[2], ids[1], ids[0]}; err != nil || !slices.Equal(found, want) {
		t.Fatalf("Mentioning: %v, %v; want %v", found, err, want)
	}
	texts, err := f.Texts(ctx, found[:1])
	if err != nil || len(texts) != 1 || texts[0].Article.Text != "By the pilot boat." {
		t.Fatalf("Texts: %v, %v", texts, err)
	}
	err = f.SaveTopic(ctx, "harbours", map[int64]float64{ids[0]: 0.8, ids[1]: 0, ids[2]: 0.4, ids[2] + 999: 1})
	if err != nil {
		t.Fatal(err)
	}
	items, err := f.FindItems(ctx, briefing.Search{Topics: []string{"harbours"}})
	if diff := cmp.Diff([]string{"3", "1"}, keys(items)); err != nil || diff != "" {
		t.Errorf("items of the topic: %v (-want +got):\n%s", err, diff)
	}
	if want := []briefing.Tag{{Topic: "harbours", Score: 0.8}}; !slices.Equal(items[1].Tags, want) {
		t.Errorf("tags %v, want %v", items[1].Tags, want)
	}
	items, err = f.FindItems(ctx, briefing.Search{Topics: []string{"fruit"}})
	if want := []briefing.Tag{{Topic: "fruit", Score: 0.5}}; err != nil || len(items) != 1 || !slices.Equal(items[0].Tags, want) {
		t.Errorf("what else the item is tagged with: %v, %v", items, err)
	}
	if err := f.SaveMarks(ctx, map[string]string{"harbours": "b"}); err != nil {
		t.Fatal(err)
	}
	marks, err := f.TopicMarks(ctx)
	if diff := cmp.Diff(map[string]string{"harbours": "b"}, marks); err != nil || diff != "" {
		t.Errorf("marks: %v (-want +got):\n%s", err, diff)
	}
}
