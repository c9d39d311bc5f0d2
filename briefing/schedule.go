package briefing

import (
	"fmt"
	"strings"
	"time"
)

// A Schedule is the intent "at 08:00 on weekdays in Berlin": a civil time, not
// an instant, so that it means the same after the clocks change.
type Schedule struct {
	Hour   int    // 0 to 23
	Minute int    // 0 to 59
	Days   Days   // the zero value means every day
	Zone   string // IANA name; "" means UTC
}

// String is the schedule as people write it: "08:00 weekdays Europe/Berlin".
func (s Schedule) String() string {
	zone := s.Zone
	if zone == "" {
		zone = "UTC"
	}
	return fmt.Sprintf("%02d:%02d %s %s", s.Hour, s.Minute, s.Days, zone)
}

// Days is a set of weekdays, bit 1<<time.Sunday to 1<<time.Saturday. The zero
// value stands for all of them.
type Days uint8

// Sets of days with a name of their own.
const (
	Weekdays = Days(1<<time.Monday | 1<<time.Tuesday | 1<<time.Wednesday | 1<<time.Thursday | 1<<time.Friday)
	Weekends = Days(1<<time.Saturday | 1<<time.Sunday)
	EveryDay = Weekdays | Weekends
)

// Has reports whether d holds the day.
func (d Days) Has(day time.Weekday) bool { return d == 0 || d&(1<<day) != 0 }

// String names the days: "every day", "weekdays", "weekends" or "Mon, Thu".
func (d Days) String() string {
	switch d {
	case 0, EveryDay:
		return "every day"
	case Weekdays:
		return "weekdays"
	case Weekends:
		return "weekends"
	}
	var names []string
	for i := range 7 {
		if day := time.Weekday((i + 1) % 7); d.Has(day) {
			names = append(names, day.String()[:3])
		}
	}
	return strings.Join(names, ", ")
}
