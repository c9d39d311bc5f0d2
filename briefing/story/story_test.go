package story

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"newsbrief/briefing"
)

var noon = time.Date(2026, 6, 3, 12, 0, 0, 0, time.UTC)

// newsroom returns the items of testdata/newsroom.txtar, an hour apart, and the
// story that each tells.
func newsroom(t testing.TB) (items []briefing.Item, tells []string) {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/newsroom.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range archive.Files {
		story, outlet, _ := strings.Cut(f.Name, "/")
		title, text, _ := strings.Cut(string(f.Data), "\n")
		address := fmt.Sprintf("https://%s.example/%s", outlet, story)
		items = append(items, briefing.Item{
			ID: int64(i + 1), Title: title, Link: address, Outlet: outlet,
			Published: noon.Add(time.Duration(i) * time.Hour),
			Article:   briefing.Article{Title: title, Text: text, URL: address},
		})
		tells = append(tells, story)
	}
	return items, tells
}

// tellingOf names the groups by the story their items tell.
func tellingOf(groups [][]int, tells []string) [][]string {
	var named [][]string
	for _, g := range groups {
		var names []string
		for _, i := range g {
			names = append(names, tells[i])
		}
		named = append(named, names)
	}
	return named
}

func TestGroupTellsStoriesApart(t *testing.T) {
	t.Parallel()
	items, tells := newsroom(t)
	want := [][]string{{"ferry", "ferry", "ferry"}, {"bakers", "bakers"}, {"comet", "comet"}, {"ferrytax"}}
	if diff := cmp.Diff(want, tellingOf(Group(items), tells)); diff != "" {
		t.Errorf("stories (-want +got):\n%s", diff)
	}
}

func TestGroupKeepsOldStoriesApart(t *testing.T) {
	t.Parallel()
	items, _ := newsroom(t)
	pair := []briefing.Item{items[0], items[1]}
	if got := len(Group(pair)); got != 1 {
		t.Fatalf("%d groups on one day, want 1", got)
	}
	pair[1].Published = pair[0].Published.Add(apart + time.Hour)
	if got := len(Group(pair)); got != 2 {
		t.Errorf("%d groups a week apart, want 2", got)
	}
	pair[1].Published, pair[1].Seen = time.Time{}, time.Time{}
	if got := len(Group(pair)); got != 1 {
		t.Errorf("%d groups where one time is unknown, want 1", got)
	}
}

func TestGroupOfNothing(t *testing.T) {
	t.Parallel()
	if got := Group(nil); len(got) != 0 {
		t.Errorf("Group(nil) = %v", got)
	}
	if got := Group(make([]briefing.Item, 3)); !slices.EqualFunc(got, [][]int{{0}, {1}, {2}}, slices.Equal) {
		t.Errorf("items of nothing grouped as %v", got)
	}
	if got := Assign(nil); len(got) != 0 {
		t.Errorf("Assign(nil) = %v", got)
	}
}

func TestGroupIgnoresOrder(t *testing.T) {
	t.Parallel()
	items, _ := newsroom(t)
	// As sets of IDs, ordered.
	ids := func(items []briefing.Item) []string {
		var out []string
		for _, g := range Group(items) {
			var members []int64
			for _, i := range g {
				members = append(members, items[i].ID)
			}
			slices.Sort(members)
			out = append(out, fmt.Sprint(members))
		}
		slices.Sort(out)
		return out
	}
	want := ids(items)
	rapid.Check(t, func(t *rapid.T) {
		shuffled := rapid.Permutation(items).Draw(t, "order")
		if diff := cmp.Diff(want, ids(shuffled)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// item draws an item made of few words and addresses, so that copies, namesakes
// and empty ones are common.
func item(t *rapid.T) briefing.Item {
	word := rapid.SampledFrom([]string{"Ferry", "Quellport", "comet", "strike", "the", "of", "212", "3", "June", ".", "\n", "罢工", "\xff"})
	text := func(label string, most int) string {
		return strings.Join(rapid.SliceOfN(word, 0, most).Draw(t, label), " ")
	}
	return briefing.Item{
		Title:     text("title", 5),
		Summary:   text("summary", 10),
		Link:      rapid.SampledFrom([]string{"", "https://a.example/1", "https://a.example/2", "https://b.example/", "::"}).Draw(t, "link"),
		Published: noon.Add(time.Duration(rapid.IntRange(-200, 200).Draw(t, "hours")) * time.Hour),
		Article:   briefing.Article{Text: text("text", 40)},
	}
}

func TestGroupHoldsEveryItemOnce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfN(rapid.Custom(item), 0, 12).Draw(t, "items")
		seen := make([]bool, len(items))
		for _, g := range Group(items) {
			if len(g) == 0 || !slices.IsSorted(g) {
				t.Fatalf("group %v", g)
			}
			for _, i := range g {
				if seen[i] {
					t.Fatalf("item %d twice", i)
				}
				seen[i] = true
			}
		}
		if slices.Contains(seen, false) {
			t.Fatalf("an item is lost: %v", seen)
		}
	})
}

func TestAssignGivesEachGroupItsOwnID(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfN(rapid.Custom(item), 0, 12).Draw(t, "items")
		for i := range items {
			items[i].ID = int64(i + 1)
			items[i].Story = int64(rapid.IntRange(0, i+1).Draw(t, "story"))
		}
		ids := Assign(items)
		owner := map[int64]int{}
		for g, group := range Group(items) {
			for _, i := range group {
				if ids[i] == 0 || ids[i] != ids[group[0]] {
					t.Fatalf("group %v has IDs %v", group, ids)
				}
			}
			if other, taken := owner[ids[group[0]]]; taken {
				t.Fatalf("groups %d and %d share ID %d", g, other, ids[group[0]])
			}
			owner[ids[group[0]]] = g
		}
	})
}

