package digest_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"newsbrief/briefing"
	"newsbrief/briefing/digest"
	"newsbrief/briefing/topic"
)

var now = time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC)

// archive is a Finder over a few items.
type archive []briefing.Item

func (a archive) FindItems(_ context.Context, s briefing.Search) ([]briefing.Item, error) {
	var found []briefing.Item
	for _, it := range a {
		if it.Seen.After(s.Since) && !it.Seen.After(s.Until) && matches(it, s) {
			found = append(found, it)
		}
	}
	slices.Reverse(found)
	return found, nil
}

func matches(it briefing.Item, s briefing.Search) bool {
	if len(s.Topics)+len(s.Words) > 0 && !holds(it, briefing.Match{Topics: s.Topics, Words: s.Words}) {
		return false
	}
	return !slices.ContainsFunc(s.All, func(m briefing.Match) bool { return !holds(it, m) }) &&
		!slices.ContainsFunc(s.None, func(m briefing.Match) bool { return holds(it, m) })
}

func holds(it briefing.Item, m briefing.Match) bool {
	for _, tag := range it.Tags {
		if slices.Contains(m.Topics, tag.Topic) {
			return true
		}
	}
	return slices.ContainsFunc(m.Words, func(w string) bool {
		return strings.Contains(strings.ToLower(it.Title), strings.ToLower(w))
	})
}

func (a archive) StoryItems(_ context.Context, stories []int64) ([]briefing.Item, error) {
	var found []briefing.Item
	for _, it := range a {
		if slices.Contains(stories, it.Story) {
			found = append(found, it)
		}
	}
	return found, nil
}

func (a archive) Coverage(_ context.Context, since, until time.Time) (briefing.Coverage, error) {
	return briefing.Coverage{Outlets: 5, Items: len(a)}, nil
}

// told is an item of a story that was seen some hours ago.
func told(id, story int64, outlet string, hours int, tags ...briefing.Tag) briefing.Item {
	seen := now.Add(-time.Duration(hours) * time.Hour)
	return briefing.Item{
		ID: id, Story: story, Outlet: outlet, Title: fmt.Sprintf("Story %d in %s", story, outlet), Tags: tags,
		Link: fmt.Sprintf("https://%s.example/%d", strings.ToLower(outlet), id), Published: seen, Seen: seen,
	}
}

var (
	about    = briefing.Tag{Topic: "china", Score: 0.9}
	mentions = briefing.Tag{Topic: "china", Score: 0.1}
)

func sample() archive {
	return archive{
		told(1, 1, "Harbor", 30, about), // a day and more ago
		told(2, 2, "Harbor", 5, mentions),
		told(3, 3, "Wire", 4, about),
		told(4, 3, "Tidewater", 3), // the same story, without the topic's word
		told(5, 5, "Wire", 2),
		told(6, 0, "Wire", 1, about), // not grouped yet
	}
}

func headlines(d briefing.Digest) []string {
	var list []string
	for _, b := range d.Briefings {
		list = append(list, b.Headline)
	}
	return list
}

func TestBuild(t *testing.T) {
	t.Parallel()
	d, err := digest.Build(t.Context(), sample(), topic.Standard(), briefing.Query{Topics: []string{"china"}}, now)
	if err != nil {
		t.Fatal(err)
	}
	if d.Total != 3 || len(d.Briefings) != 3 || !slices.Equal(d.Topics, []string{"China"}) || d.Coverage.Items != 6 {
		t.Fatalf("digest = %d of %d stories on %v", len(d.Briefings), d.Total, d.Topics)
	}
	if last := d.Briefings[2]; last.Story != 2 || last.About {
		t.Errorf("what only mentions China is not last: %v", headlines(d))
	}
	i := slices.IndexFunc(d.Briefings, func(b briefing.Briefing) bool { return b.Story == 3 })
	if i < 0 || len(d.Briefings[i].Also) != 1 || d.Briefings[i].Also[0].Name != "Tidewater" {
		t.Errorf("the outlet without the word is not among those that carry the story: %+v", d.Briefings)
	}
	if d.Outlets != 3 {
		t.Errorf("%d outlets, want 3", d.Outlets)
	}
}

func TestBuildNarrowed(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		q     briefing.Query
		total int
		shown int
	}{
		{"everything", briefing.Query{}, 4, 4},
		{"limit", briefing.Query{Limit: 2}, 4, 2},
		{"further back", briefing.Query{Topics: []string{"china"}, Since: now.Add(-48 * time.Hour)}, 4, 4},
		{"words", briefing.Query{Topics: []string{"story 5"}}, 1, 1},
		{"a topic or words", briefing.Query{Topics: []string{"china", "story 5"}}, 4, 4},
		{"nothing", briefing.Query{Topics: []string{"zeppelin"}}, 0, 0},
		{"without those that were shown", briefing.Query{Skip: []int64{3, 6}}, 2, 2},
		{"until then", briefing.Query{Until: now.Add(-210 * time.Minute)}, 2, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d, err := digest.Build(t.Context(), sample(), topic.Standard(), tt.q, now)
			if err != nil || d.Total != tt.total || len(d.Briefings) != tt.shown {
				t.Errorf("%d of %d stories, %v; want %d of %d", len(d.Briefings), d.Total, err, tt.shown, tt.total)
			}
		})
	}
}

