package story

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
)

// at is an item of an outlet, hours after noon.
func at(outlet string, hours int) briefing.Item {
	address := "https://" + outlet + ".example/story"
	return briefing.Item{
		Title: "Told by " + outlet, Outlet: outlet, Link: address, Published: noon.Add(time.Duration(hours) * time.Hour),
		Article: briefing.Article{Outlet: outlet, URL: address, Language: "en"},
	}
}

// copyOf is at for an item that names an original.
func copyOf(original, outlet string, hours int) briefing.Item {
	it := at(outlet, hours)
	it.Article.Original = briefing.Source{Name: original, URL: "https://" + original + ".example/story"}
	return it
}

func untitled(it briefing.Item) briefing.Item { it.Title = ""; return it }

func undated(it briefing.Item) briefing.Item { it.Published = time.Time{}; return it }

func TestLead(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		items []briefing.Item
		want  int
	}{
		"none":                         {nil, -1},
		"the earliest":                 {[]briefing.Item{at("lantern", 2), at("courier", 1), at("gazette", 3)}, 1},
		"no copy before an original":   {[]briefing.Item{copyOf("herald", "mirror", 0), at("courier", 5)}, 1},
		"the original the copies name": {[]briefing.Item{at("courier", 1), copyOf("herald", "mirror", 0), at("herald", 9)}, 2},
		"the earliest of copies":       {[]briefing.Item{copyOf("herald", "mirror", 3), copyOf("herald", "echo", 1)}, 1},
		"untitled last":                {[]briefing.Item{untitled(at("lantern", 0)), copyOf("herald", "mirror", 3)}, 1},
		"undated last":                 {[]briefing.Item{undated(at("lantern", 0)), at("courier", 3)}, 1},
	} {
		if got := Lead(c.items); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

func TestBriefing(t *testing.T) {
	t.Parallel()
	key := func(text string, confidence float64) []briefing.Quote {
		return []briefing.Quote{{Text: "no"}, {Text: text, Confidence: confidence, Key: true}}
	}
	lead, second, third, german := at("herald", 0), at("courier", 2), at("lantern", 1), at("bote", 3)
	second.Quotes, third.Quotes, german.Quotes = key("second", .9), key("third", .7), key("vierte", 1)
	german.Article.Language = "de-DE"
	second.Article.Page = true
	again := second
	again.Link = "https://courier.example/story?again"
	s := briefing.Story{ID: 7, Items: []briefing.Item{lead, second, third, german, again}}
	want := briefing.Briefing{
		Story: 7, Headline: "Told by herald", Language: "en", Quote: &second.Quotes[1], Page: "https://courier.example/story",
		Source: briefing.Source{Name: "herald", URL: "https://herald.example/story"},
		Also: []briefing.Source{
			{Name: "lantern", URL: "https://lantern.example/story"},
			{Name: "courier", URL: "https://courier.example/story"},
			{Name: "bote", URL: "https://bote.example/story"},
		},
		Published: noon,
		Links: []string{"https://herald.example/story", "https://courier.example/story", "https://lantern.example/story",
			"https://bote.example/story", "https://courier.example/story?again"},
	}
	if diff := cmp.Diff(want, Briefing(s)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	s.Items[0].Quotes = key("the lead's own", .1)
	if got := Briefing(s).Quote; got == nil || got.Text != "the lead's own" {
		t.Errorf("quote %v, want the lead's own", got)
	}
}

// The founding situation: only the aggregator's copy was collected.
func TestBriefingOfACopy(t *testing.T) {
	t.Parallel()
	it := copyOf("Herald News", "Finmirror", 0)
	it.Article.Original.URL = "https://heraldnews.example/talks"
	it.Quotes = []briefing.Quote{{Text: "We are getting there", Speaker: "Edda Vorwick", Confidence: .8, Key: true}}
	got := Briefing(briefing.Story{ID: 1, Items: []briefing.Item{it, copyOf("Herald News", "Echo", 1)}})
	want := briefing.Briefing{
		Story: 1, Headline: "Told by Finmirror", Language: "en", Quote: &it.Quotes[0],
		Source:    briefing.Source{Name: "Herald News", URL: "https://heraldnews.example/talks"},
		Via:       briefing.Source{Name: "Finmirror", URL: "https://Finmirror.example/story"},
		Also:      []briefing.Source{{Name: "Echo", URL: "https://Echo.example/story"}},
		Published: noon,
		Links:     []string{"https://Finmirror.example/story", "https://Echo.example/story"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