func TestAssignIsStable(t *testing.T) {
	t.Parallel()
	all, _ := newsroom(t)
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.Permutation(all).Draw(t, "arrival")
		for i := range items {
			items[i].ID = int64(i + 1)
		}
		k := rapid.IntRange(0, len(items)).Draw(t, "first")
		for i, id := range Assign(items[:k]) {
			items[i].Story = id
		}
		// Nothing changes when nothing comes.
		once := Assign(items)
		for i := range items {
			items[i].Story = once[i]
		}
		if twice := Assign(items); !slices.Equal(once, twice) {
			t.Fatalf("again: %v, then %v", once, twice)
		}
	})
}

func TestAssignInherits(t *testing.T) {
	t.Parallel()
	items, _ := newsroom(t) // ferry 0-2, bakers 3-4, comet 5-6, ferrytax 7
	for _, c := range []struct {
		name   string
		before [8]int64
		want   [8]int64
	}{
		{"all new", [8]int64{}, [8]int64{1, 1, 1, 4, 4, 6, 6, 8}},
		{"known", [8]int64{1, 1, 0, 4, 4, 6, 0, 0}, [8]int64{1, 1, 1, 4, 4, 6, 6, 8}},
		{"most items win", [8]int64{1, 2, 2, 4, 4, 6, 6, 8}, [8]int64{2, 2, 2, 4, 4, 6, 6, 8}},
		{"the older on ties", [8]int64{2, 1, 0, 5, 4, 6, 6, 8}, [8]int64{1, 1, 1, 4, 4, 6, 6, 8}},
		{"torn apart", [8]int64{1, 1, 1, 1, 1, 6, 6, 6}, [8]int64{1, 1, 1, 4, 4, 6, 6, 8}},
		{"an ID in use isn't given again", [8]int64{4, 4, 4, 4, 4, 6, 6, 8}, [8]int64{4, 4, 4, 5, 5, 6, 6, 8}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			known := slices.Clone(items)
			for i := range known {
				known[i].Story = c.before[i]
			}
			if got := Assign(known); !slices.Equal(got, c.want[:]) {
				t.Errorf("stories %v, want %v", got, c.want)
			}
		})
	}
}

// What stands under every item of a large window is cut from all of them, and
// judged once rather than in each against all others.
func TestSharedLineOfManyItems(t *testing.T) {
	t.Parallel()
	items := make([]briefing.Item, 4000)
	for i := range items {
		items[i] = briefing.Item{
			ID: int64(i + 1), Title: fmt.Sprintf("Harbour%d counts%d", i, i),
			Article: briefing.Article{Text: fmt.Sprintf("Ships%d came to pier%d.\n\nAll rights stay where they are.\n", i, i)},
		}
	}
	leaves := make([]*leaf, len(items))
	for i := range items {
		leaves[i] = leafOf(&items[i])
		leaves[i].read()
	}
	cutBoilerplate(leaves)
	for _, l := range leaves {
		if strings.Contains(l.kept, "rights") || !strings.Contains(l.kept, "Ships") {
			t.Fatalf("left of %q: %q", l.title, l.kept)
		}
	}
}
