package digest_test

import (
	"testing"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/digest"
	"newsbrief/briefing/topic"
)

// Days are civil days of the asker; what was seen at midnight belongs to the day
// that ends there, as windows end at their last instant.
func TestTrend(t *testing.T) {
	t.Parallel()
	kiritimati := time.FixedZone("UTC+14", 14*60*60)
	at := func(id, story int64, seen time.Time) briefing.Item {
		it := told(id, story, "Gull Post", 0)
		it.Seen, it.Published = seen, seen
		return it
	}
	evening := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) // two in the morning of the 25th there
	items := archive{
		at(1, 1, now.Add(-20*24*time.Hour)),
		at(2, 2, now.Add(-3*24*time.Hour)),
		at(3, 3, evening),
		at(4, 3, evening.Add(time.Hour)),
		at(5, 4, evening.Add(2*time.Hour)),
	}
	for _, it := range items {
		if it.Title == "" {
			t.Fatal("an item without a title is no story")
		}
	}
	trend, err := digest.Trend(t.Context(), items, topic.Standard(), nil, 14, now.In(kiritimati))
	if err != nil {
		t.Fatal(err)
	}
	if len(trend.Days) != 14 || trend.Before != 1 || trend.Total() != 3 {
		t.Fatalf("%d days with %d stories, %d before", len(trend.Days), trend.Total(), trend.Before)
	}
	peak, ok := trend.Peak()
	if !ok || peak.Stories != 2 || peak.Start.Format(time.DateOnly) != "2026-11-25" {
		t.Errorf("peak %+v", peak)
	}
	if _, ok := (briefing.Trend{}).Peak(); ok {
		t.Error("a trend without days has a peak")
	}
}
