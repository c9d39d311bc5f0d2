// Package schedule says when things run: the slots of a civil schedule, and a
// runner for the bot's own periodic jobs.
//
// It promises that a slot exists once per local date whatever the clocks do:
// a time that is skipped when they go forward happens at the first instant
// after the gap, a time that comes twice when they go back happens the first
// time. It decides when; whether a slot was served already is the database's
// to decide.
package schedule

import (
	"fmt"
	"time"

	"newsbrief/briefing"
)

// horizon is how many days a search for a slot looks ahead or back. A week
// holds every weekday; the rest is for dates that a zone skipped whole, as
// Samoa did on 30 December 2011.
const horizon = 9

// Next is the first slot of s strictly after t, in UTC. The error says that
// the zone is not one that Go knows.
func Next(s briefing.Schedule, t time.Time) (time.Time, error) {
	return search(s, t, 1, func(slot time.Time) bool { return slot.After(t) })
}

// Upcoming is the first slot strictly after t of a subscription's schedule that
// no pause holds up, in UTC; [briefing.Forever] where a pause has no end. The
// error says that the zone is not one that Go knows.
func Upcoming(s briefing.Subscription, t time.Time) (time.Time, error) {
	if s.Paused.Equal(briefing.Forever()) {
		return s.Paused, nil
	}
	if s.PausedAt(t) {
		t = s.Paused.Add(-time.Nanosecond) // a slot at its end comes
	}
	return Next(s.Schedule, t)
}

// Last is the newest slot of s at or before t, in UTC. The error says that the
// zone is not one that Go knows.
func Last(s briefing.Schedule, t time.Time) (time.Time, error) {
	return search(s, t, -1, func(slot time.Time) bool { return !slot.After(t) })
}

// search walks the local dates from a day on the far side of t in the given
// direction to the first slot that fits.
func search(s briefing.Schedule, t time.Time, step int, fits func(time.Time) bool) (time.Time, error) {
	zone, err := Zone(s.Zone)
	if err != nil {
		return time.Time{}, err
	}
	year, month, day := t.In(zone).Date()
	for i := -1; i <= horizon; i++ {
		// A date at noon UTC stands for the calendar date alone.
		date := time.Date(year, month, day+i*step, 12, 0, 0, 0, time.UTC)
		if !s.Days.Has(date.Weekday()) {
			continue
		}
		if slot := instant(date, s.Hour, s.Minute, zone); fits(slot) {
			return slot.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("schedule %s: no slot within %d days of %s", s, horizon, t)
}

// Zone loads an IANA zone; "" is UTC. "Local" is refused: what it means
// depends on the machine, and a schedule must not.
func Zone(name string) (*time.Location, error) {
	if name == "Local" {
		return nil, fmt.Errorf("time zone %q: %w", name, briefing.ErrNotFound)
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Errorf("time zone %q: %w", name, briefing.ErrNotFound)
	}
	return zone, nil
}

// instant is when the clocks of a zone show hour:minute on a date: the first
// time of two, or the end of the gap that swallows it. [time.Date] leaves both
// choices open, so they are made here.
func instant(date time.Time, hour, minute int, zone *time.Location) time.Time {
	year, month, day := date.Date()
	want := time.Date(year, month, day, hour, minute, 0, 0, time.UTC)
	t := time.Date(year, month, day, hour, minute, 0, 0, zone)
	start, end := t.ZoneBounds()
	switch shown := civil(t); {
	case shown.After(want):
		return start // t was pushed over the gap, which ended where its zone began
	case shown.Before(want):
		return end // t fell short of the gap
	case start.IsZero():
		return t
	}
	// The same reading may have come before the clocks went back to t's zone.
	_, before := start.Add(-time.Second).Zone()
	_, now := t.Zone()
	if first := t.Add(time.Duration(now-before) * time.Second); before > now && first.Before(start) {
		return first
	}
	return t
}

// civil is what the clock shows at t, written as if it were UTC so that two
// readings compare.
func civil(t time.Time) time.Time {
	_, offset := t.Zone()
	return t.Add(time.Duration(offset) * time.Second).UTC()
}
