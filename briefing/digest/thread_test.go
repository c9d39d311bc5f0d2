package digest_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
	"newsbrief/briefing/digest"
)

// said is a finder of articles of story 1, each with its key quote.
type said []string

func (s said) FindItems(context.Context, briefing.Search) ([]briefing.Item, error) { return nil, nil }

func (s said) StoryItems(context.Context, []int64) (items []briefing.Item, _ error) {
	for i, text := range s {
		it := briefing.Item{ID: int64(i + 1), Story: 1, Outlet: "Gull Post", Title: "Ferry runs", Seen: time.Unix(100, 0)}
		if text == "later" {
			it.Seen = time.Unix(300, 0)
		}
		if text != "" {
			it.Quotes = []briefing.Quote{{Text: text, Speaker: "Wilma Tarn", Key: true}}
		}
		items = append(items, it)
	}
	return items, nil
}

func (said) Coverage(context.Context, time.Time, time.Time) (briefing.Coverage, error) {
	return briefing.Coverage{}, nil
}

func TestThread(t *testing.T) {
	t.Parallel()
	quote := func(s string) *briefing.Quote { return &briefing.Quote{Text: s} }
	quoted := briefing.Briefing{Story: 1, Quote: quote("It floats.")}
	silent := func(id int64) briefing.Briefing { return briefing.Briefing{Story: id} }
	many := silent(3)
	many.Also = make([]briefing.Source, 4)
	for name, test := range map[string]struct {
		articles said
		stories  []briefing.Briefing
		layout   briefing.Layout
		want     []string // of each reply, where it begins and what it quotes
	}{
		"nothing to add":  {said{"It floats."}, []briefing.Briefing{quoted, silent(2)}, briefing.Full, nil},
		"said otherwise":  {said{"It floats.", "“It floats”", "Fog is over.", "", "later"}, []briefing.Briefing{quoted}, briefing.Full, []string{"0: It floats. | Fog is over."}},
		"no more than":    {said{"a", "b", "c", "d"}, []briefing.Briefing{silent(2), quoted}, briefing.Full, []string{"1: It floats. | a | b | c"}},
		"many outlets":    {nil, []briefing.Briefing{many}, briefing.Full, []string{"0: -"}},
		"the headlines":   {nil, []briefing.Briefing{silent(2), silent(3), silent(4), silent(5), quoted}, briefing.Full, []string{"3: - | It floats."}},
		"silent headline": {nil, []briefing.Briefing{silent(2), silent(3), silent(4), silent(5)}, briefing.Full, nil},
		"compact":         {nil, []briefing.Briefing{quoted, silent(2)}, briefing.Compact, []string{"0: It floats. | -"}},
		"no stories":      {nil, nil, briefing.Compact, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			replies, err := digest.Thread(t.Context(), test.articles, briefing.Digest{Until: time.Unix(200, 0), Layout: test.layout, Briefings: test.stories})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range replies {
				got = append(got, inShort(r))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func inShort(d briefing.Digest) string {
	s := string(rune('0'+d.First)) + ":"
	for i, b := range d.Briefings {
		if i > 0 {
			s += " |"
		}
		if b.Quote == nil {
			s += " -"
		} else {
			s += " " + b.Quote.Text
		}
	}
	return s
}