// What is new to us but came out long ago is no news: a feed that was just
// added brings its archive. A little late it may be.
func TestOldNews(t *testing.T) {
	t.Parallel()
	old, late := told(1, 1, "Harbor", 1), told(2, 2, "Harbor", 1)
	old.Published, late.Published = now.Add(-100*time.Hour), now.Add(-30*time.Hour)
	items := archive{old, late, told(3, 3, "Harbor", 1)}
	for late, want := range map[time.Duration]int{0: 1, digest.Day: 2} {
		d, err := digest.Build(t.Context(), items, topic.Standard(), briefing.Query{Late: late}, now)
		if err != nil || d.Total != want {
			t.Errorf("late %s: %d stories, %v; want %d", late, d.Total, err, want)
		}
	}
}

// A story is told by what came out in the window: what it began with before is
// neither its headline nor its date. Who carried it then still carries it, and
// who is named as the original is the source.
func TestToldByTheWindow(t *testing.T) {
	t.Parallel()
	began, goes := told(1, 1, "Harbor", 1, about), told(2, 1, "Wire", 1, about)
	began.Published, goes.Title = now.Add(-100*time.Hour), "Story 1 goes on"
	d, err := digest.Build(t.Context(), archive{began, goes}, topic.Standard(), briefing.Query{Late: digest.Day}, now)
	if err != nil || len(d.Briefings) != 1 {
		t.Fatalf("%d stories, %v", len(d.Briefings), err)
	}
	b := d.Briefings[0]
	if b.Headline != "Story 1 goes on" || !b.Published.Equal(goes.Published) || b.Source.Name != "Wire" {
		t.Errorf("told as %q of %s, %s", b.Headline, b.Source.Name, b.Published)
	}
	if len(b.Also) != 1 || b.Also[0].Name != "Harbor" {
		t.Errorf("also in %v", b.Also)
	}
	goes.Article.Original = briefing.Source{Name: "Harbor", URL: began.Link}
	d, err = digest.Build(t.Context(), archive{began, goes}, topic.Standard(), briefing.Query{Late: digest.Day}, now)
	if b := d.Briefings[0]; err != nil || b.Source.Name != "Harbor" || b.Via.Name != "Wire" || !b.Published.Equal(goes.Published) {
		t.Errorf("a copy is told as %s via %s, %s, %v", b.Source.Name, b.Via.Name, b.Published, err)
	}
}

// A story is in a digest once, and the answer does not depend on the order in
// which the store gives items.
func TestBuildProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var items archive
		for i := range rapid.IntRange(0, 30).Draw(t, "items") {
			items = append(items, told(int64(i+1), int64(rapid.IntRange(0, 6).Draw(t, "story")),
				rapid.SampledFrom([]string{"Harbor", "Wire", "Tidewater"}).Draw(t, "outlet"), rapid.IntRange(0, 40).Draw(t, "hours"), about))
		}
		for i := range items { // a story is called by one of its items
			if items[i].Story > int64(len(items)) {
				items[i].Story = 0
			}
		}
		q := briefing.Query{Limit: 100}
		first, err := digest.Build(t.Context(), items, topic.Standard(), q, now)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[int64]bool{}
		for _, b := range first.Briefings {
			if seen[b.Story] {
				t.Fatalf("story %d twice", b.Story)
			}
			seen[b.Story] = true
		}
		again, err := digest.Build(t.Context(), rapid.Permutation(items).Draw(t, "order"), topic.Standard(), q, now)
		if err != nil || !slices.Equal(headlines(first), headlines(again)) {
			t.Fatalf("order matters: %v and %v, %v", headlines(first), headlines(again), err)
		}
	})
}

// No outlet leads every line while others have something to tell, and what
// passed a better score says why.
func TestVariety(t *testing.T) {
	t.Parallel()
	var items archive
	for i := range 6 {
		items = append(items, told(int64(i+1), int64(i+1), "Harbor", 1, about))
	}
	for i := range 2 {
		items = append(items, told(int64(i+7), int64(i+7), "Wire", 9, about))
	}
	items = append(items, told(9, 9, "Gull", 1, mentions))
	d, err := digest.Build(t.Context(), items, topic.Standard(), briefing.Query{Topics: []string{"china"}, Limit: 9}, now)
	if err != nil || len(d.Briefings) != 9 {
		t.Fatalf("%d stories, %v", len(d.Briefings), err)
	}
	var order, moved []string
	for i, b := range d.Briefings {
		order = append(order, b.Source.Name)
		if b.Why[len(b.Why)-1].Name == "variety" {
			moved = append(moved, fmt.Sprint(i, b.Source.Name))
		}
	}
	want := []string{"Harbor", "Harbor", "Wire", "Wire", "Harbor", "Harbor", "Harbor", "Harbor", "Gull"}
	if !slices.Equal(order, want) || !slices.Equal(moved, []string{"2Wire", "3Wire"}) {
		t.Errorf("led by %v, moved: %v", order, moved)
	}
}
