package story

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
)

// furniture is what an aggregator puts around everything: more of it than of
// some articles.
const furniture = `
Subscribe to our newsletter and never miss what matters most to the people of this town and to their neighbours.
This page is put together by our team from the feeds of many sources, and we own no part of what they have written.
Leave a comment below if you want to tell us and other readers what you think of it, but please remain polite.
`

func TestCopiesStayTogether(t *testing.T) {
	t.Parallel()
	items, _ := newsroom(t)
	original := items[5]
	for name, change := range map[string]func(*briefing.Item){
		"word for word": func(*briefing.Item) {},
		"much later":    func(it *briefing.Item) { it.Published = it.Published.Add(60 * 24 * time.Hour) },
		"other headline": func(it *briefing.Item) {
			it.Title = "Girl builds telescope, finds comet"
		},
		"boilerplate around": func(it *briefing.Item) { it.Article.Text = furniture + it.Article.Text + furniture },
		"cut short": func(it *briefing.Item) {
			it.Article.Text = it.Article.Text[:2*len(it.Article.Text)/3]
		},
		"summary only": func(it *briefing.Item) { it.Summary, it.Article.Text = it.Article.Text[:250], "" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			with := original
			with.ID, with.Link, with.Article.URL = 100, "https://copies.example/comet", "https://copies.example/comet"
			change(&with)
			groups := Group(append(slices.Clone(items), with))
			i := slices.IndexFunc(groups, func(g []int) bool { return slices.Contains(g, len(items)) })
			if !slices.Contains(groups[i], 5) {
				t.Errorf("the copy isn't with its original: %v", groups)
			}
		})
	}
}

func TestCopiesAreNoStories(t *testing.T) {
	t.Parallel()
	items, _ := newsroom(t)
	again := items[5]
	again.Link, again.Article.URL = "https://copies.example/comet", ""
	got := Copies(append([]briefing.Item{again}, items...))
	want := [][]int{{0, 6}, {1}, {2}, {3}, {4}, {5}, {7}, {8}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSameAddressStaysTogether(t *testing.T) {
	t.Parallel()
	a := briefing.Item{Title: "Fog over Quellport", Link: "https://a.example/fog", Published: noon}
	for name, b := range map[string]briefing.Item{
		"link":              {Title: "Ships wait at sea", Link: "https://a.example/fog", Published: noon.Add(1000 * time.Hour)},
		"canonical":         {Title: "Ships wait at sea", Link: "https://r.example/x", Article: briefing.Article{URL: "https://a.example/fog"}},
		"named as original": {Title: "Ships wait at sea", Link: "https://r.example/x", Article: briefing.Article{Original: briefing.Source{URL: "https://a.example/fog"}}},
	} {
		if got := Group([]briefing.Item{a, b}); len(got) != 1 {
			t.Errorf("%s: %v, want one group", name, got)
		}
	}
	front := []briefing.Item{{Title: "Fog over Quellport", Link: "https://a.example/"}, {Title: "Bakers strike", Link: "https://a.example/"}}
	if got := Group(front); len(got) != 2 {
		t.Errorf("a front page as link: %v, want two groups", got)
	}
}

func TestBoilerplateJoinsNothing(t *testing.T) {
	t.Parallel()
	items, tells := newsroom(t)
	for name, site := range map[string]string{"one site": "https://one.example/%d", "many sites": "https://site%d.example/story"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wrapped := slices.Clone(items)
			for i := range wrapped {
				address := fmt.Sprintf(site, i)
				text := wrapped[i].Article.Text
				wrapped[i].Link, wrapped[i].Article.URL = address, address
				wrapped[i].Article.Text = furniture + text[:strings.Index(text, ". ")+1] + furniture
			}
			for _, g := range tellingOf(Group(wrapped), tells) {
				if len(slices.Compact(g)) > 1 {
					t.Errorf("%v in one story", g)
				}
			}
		})
	}
}

func TestTemplatesAreNoCopies(t *testing.T) {
	t.Parallel()
	report := func(day int, town string) briefing.Item {
		return briefing.Item{
			Title: fmt.Sprintf("Market report for %s", town),
			Link:  fmt.Sprintf("https://markets.example/%s", town),
			Article: briefing.Article{Text: fmt.Sprintf("The price of barley at the market of %s was %d crowns a sack at the close on the day, "+
				"after %d at the opening, while the price of rye was %d crowns and that of oats was %d crowns, traders at the market said.",
				town, 100+day, 200+day, 300+day, 400+day)},
		}
	}
	a, b := report(1, "Brannoch"), report(27, "Quellport")
	if copied(sheetFor(&a), sheetFor(&b)) {
		t.Error("two market reports taken for copies")
	}
	if !copied(sheetFor(&a), sheetFor(&a)) {
		t.Error("a report isn't a copy of itself")
	}
}

func TestCopiesOfManySites(t *testing.T) {
	t.Parallel()
	items, _ := newsroom(t)
	for n := range 200 {
		c := items[0]
		c.Link = fmt.Sprintf("https://site%d.example/ferry", n)
		c.Article.URL, c.Article.Text = c.Link, fmt.Sprintf("Site %d reports. %s", n, c.Article.Text)
		items = append(items, c)
	}
	if got := len(Group(items)); got != 4 {
		t.Errorf("%d stories, want 4", got)
	}
}

func sheetFor(it *briefing.Item) *sheet {
	l := leafOf(it)
	l.read()
	return l.sheetOf()
}
