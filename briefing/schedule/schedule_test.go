package schedule_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"newsbrief/briefing"
	"newsbrief/briefing/schedule"
)

func at(t testing.TB, zone, civil string) time.Time {
	t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	got, err := time.ParseInLocation("2006-01-02 15:04", civil, loc)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestNext(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		s     briefing.Schedule
		after string // civil time in the schedule's zone
		want  string // RFC 3339, UTC
	}{
		{"later today", briefing.Schedule{Hour: 8, Zone: "Europe/Berlin"}, "2026-11-25 07:59", "2026-11-25T07:00:00Z"},
		{"strictly after", briefing.Schedule{Hour: 8, Zone: "Europe/Berlin"}, "2026-11-25 08:00", "2026-11-26T07:00:00Z"},
		{"over the weekend", briefing.Schedule{Hour: 8, Days: briefing.Weekdays, Zone: "Europe/Berlin"}, "2026-11-27 09:00", "2026-11-30T07:00:00Z"},
		{"weekday is the local date's", briefing.Schedule{Hour: 1, Days: 1 << time.Monday, Zone: "Pacific/Auckland"}, "2026-11-28 12:00", "2026-11-29T12:00:00Z"},
		{"in the gap: when it ends", briefing.Schedule{Hour: 2, Minute: 30, Zone: "America/New_York"}, "2026-03-08 01:00", "2026-03-08T07:00:00Z"},
		{"after the gap: next day as ever", briefing.Schedule{Hour: 2, Minute: 30, Zone: "America/New_York"}, "2026-03-08 03:00", "2026-03-09T06:30:00Z"},
		{"in the overlap: the first", briefing.Schedule{Hour: 1, Minute: 30, Zone: "America/New_York"}, "2026-11-01 00:00", "2026-11-01T05:30:00Z"},
		{"midnight in a gap", briefing.Schedule{Zone: "Africa/Cairo"}, "2026-04-23 12:00", "2026-04-23T22:00:00Z"},
		{"gap of half an hour", briefing.Schedule{Hour: 2, Minute: 15, Zone: "Australia/Lord_Howe"}, "2026-10-04 00:00", "2026-10-03T15:30:00Z"},
		{"overlap of half an hour", briefing.Schedule{Hour: 1, Minute: 45, Zone: "Australia/Lord_Howe"}, "2026-04-05 00:00", "2026-04-04T14:45:00Z"},
		{"no zone is UTC", briefing.Schedule{Hour: 8}, "2026-11-25 07:00", "2026-11-25T08:00:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := schedule.Next(tt.s, at(t, tt.s.Zone, tt.after))
			if err != nil {
				t.Fatal(err)
			}
			if got := got.Format(time.RFC3339); got != tt.want {
				t.Errorf("Next = %s, want %s", got, tt.want)
			}
		})
	}
}

// In the second pass of an overlapping hour the slot of that date is over: it
// came the first time.
func TestOverlapComesOnce(t *testing.T) {
	t.Parallel()
	s := briefing.Schedule{Hour: 1, Minute: 30, Zone: "America/New_York"}
	first := time.Date(2026, 11, 1, 5, 30, 0, 0, time.UTC)
	next, err := schedule.Next(s, first)
	if err != nil {
		t.Fatal(err)
	}
	if want := time.Date(2026, 11, 2, 6, 30, 0, 0, time.UTC); !next.Equal(want) {
		t.Errorf("after the first 01:30 came %s, want %s", next, want)
	}
}

func TestUnknownZone(t *testing.T) {
	t.Parallel()
	for _, zone := range []string{"Europe/Berln", "Local", "../etc/passwd", "TZ=0"} {
		if _, err := schedule.Next(briefing.Schedule{Zone: zone}, time.Now()); !errors.Is(err, briefing.ErrNotFound) {
			t.Errorf("zone %q: err = %v, want not found", zone, err)
		}
	}
}

var zones = []string{
	"UTC", "Europe/Berlin", "America/New_York", "America/Santiago", "Africa/Cairo", "Asia/Beirut", "Asia/Kathmandu",
	"Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Apia", "America/St_Johns", "Asia/Tehran", "Antarctica/Troll",
}

// The slots of a schedule, found by walking, are one per wanted local date;
// and the minute-by-minute clock agrees with each of them.
func TestSlotsAgainstTheClock(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := briefing.Schedule{
			Hour:   rapid.IntRange(0, 23).Draw(t, "hour"),
			Minute: rapid.IntRange(0, 59).Draw(t, "minute"),
			Days:   briefing.Days(rapid.IntRange(0, 127).Draw(t, "days")),
			Zone:   rapid.SampledFrom(zones).Draw(t, "zone"),
		}
		zone, err := schedule.Zone(s.Zone)
		if err != nil {
			t.Fatal(err)
		}
		from := time.Unix(rapid.Int64Range(1735689600, 1861920000).Draw(t, "from"), 0)
		slot, err := schedule.Next(s, from)
		if err != nil {
			t.Fatal(err)
		}
		if !slot.After(from) {
			t.Fatalf("slot %s is not after %s", slot, from)
		}
		if !sameReading(slot.In(zone), s) && !endsGap(slot.In(zone), s) {
			t.Fatalf("slot %s reads %s", slot, slot.In(zone))
		}
		last, err := schedule.Last(s, slot)
		if err != nil || !last.Equal(slot) {
			t.Fatalf("Last(%s) = %s, %v", slot, last, err)
		}
		before, err := schedule.Last(s, slot.Add(-time.Nanosecond))
		if err != nil || before.After(from) {
			t.Fatalf("a slot %s lies between %s and the next one, %v", before, from, err)
		}
	})
}

func sameReading(t time.Time, s briefing.Schedule) bool {
	return t.Hour() == s.Hour && t.Minute() == s.Minute && s.Days.Has(t.Weekday())
}

// endsGap reports whether the clock jumped over the schedule's time just
// before t.
func endsGap(t time.Time, s briefing.Schedule) bool {
	prev := t.Add(-time.Minute)
	jumped := time.Duration(t.Hour()*60+t.Minute()-prev.Hour()*60-prev.Minute()) * time.Minute
	if jumped < 0 {
		jumped += 24 * time.Hour
	}
	into := time.Duration(s.Hour*60+s.Minute-prev.Hour()*60-prev.Minute()) * time.Minute
	if into < 0 {
		into += 24 * time.Hour
	}
	return jumped > time.Minute && into <= jumped
}

func TestUpcoming(t *testing.T) {
	t.Parallel()
	monday := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	tests := []struct {
		name         string
		paused, want time.Time
	}{
		{"not paused", time.Time{}, time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)},
		{"a pause that is over", monday.Add(-time.Hour), time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)},
		{"until a day", time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC), time.Date(2026, 11, 27, 8, 0, 0, 0, time.UTC)},
		{"until a slot", time.Date(2026, 11, 27, 8, 0, 0, 0, time.UTC), time.Date(2026, 11, 27, 8, 0, 0, 0, time.UTC)},
		{"until behind a slot", time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC), time.Date(2026, 11, 28, 8, 0, 0, 0, time.UTC)},
		{"without an end", briefing.Forever(), briefing.Forever()},
	}
	for _, tt := range tests {
		s := briefing.Subscription{Schedule: briefing.Schedule{Hour: 8}, Paused: tt.paused}
		if got, err := schedule.Upcoming(s, monday); err != nil || !got.Equal(tt.want) {
			t.Errorf("%s: next at %v, %v; want %v", tt.name, got, err, tt.want)
		}
	}
}
