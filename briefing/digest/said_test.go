package digest_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/digest"
	"newsbrief/briefing/topic"
)

// tape is a Listener that has heard a few items.
type tape []briefing.Item

func (t tape) Said(context.Context, string, briefing.Search) ([]briefing.Item, error) { return t, nil }

func quoted(outlet string, hours int, page bool, texts ...string) briefing.Item {
	it := told(int64(hours), 1, outlet, hours)
	it.Article = briefing.Article{Outlet: outlet, URL: it.Link, Page: page}
	for _, text := range texts {
		it.Quotes = append(it.Quotes, briefing.Quote{Text: text, Speaker: "Ilsa Vandermoor"})
	}
	return it
}

func TestSaid(t *testing.T) {
	t.Parallel()
	copied := quoted("Aggregata", 2, false, "We came for a timetable")
	copied.Article.Original = briefing.Source{Name: "Harbor", URL: "https://harbor.example/grain"}
	heard := tape{
		quoted("Wire", 1, true, "It is a start."),
		copied,
		quoted("Harbor", 3, true, "We came for a timetable,", "Not for a photograph."),
	}
	sayings, err := digest.Said(t.Context(), heard, topic.Standard(), "vandermoor", briefing.Query{Limit: 10}, now)
	if err != nil || len(sayings) != 3 {
		t.Fatalf("%d sayings, %v; want 3", len(sayings), err)
	}
	if sayings[0].Quote.Text != "It is a start." || !sayings[0].At.Equal(now.Add(-time.Hour)) {
		t.Errorf("the newest is not first: %+v", sayings[0])
	}
	if got := sayings[0].Sources[0].URL; got != "https://wire.example/1#:~:text=It%20is%20a%20start." {
		t.Errorf("the link does not open at the quote: %s", got)
	}
	same := sayings[1]
	if same.Quote.Text != "We came for a timetable," || len(same.Sources) != 2 || same.Sources[0].Name != "Harbor" || same.Sources[1].Name != "Aggregata" {
		t.Errorf("the same words in two outlets: %+v", same)
	}
	if got := same.Sources[1].URL; got != copied.Link {
		t.Errorf("a page nobody looked at is opened at the quote: %s", got)
	}
	split := quoted("Harbor", 1, true, "We came,", "not for a photograph.")
	split.Quotes[1].Start = 20
	split.Quotes[0].Rest = []briefing.Part{{Start: 20, Text: "not for a photograph."}}
	if sayings, err := digest.Said(t.Context(), tape{split}, topic.Standard(), "vandermoor", briefing.Query{Limit: 10}, now); err != nil || len(sayings) != 1 {
		t.Errorf("a quotation in two pieces is %d sayings, %v", len(sayings), err)
	}
	if sayings, _ := digest.Said(t.Context(), heard, topic.Standard(), "vandermoor", briefing.Query{Limit: 1}, now); len(sayings) != 1 {
		t.Errorf("%d sayings, want the limit", len(sayings))
	}
}

// teller is a Teller of one story.
type teller []briefing.Item

func (t teller) Quoted(context.Context, int64) ([]briefing.Item, error) { return t, nil }

// Of one saying that two outlets put into different mouths, the one that is
// surer is believed.
func TestStoryBelievesTheSurer(t *testing.T) {
	t.Parallel()
	first, second := told(1, 7, "Wire", 3), told(2, 7, "Harbor", 2)
	first.Quotes = []briefing.Quote{{Text: "It floats,", Speaker: "Fenna Buoy", Confidence: 0.7}}
	second.Quotes = []briefing.Quote{{Text: "It floats.", Speaker: "Tamsin Oak", Confidence: 0.98}}
	_, sayings, err := digest.Story(t.Context(), teller{first, second}, 7, now)
	if err != nil || len(sayings) != 1 || sayings[0].Quote.Speaker != "Tamsin Oak" || len(sayings[0].Sources) != 2 || !sayings[0].At.Equal(first.Published) {
		t.Errorf("%+v, %v", sayings, err)
	}
	if _, _, err := digest.Story(t.Context(), teller{}, 7, now); !errors.Is(err, briefing.ErrNotFound) {
		t.Errorf("without items: %v", err)
	}
}
