package story

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"newsbrief/briefing"
)

// What was read for one window must not show in the answers for the next.
func TestGrouperAnswersAsIfNew(t *testing.T) {
	t.Parallel()
	all, _ := newsroom(t)
	rapid.Check(t, func(t *rapid.T) {
		g := NewGrouper()
		for range rapid.IntRange(1, 4).Draw(t, "rounds") {
			items := rapid.SliceOfN(rapid.OneOf(rapid.Custom(item), rapid.SampledFrom(all)), 0, 12).Draw(t, "items")
			for i := range items {
				items[i].ID = int64(i + 1)
			}
			if diff := cmp.Diff(Assign(items), g.Assign(items, nil)); diff != "" {
				t.Fatalf("anew, and after other windows (-anew +after):\n%s", diff)
			}
		}
	})
}

func TestGrouperForgetsStems(t *testing.T) {
	t.Parallel()
	items := stream(200)
	g := NewGrouper()
	for k := range 20 {
		g.Assign(items[10*k:10*k+10], nil)
	}
	if n, most := len(g.vocabulary.stems), (mostStale+2)*g.vocabulary.live; n > most {
		t.Errorf("%d stems kept for %d in use", n, g.vocabulary.live)
	}
	if len(g.leaves) != 10 {
		t.Errorf("%d items kept, want the last 10", len(g.leaves))
	}
}

func TestPlace(t *testing.T) {
	t.Parallel()
	items, _ := newsroom(t)
	g := NewGrouper()
	if got := g.Place(items[2]); got != 0 {
		t.Errorf("before anything was assigned: story %d", got)
	}
	known := slices.Delete(slices.Clone(items), 2, 3)
	ids := g.Assign(known, nil) // ferry 0 and 1, bakers 2 and 3
	for name, c := range map[string]struct {
		item briefing.Item
		want int64
	}{
		"of a known story": {items[2], ids[0]},
		"a copy":           {items[4], ids[3]},
		"of no story":      {briefing.Item{Title: "Choir sings in Osk", Summary: "A choir of forty sang by the lighthouse."}, 0},
		"empty":            {briefing.Item{}, 0},
	} {
		if got := g.Place(c.item); got != c.want {
			t.Errorf("%s: story %d, want %d", name, got, c.want)
		}
	}
}

// The same event in two languages: names, numbers and days tell.
func TestStoryAcrossLanguages(t *testing.T) {
	t.Parallel()
	english := briefing.Item{
		Title: "Ferry Marisol runs aground off Quellport", Published: noon, Link: "https://post.example/ferry",
		Article: briefing.Article{Language: "en", Text: "The ferry Marisol ran aground near Quellport on 3 June with 212 people aboard. " +
			"Captain Edda Vorwick said the steering had failed. Tugs from Brannoch were sent, the operator Lindal Lines said."},
	}
	german := briefing.Item{
		Title: "Fähre Marisol vor Quellport auf Grund gelaufen", Published: noon.Add(time.Hour), Link: "https://bote.example/faehre",
		Article: briefing.Article{Language: "de", Text: "Vor Quellport ist am 3. Juni die Fähre Marisol mit 212 Menschen an Bord auf Grund gelaufen. " +
			"Die Steuerung sei ausgefallen, sagte Edda Vorwick. Schlepper aus Brannoch sind unterwegs, so Lindal Lines."},
	}
	other := german
	other.Title, other.Link = "Bäcker in Quellport streiken", "https://bote.example/baecker"
	other.Article.Text = "In Quellport haben am 5. Juni 80 Bäcker gestreikt. Oswin Pell fordert mehr Lohn, Hanne Brock soll schlichten."
	for name, c := range map[string]struct {
		items []briefing.Item
		want  int
	}{
		"the same":         {[]briefing.Item{english, german}, 1},
		"only the place":   {[]briefing.Item{english, other}, 2},
		"the same and one": {[]briefing.Item{english, german, other}, 2},
	} {
		if got := Group(c.items); len(got) != c.want {
			t.Errorf("%s: %v, want %d groups", name, got, c.want)
		}
	}
	bridged := func(a, b briefing.Item) bool {
		w := NewGrouper().open([]briefing.Item{a, b})
		cutBoilerplate(w.leaves)
		p := w.profiles([][]int{{0}, {1}})
		return w.vocabulary.bridged(p[0], p[1])
	}
	if !bridged(english, german) {
		t.Error("names, a number and a day in common don't bridge the languages")
	}
	if bridged(english, other) {
		t.Error("a place in common bridges the languages")
	}
	german.Article.Text = strings.ReplaceAll(german.Article.Text, "3. Juni", "9. Mai")
	if bridged(english, german) {
		t.Error("the languages are bridged over different days")
	}
}

// A text that came too early to tell goes to the story it belongs to.
func TestTextsSettle(t *testing.T) {
	t.Parallel()
	items, _ := newsroom(t)
	g := newGrouper(learnt())
	w := g.open(items)
	cutBoilerplate(w.leaves)
	tr := newTree(w.vocabulary, w.profiles(copies(w.leaves)), learnt())
	at := map[string]int{}
	for i, k := range w.order {
		at[items[k].Link] = i
	}
	ferry, stray := at[items[0].Link], at[items[2].Link]
	whole := merge(tr.profiles[ferry], tr.profiles[stray])
	tr.clusters[ferry].profile, tr.clusters[ferry].members = whole, []int{ferry, stray}
	tr.clusters[stray] = nil
	if diff := cmp.Diff(tr.profiles[ferry].texts, tr.rest(stray, ferry).texts); diff != "" {
		t.Error(diff)
	}
	if got, want := len(tr.rest(stray, ferry).terms), len(tr.profiles[ferry].terms); got != want {
		t.Errorf("%d terms are left, want the other text's %d", got, want)
	}
	bakers := at[items[3].Link]
	tr.move(stray, ferry, bakers)
	if got := tr.clusters[bakers].members; !slices.Equal(got, []int{bakers, stray}) || tr.clusters[ferry].texts != 1 {
		t.Errorf("moved to %v, %d left", got, tr.clusters[ferry].texts)
	}
}

// What feeds get wrong costs nothing but the item that is wrong.
func TestBadItems(t *testing.T) {
	t.Parallel()
	good, _ := newsroom(t)
	want := len(Group(good))
	var tracked []briefing.Item
	for n := range 50 {
		it := good[5]
		it.Link = fmt.Sprintf("https://orrel.example/comet?utm_source=feed%d", n)
		it.Article.URL = "https://orrel.example/comet"
		tracked = append(tracked, it)
	}
	future := good[0]
	future.Link, future.Published = "https://late.example/ferry", noon.AddDate(900, 0, 0)
	for name, c := range map[string]struct {
		bad   []briefing.Item
		extra int // stories
	}{
		"fifty addresses of one article": {tracked, 0},
		"a clock far ahead":              {[]briefing.Item{future}, 0},
		"nothing at all":                 {make([]briefing.Item, 5), 5},
		"broken text":                    {[]briefing.Item{{Title: "\xff\xfe", Summary: strings.Repeat("\x00 \xc3(", 1000)}}, 1},
		"one endless word":               {[]briefing.Item{{Title: strings.Repeat("a", 1<<20)}}, 1},
	} {
		if got := len(Group(append(slices.Clone(good), c.bad...))); got != want+c.extra {
			t.Errorf("%s: %d stories, want %d", name, got, want+c.extra)
		}
	}
}
