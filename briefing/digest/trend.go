package digest

import (
	"context"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/topic"
)

// Trend counts the stories on any of the topics, day by day: for so many civil
// days in now's zone, the last of which is today.
func Trend(ctx context.Context, finder Finder, topics *topic.Catalog, asked []string, days int, now time.Time) (briefing.Trend, error) {
	year, month, date := now.Date()
	midnight := func(back int) time.Time { return time.Date(year, month, date-back, 0, 0, 0, 0, now.Location()) }
	var t briefing.Trend
	for back := 2*days - 1; back >= 0; back-- {
		until := midnight(back - 1)
		if until.After(now) {
			until = now
		}
		d, err := Build(ctx, finder, topics, briefing.Query{Topics: asked, Since: midnight(back), Until: until, Limit: 1}, now)
		if err != nil {
			return briefing.Trend{}, err
		}
		if back >= days {
			t.Before += d.Total
			continue
		}
		t.Topics, t.Outlets = d.Topics, max(t.Outlets, d.Outlets)
		t.Days = append(t.Days, briefing.Day{Start: midnight(back), Stories: d.Total})
	}
	return t, nil
}
