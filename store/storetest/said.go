package storetest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
)

func testSaid(t *testing.T, f *fixture) {
	said := func(speaker, text string) briefing.Quote {
		return briefing.Quote{End: len(text), Text: text, Speaker: speaker, Confidence: 0.9}
	}
	for _, it := range []briefing.Item{
		{Key: "1", Title: "Orchard fair opens", Tags: []briefing.Tag{{Topic: "fruit", Score: 1}},
			Quotes: []briefing.Quote{said("Ilse Quandt", "It rains."), said("Bo Marsh", "It doesn't.")}},
		{Key: "2", Title: "Bridge closed", Quotes: []briefing.Quote{said("ilse  quandt", "Go around."), said("", "Who knows?")}},
		{Key: "3", Title: "Plum prices", Quotes: []briefing.Quote{said("Quandtmann", "They fall.")}},
	} {
		it.Article = briefing.Article{Text: "It rains. It doesn't. Go around. Who knows? They fall.", URL: "https://harbour.example/" + it.Key, Page: it.Key == "1"}
		f.save(t, it)
		f.clock.add(time.Hour)
	}
	for name, test := range map[string]struct {
		name   string
		search briefing.Search
		want   map[string]string // key to the quotes' texts
	}{
		"last name":          {"quandt", briefing.Search{}, map[string]string{"1": "It rains.", "2": "Go around."}},
		"full name":          {"Ilse Quandt", briefing.Search{}, map[string]string{"1": "It rains.", "2": "Go around."}},
		"other order":        {"quandt ilse", briefing.Search{}, map[string]string{}},
		"part of a word":     {"quand", briefing.Search{}, map[string]string{}},
		"longer word":        {"quandtmann", briefing.Search{}, map[string]string{"3": "They fall."}},
		"nobody":             {" ", briefing.Search{}, map[string]string{}},
		"about a topic":      {"quandt", briefing.Search{Topics: []string{"fruit"}}, map[string]string{"1": "It rains."}},
		"in items with word": {"quandt", briefing.Search{Words: []string{"bridge"}}, map[string]string{"2": "Go around."}},
		"newest item":        {"quandt", briefing.Search{Limit: 1}, map[string]string{"2": "Go around."}},
		"since":              {"quandt", briefing.Search{Since: start.Add(time.Minute)}, map[string]string{"2": "Go around."}},
	} {
		t.Run(name, func(t *testing.T) {
			items, err := f.Said(t.Context(), test.name, test.search)
			if err != nil {
				t.Fatal(err)
			}
			got := map[string]string{}
			for _, it := range items {
				for _, q := range it.Quotes {
					got[it.Key] += q.Text
				}
				if it.Article.Page != (it.Key == "1") {
					t.Errorf("item %s: Page = %v", it.Key, it.Article.Page)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
