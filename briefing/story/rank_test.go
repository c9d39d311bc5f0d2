package story

import (
	"testing"
	"time"

	"newsbrief/briefing"
)

func TestScore(t *testing.T) {
	t.Parallel()
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
		{"newer", story(at("herald", 1)), story(at("herald", 0)), nil},
		{"a source over a copy", story(at("herald", 0), at("courier", 0)), story(at("herald", 0), copyOf("herald", "mirror", 0)), nil},
		{"a copy over nothing", story(at("herald", 0), copyOf("herald", "mirror", 0)), story(at("herald", 0)), nil},
		{"copies don't renew", story(at("herald", 1)), story(at("herald", -20), copyOf("herald", "mirror", 5)), nil},
		{"about over newer", story(tagged(at("herald", 0), .9)), story(tagged(at("herald", 5), .3)), []string{"norland"}},
		{"best of the topics", story(tagged(at("herald", 0), .9)), story(tagged(at("herald", 0), .8)), []string{"x", "norland"}},
	} {
		if more, fewer := Score(c.more, now, c.topics...), Score(c.fewer, now, c.topics...); more <= fewer {
			t.Errorf("%s: %.3f, want more than %.3f", c.name, more, fewer)
		}
	}
	if got := Score(story(at("herald", 6)), now); got != 1 {
		t.Errorf("one new item scores %v, want 1", got)
	}
	if got := Score(story(at("herald", -6)), now); got != .5 {
		t.Errorf("one item of 12 hours scores %v, want 0.5", got)
	}
	if got := Score(story(at("herald", 100)), now); got != 1 {
		t.Errorf("an item of the future scores %v, want 1", got)
	}
	if !About(story(tagged(at("a", 0), .5)), "norland") || About(story(tagged(at("a", 0), .4)), "norland") || !About(story(at("a", 0))) {
		t.Error("About is wrong at the edge")
	}
}

func TestRank(t *testing.T) {
	t.Parallel()
	bs := []briefing.Briefing{
		{Story: 5, Score: 9},
		{Story: 4, Score: 1, About: true, Published: noon},
		{Story: 3, Score: 1, About: true, Published: noon},
		{Story: 2, Score: 1, About: true, Published: noon.Add(time.Hour)},
		{Story: 1, Score: 2, About: true},
	}
	Rank(bs)
	for i, b := range bs {
		if b.Story != int64(i+1) {
			t.Fatalf("place %d has story %d", i+1, b.Story)
		}
	}
}
