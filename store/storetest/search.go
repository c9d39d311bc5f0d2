package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"newsbrief/briefing"
)

func testSearch(t *testing.T, f *fixture) {
	tag := func(topics ...string) (tags []briefing.Tag) {
		for _, id := range topics {
			tags = append(tags, briefing.Tag{Topic: id, Score: 1})
		}
		return tags
	}
	var seen []time.Time
	for _, it := range []briefing.Item{
		{Key: "1", Title: "Orchard fair opens", Tags: tag("fruit")},
		{Key: "2", Title: "Bridge closed", Tags: tag("roads", "rivers")},
		{Key: "3", Title: "Plum prices", Tags: tag("fruit", "markets", "fruit")},
		{Key: "4", Title: "Orchard road flooded", Tags: tag("rivers")},
	} {
		seen = append(seen, f.save(t, it)[0].Seen)
		f.clock.add(time.Hour)
	}
	for name, test := range map[string]struct {
		search briefing.Search
		want   []string
	}{
		"everything":             {briefing.Search{}, []string{"4", "3", "2", "1"}},
		"newest":                 {briefing.Search{Limit: 2}, []string{"4", "3"}},
		"since is exclusive":     {briefing.Search{Since: seen[1]}, []string{"4", "3"}},
		"until is inclusive":     {briefing.Search{Until: seen[1]}, []string{"2", "1"}},
		"to the millisecond":     {briefing.Search{Since: seen[1].Add(-time.Millisecond), Until: seen[2].Add(-time.Millisecond)}, []string{"2"}},
		"before everything":      {briefing.Search{Until: seen[0].Add(-time.Millisecond)}, []string{}},
		"after everything":       {briefing.Search{Since: seen[3]}, []string{}},
		"since after until":      {briefing.Search{Since: seen[3], Until: seen[1]}, []string{}},
		"topic":                  {briefing.Search{Topics: []string{"fruit"}}, []string{"3", "1"}},
		"any topic":              {briefing.Search{Topics: []string{"fruit", "roads"}}, []string{"3", "2", "1"}},
		"topics overlap":         {briefing.Search{Topics: []string{"fruit", "markets"}}, []string{"3", "1"}},
		"unknown topic":          {briefing.Search{Topics: []string{"chess"}}, []string{}},
		"word":                   {briefing.Search{Words: []string{"orchard"}}, []string{"4", "1"}},
		"word in window":         {briefing.Search{Words: []string{"orchard"}, Since: seen[0]}, []string{"4"}},
		"topic or word":          {briefing.Search{Topics: []string{"roads"}, Words: []string{"orchard"}}, []string{"4", "2", "1"}},
		"newest of both":         {briefing.Search{Topics: []string{"fruit"}, Words: []string{"orchard"}, Limit: 2}, []string{"4", "3"}},
		"topic and no word":      {briefing.Search{Topics: []string{"roads"}, Words: []string{"?!"}}, []string{"2"}},
		"both topics":            {briefing.Search{Topics: []string{"fruit"}, All: []briefing.Match{{Topics: []string{"markets"}}}}, []string{"3"}},
		"topic and word":         {briefing.Search{Topics: []string{"rivers"}, All: []briefing.Match{{Words: []string{"orchard"}}}}, []string{"4"}},
		"topic but not another":  {briefing.Search{Topics: []string{"fruit"}, None: []briefing.Match{{Topics: []string{"markets"}}}}, []string{"1"}},
		"everything but a word":  {briefing.Search{None: []briefing.Match{{Words: []string{"orchard"}}}, Limit: 1}, []string{"3"}},
		"newest that fits":       {briefing.Search{Topics: []string{"fruit"}, All: []briefing.Match{{Words: []string{"fair"}}}, Limit: 1}, []string{"1"}},
		"no word isn't no bound": {briefing.Search{Words: []string{"?!", ""}}, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			items, err := f.FindItems(t.Context(), test.search)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, keys(items)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// testSearchWords: words and phrases are found as readers of any script expect.
func testSearchWords(t *testing.T, f *fixture) {
	for key, title := range map[string]string{
		"en":   "Café owners meet the Port Amsel council, says Tom O'Hara",
		"zh":   "中国经济在第三季度增长GDP数据公布",
		"ja":   "港のフェリーが東京へ戻る",
		"ko":   "항구의 여객선이 서울로 돌아온다",
		"th":   "เรือกลับมาที่กรุงเทพ",
		"hi":   "भारत की नाव लौटी",
		"ar":   "العبّارة تعود إلى الميناء",
		"mark": "Cafe\u0301 closed",
	} {
		f.save(t, briefing.Item{Key: key, Article: briefing.Article{Text: title}})
	}
	for word, want := range map[string][]string{
		"cafe":              {"en", "mark"},
		"CAFÉ":              {"en", "mark"},
		"port amsel":        {"en"},
		"Amsel Port":        {},
		"amse":              {},
		`"port" AND amsel*`: {},
		"o'hara":            {"en"},
		"O’Hara":            {"en"},
		"中国":                {"zh"},
		"国经":                {"zh"},
		"经济在第三":             {"zh"},
		"中":                 {"zh"},
		"长":                 {"zh"},
		"增长GDP":             {"zh"},
		"gdp":               {"zh"},
		"ＧＤＰ":               {"zh"},
		"GDP数据":             {"zh"},
		"数据公布":              {"zh"},
		"布":                 {"zh"},
		"中经":                {},
		"美国":                {},
		"フェリー":              {"ja"},
		"ﾌｪﾘｰ":              {"ja"},
		"東京":                {"ja"},
		"서울":                {"ko"},
		"여객선":               {"ko"},
		"กรุงเทพ":           {"th"},
		"भारत":              {"hi"},
		"भरत":               {},
		"الميناء":           {"ar"},
	} {
		t.Run(word, func(t *testing.T) {
			items, err := f.FindItems(t.Context(), briefing.Search{Words: []string{word}})
			if err != nil {
				t.Fatal(err)
			}
			got := map[string]bool{}
			for _, it := range items {
				got[it.Key] = true
			}
			wanted := map[string]bool{}
			for _, k := range want {
				wanted[k] = true
			}
			if diff := cmp.Diff(wanted, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// testSearchAnyText: no text is an error, and a word of an item finds it.
func testSearchAnyText(t *testing.T, f *fixture) {
	f.addFeed(t, feedURL)
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		ctx := t.Context()
		words := rapid.SliceOf(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
			`"`, `""`, `"a`, `a"b`, `*`, `^a`, `a*`, `NEAR(a b)`, `title:a`, `a AND`, `NOT`, `(`, `)`, `-a`, `{a}:`, "a\x00b", "\xff\xfe", `'; --`, "+",
		}))).Draw(rt, "words")
		if _, err := f.FindItems(ctx, briefing.Search{Words: words}); err != nil {
			rt.Fatalf("search for %q: %v", words, err)
		}

		n++
		word := rapid.StringMatching(`[\x{4e00}-\x{9fff}ぁ-ゔก-ฮa-zà-öа-я]{1,6}`).Draw(rt, "word")
		before := rapid.StringMatching(`([\x{4e00}-\x{9fff}]{0,3}|[a-z]{3} )`).Draw(rt, "before")
		after := rapid.StringMatching(`([\x{4e00}-\x{9fff}]{0,3}| [a-z]{3})`).Draw(rt, "after")
		key := fmt.Sprint(n)
		if _, err := f.SaveCollection(ctx, briefing.Feed{URL: feedURL}, []briefing.Item{{Key: key, Title: before + word + after}}); err != nil {
			rt.Fatal(err)
		}
		items, err := f.FindItems(ctx, briefing.Search{Words: []string{word}, Limit: 1})
		if err != nil {
			rt.Fatal(err)
		}
		if len(items) != 1 || items[0].Key != key {
			rt.Fatalf("%q doesn't find %q", word, before+word+after)
		}
	})
	many := make([]string, 5000)
	for i := range many {
		many[i] = fmt.Sprint("word ", i)
	}
	if _, err := f.FindItems(t.Context(), briefing.Search{Words: many}); err != nil {
		t.Errorf("search for %d words: %v", len(many), err)
	}
}

func testCoverage(t *testing.T, f *fixture) {
	at := func(key, outlet string) time.Time {
		defer f.clock.add(time.Hour)
		return f.save(t, briefing.Item{Key: key, Outlet: outlet})[0].Seen
	}
	first, _, third := at("a", "Courier"), at("b", "Post"), at("c", "Post")
	for _, test := range []struct {
		since, until time.Time
		want         briefing.Coverage
	}{
		{want: briefing.Coverage{Outlets: 2, Items: 3}},
		{since: first, want: briefing.Coverage{Outlets: 1, Items: 2}},
		{until: first, want: briefing.Coverage{Outlets: 1, Items: 1}},
		{since: third},
	} {
		got, err := f.Coverage(t.Context(), test.since, test.until)
		if err != nil || got != test.want {
			t.Errorf("Coverage(%v, %v) = %+v, %v; want %+v", test.since, test.until, got, err, test.want)
		}
	}
}
