package collect_test

import (
	"context"
	"log/slog"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
	"newsbrief/briefing/collect"
	"newsbrief/briefing/topic"
)

// labels are collect.Tags over a few items.
type labels struct {
	items []briefing.Item
	marks map[string]string
	saved map[string]map[int64]float64
	read  int
}

func (l *labels) TopicMarks(context.Context) (map[string]string, error) {
	return maps.Clone(l.marks), nil
}

func (l *labels) SaveMarks(_ context.Context, marks map[string]string) error {
	l.marks = maps.Clone(marks)
	return nil
}

func (l *labels) Mentioning(_ context.Context, _ string, words []string, since time.Time) ([]int64, error) {
	if len(words) == 0 || !since.Equal(now.Add(-30*24*time.Hour)) {
		return nil, nil
	}
	var ids []int64
	for _, it := range l.items {
		ids = append(ids, it.ID)
	}
	return ids, nil
}

func (l *labels) Texts(_ context.Context, ids []int64) ([]briefing.Item, error) {
	l.read += len(ids)
	return slices.DeleteFunc(slices.Clone(l.items), func(it briefing.Item) bool { return !slices.Contains(ids, it.ID) }), nil
}

func (l *labels) SaveTopic(_ context.Context, id string, scores map[int64]float64) error {
	l.saved[id] = scores
	return nil
}

// A round tags what was collected before with the topics that are new or were
// changed since the last one, and reads each item once for all of them.
func TestRetag(t *testing.T) {
	t.Parallel()
	l := &labels{saved: map[string]map[int64]float64{}, items: []briefing.Item{
		{ID: 1, Title: "Quay shut", Article: briefing.Article{Text: "The quay is shut for the day.", Language: "en"}},
		{ID: 2, Title: "Choir sings", Article: briefing.Article{Text: "Forty voices, one foghorn.", Language: "en"}},
	}}
	round := func(file string) {
		t.Helper()
		catalog, err := topic.Load("ours.txt", file)
		if err != nil {
			t.Fatal(err)
		}
		s := newShelf()
		c := collect.New(collect.Config{
			Store: s, Stories: s, Tags: l, Fetcher: web{two}, Topics: catalog,
			Now: func() time.Time { return now }, Logger: slog.New(slog.DiscardHandler),
		})
		if _, err := c.Round(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	const harbours, choirs = "[harbours] Harbours\nname: harbours\nword: quay\n", "[choirs] Choirs\nname: choirs\nword: choir; voices\n"
	round("")
	if len(l.marks) < 200 || len(l.saved) > 0 {
		t.Fatalf("the first round: %d topics marked, %d tagged", len(l.marks), len(l.saved))
	}
	round(harbours + choirs)
	if len(l.saved) != 2 || l.read != 2 || l.saved["harbours"][1] <= 0 || l.saved["harbours"][2] != 0 || l.saved["choirs"][2] <= 0 {
		t.Errorf("two new topics: %v, %d items read", l.saved, l.read)
	}
	clear(l.saved)
	round(harbours + choirs)
	if len(l.saved) != 0 {
		t.Errorf("no new topic: %v", l.saved)
	}
	round(harbours)
	round(harbours + "word: foghorn\n" + choirs)
	got := slices.Sorted(maps.Keys(l.saved))
	if diff := cmp.Diff([]string{"choirs", "harbours"}, got); diff != "" {
		t.Errorf("one topic changed, one back (-want +got):\n%s", diff)
	}
}
