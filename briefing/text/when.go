package text

import "time"

// Ago is how long before now t was, in short: "2 h ago". A time to come is
// "just now": clocks disagree. A zero time gives "".
func Ago(t, now time.Time) string {
	if t.IsZero() {
		return ""
	}
	switch age := now.Sub(t); {
	case age < time.Minute:
		return Say("ago.now")
	case age < time.Hour:
		return Say("ago.minutes", "n", int(age.Minutes()))
	case age < 24*time.Hour:
		return Say("ago.hours", "n", int(age.Hours()))
	default:
		return Say("ago.days", "n", int(age.Hours()/24))
	}
}

// Since is "since yesterday 09:12", in zone; a zero time, no bound, gives "so
// far".
func Since(t, now time.Time, zone *time.Location) string {
	if t.IsZero() {
		return Say("since.ever")
	}
	return Say("since", "when", Clock(t, now, zone))
}

// SinceDay is Since without the time of day.
func SinceDay(t, now time.Time, zone *time.Location) string {
	if t.IsZero() {
		return Say("since.ever")
	}
	return Say("since", "when", Day(t, now, zone))
}

// Within is a span that ends now: "in the last day", "in the last 3 hours".
func Within(span time.Duration) string {
	const day = 24 * time.Hour
	if hours := int(span.Round(time.Hour).Hours()); hours < 24 {
		return Say("within.hours", "n", max(hours, 1))
	}
	return Say("within.days", "n", int((span+day/2)/day))
}

// Clock is Day and the time of day: "Friday 08:00".
func Clock(t, now time.Time, zone *time.Location) string {
	return Day(t, now, zone) + " " + t.In(zone).Format("15:04")
}

// Day names the day of t as one speaks of it now: "yesterday", "today",
// "tomorrow", a weekday within the week on either side, else "20 October",
// with the year where it is another.
func Day(t, now time.Time, zone *time.Location) string {
	t, now = t.In(zone), now.In(zone)
	switch days := daysBetween(now, t); {
	case days == 0:
		return Say("day.today")
	case days == -1:
		return Say("day.yesterday")
	case days == 1:
		return Say("day.tomorrow")
	case -7 < days && days < 7:
		return t.Format("Monday")
	case t.Year() != now.Year():
		return t.Format("2 January 2006")
	}
	return t.Format("2 January")
}

// daysBetween counts midnights from one local date to another.
func daysBetween(from, to time.Time) int {
	date := func(t time.Time) time.Time {
		y, m, d := t.Date()
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	return int(date(to).Sub(date(from)) / (24 * time.Hour))
}

// Zone is the zone of an IANA name for showing times in; UTC where the name is
// "" or unknown, since a heading is no place to fail.
func Zone(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		return time.UTC
	}
	return zone
}
