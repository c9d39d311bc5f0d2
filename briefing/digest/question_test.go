package digest_test

import (
	"slices"
	"testing"

	"newsbrief/briefing"
	"newsbrief/briefing/digest"
	"newsbrief/briefing/topic"
)

func TestQuestions(t *testing.T) {
	t.Parallel()
	chips := briefing.Tag{Topic: "chips", Score: 0.8}
	taiwan := briefing.Tag{Topic: "taiwan", Score: 0.6}
	german := told(4, 4, "Tidewater", 4, about)
	german.Language = "de-AT"
	items := archive{
		told(1, 1, "Harbor", 1, about, chips),
		told(2, 2, "Wire", 2, about, chips, taiwan),
		told(3, 3, "Harbor", 3, mentions, chips),
		german,
		told(5, 5, "Harbor", 5),
	}
	for _, tt := range []struct {
		asked string
		want  []int64 // stories, those that only mention it below zero
		name  string
	}{
		{"china", []int64{1, 2, 4, -3}, "China"},
		{"china AND chips", []int64{1, 2, -3}, "China AND Semiconductors"},
		{"Chinese AND chips NOT taiwan", []int64{1, -3}, "China AND Semiconductors NOT Taiwan"},
		{"china not taiwan", []int64{1, 4, -3}, "China NOT Taiwan"},
		{"china and chips", []int64{1, 2, -3}, "China AND Semiconductors"},
		{"chips and china Not taiwan", []int64{1, -3}, "Semiconductors AND China NOT Taiwan"},
		{"trinidad and tobago", nil, "Trinidad and Tobago"},
		{"trinidad and tobago and china", nil, "Trinidad and Tobago AND China"},
		{"harbor and", nil, "harbor and"},
		{"not china", []int64{5}, "NOT China"},
		{"china from:harbor.example", []int64{1, -3}, "China from:harbor.example"},
		{"china from:https://www.harbor.example/news", []int64{1, -3}, "China from:harbor.example"},
		{"china lang:de", []int64{4}, "China lang:de"},
		{"from:Harbor", []int64{1, 3, 5}, "from:harbor"},
		{"china AND \"story 2\"", []int64{2}, "China AND story 2"},
		{`"in harbor"`, []int64{1, 3, 5}, "in harbor"},
		{`"china"`, nil, `"china"`},
		{"from:harbor.example NOT china", []int64{5}, "from:harbor.example NOT China"},
		{"not", nil, "not"},
		{"AND", nil, "AND"},
		{"from:", nil, "from:"},
	} {
		d, err := digest.Build(t.Context(), items, topic.Standard(), briefing.Query{Topics: []string{tt.asked}, Limit: 9}, now)
		if err != nil {
			t.Fatal(err)
		}
		var got []int64
		for _, b := range d.Briefings {
			if b.About {
				got = append(got, b.Story)
			} else {
				got = append(got, -b.Story)
			}
		}
		again, err := digest.Build(t.Context(), items, topic.Standard(), briefing.Query{Topics: d.Topics, Limit: 9}, now)
		if err != nil || !slices.Equal(again.Topics, d.Topics) || !slices.Equal(headlines(again), headlines(d)) {
			t.Errorf("%s: %q reads back as %q", tt.asked, d.Topics, again.Topics)
		}
		slices.Sort(got)
		slices.Sort(tt.want)
		if !slices.Equal(got, tt.want) || d.Topics[0] != tt.name {
			t.Errorf("%s: stories %v on %q, want %v on %q", tt.asked, got, d.Topics[0], tt.want, tt.name)
		}
	}
}

// Several questions are answered together.
func TestQuestionsTogether(t *testing.T) {
	t.Parallel()
	items := archive{told(1, 1, "Harbor", 1, about), told(2, 2, "Wire", 2, briefing.Tag{Topic: "chips", Score: 0.8}), told(3, 3, "Wire", 3)}
	d, err := digest.Build(t.Context(), items, topic.Standard(), briefing.Query{Topics: []string{"china NOT taiwan", "chips"}}, now)
	if err != nil || d.Total != 2 || !slices.Equal(d.Topics, []string{"China NOT Taiwan", "Semiconductors"}) {
		t.Errorf("%d stories on %v, %v", d.Total, d.Topics, err)
	}
}

// What stands alone as not wanted narrows all that is asked beside it.
func TestQuestionsWithout(t *testing.T) {
	t.Parallel()
	chips, taiwan := briefing.Tag{Topic: "chips", Score: 0.8}, briefing.Tag{Topic: "taiwan", Score: 0.6}
	items := archive{told(1, 1, "Harbor", 1, about), told(2, 2, "Wire", 2, chips), told(3, 3, "Wire", 3, chips, taiwan), told(4, 4, "Wire", 4, about, taiwan), told(5, 5, "Wire", 5)}
	d, err := digest.Build(t.Context(), items, topic.Standard(), briefing.Query{Topics: []string{"china", "not taiwan", "chips"}}, now)
	if err != nil || d.Total != 2 || !slices.Equal(d.Topics, []string{"China", "NOT Taiwan", "Semiconductors"}) {
		t.Errorf("%d stories on %v, %v", d.Total, d.Topics, err)
	}
}

// A muted outlet's stories are left out, and where another carries one too, it
// isn't named.
func TestMuted(t *testing.T) {
	t.Parallel()
	items := archive{told(1, 1, "Harbor", 3, about), told(2, 2, "Harbor", 2, about), told(3, 2, "Wire", 1, about)}
	d, err := digest.Build(t.Context(), items, topic.Standard(), briefing.Query{Topics: []string{"china"}, Muted: []string{"harbor"}}, now)
	if err != nil || d.Total != 1 || d.Briefings[0].Story != 2 {
		t.Fatalf("%v, %v", headlines(d), err)
	}
	if b := d.Briefings[0]; b.Source.Name != "Wire" || len(b.Also) != 0 {
		t.Errorf("the muted outlet shows: %+v", b)
	}
}

// No outlet leads every line while another has something to tell.
func TestVaried(t *testing.T) {
	t.Parallel()
	var items archive
	for i := range int64(6) {
		items = append(items, told(i+1, i+1, "Harbor", 1, about))
	}
	items = append(items, told(7, 7, "Wire", 9, about), told(8, 8, "Wire", 10, about), told(9, 9, "Tidewater", 1, mentions))
	d, err := digest.Build(t.Context(), items, topic.Standard(), briefing.Query{Topics: []string{"china"}, Limit: 9}, now)
	if err != nil {
		t.Fatal(err)
	}
	var outlets []string
	for _, b := range d.Briefings {
		outlets = append(outlets, b.Source.Name)
	}
	want := []string{"Harbor", "Harbor", "Wire", "Wire", "Harbor", "Harbor", "Harbor", "Harbor", "Tidewater"}
	if !slices.Equal(outlets, want) {
		t.Errorf("outlets %v, want %v", outlets, want)
	}
}
