package story

import (
	"slices"
	"testing"
	"time"

	"newsbrief/briefing"
)

func TestScore(t *testing.T) {
	t.Parallel()
	score := func(s briefing.Story, now time.Time, topics ...string) (sum float64) {
		for _, r := range Score(s, now, topics...) {
			sum += r.Value
		}
		return sum
	}
	story := func(items ...briefing.Item) briefing.Story { return briefing.Story{Items: items} }
	tagged := func(it briefing.Item, score float64) briefing.Item {
		it.Tags = []briefing.Tag{{Topic: "norland", Score: score}}
		return it
	}
	now := noon.Add(6 * time.Hour)
	for _, c := range []struct {
		name        string
		more, fewer briefing.Story
		topics      []string
	}{
		{"more sources", story(at("herald", 0), at("courier", 0)), story(at("herald", 0)), nil},
		{"sources soon after", story(at("herald", 0), at("courier", 1)), story(at("herald", -8), at("courier", 1)), nil},
		{"what a source comes back to", story(at("herald", 0), at("herald", 0)), story(at("herald", 0)), nil},
		{"newer", story(at("herald", 1)), story(at("herald", 0)), nil},
		{"a source over a copy", story(at("herald", 0), at("courier", 0)), story(at("herald", 0), copyOf("herald", "mirror", 0)), nil},
		{"a copy over nothing", story(at("herald", 0), copyOf("herald", "mirror", 0)), story(at("herald", 0)), nil},
		{"copies don't renew", story(at("herald", 1)), story(at("herald", -20), copyOf("herald", "mirror", 5)), nil},
		{"about over newer", story(tagged(at("herald", 0), .9)), story(tagged(at("herald", 5), .3)), []string{"norland"}},
		{"best of the topics", story(tagged(at("herald", 0), .9)), story(tagged(at("herald", 0), .8)), []string{"x", "norland"}},
	} {
		if more, fewer := score(c.more, now, c.topics...), score(c.fewer, now, c.topics...); more <= fewer {
			t.Errorf("%s: %.3f, want more than %.3f", c.name, more, fewer)
		}
	}
	for hour, want := range map[int]float64{6: 0, -6: -1, 100: 0} {
		if got := score(story(at("herald", hour)), now); got != want {
			t.Errorf("one item of hour %d scores %v, want %v", hour, got, want)
		}
	}
}

func TestAngle(t *testing.T) {
	t.Parallel()
	items := []briefing.Item{at("a", 0), at("b", 0), at("c", 0)}
	items[0].Tags = []briefing.Tag{{Topic: "norland", Score: .5}}
	items[1].Tags = []briefing.Tag{{Topic: "norland", Score: .4}}
	s := briefing.Story{Items: items}
	if about, others := Angle(s, "norland"); len(about) != 1 || about[0].Outlet != items[0].Outlet || len(others) != 2 {
		t.Errorf("about %v, others %v", about, others)
	}
	if about, others := Angle(s); len(about) != 3 || len(others) != 0 {
		t.Errorf("every item is about everything; about %v, others %v", about, others)
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	bs := []briefing.Briefing{
		{Story: 5, Score: 9},
		{Story: 4, Score: 1, About: true, Published: noon},
		{Story: 3, Score: 1, About: true, Published: noon},
		{Story: 2, Score: 1, About: true, Published: noon.Add(time.Hour)},
		{Story: 1, Score: 2, About: true},
	}
	slices.SortFunc(bs, Compare)
	for i, b := range bs {
		if b.Story != int64(i+1) {
			t.Fatalf("place %d has story %d", i+1, b.Story)
		}
	}
}
