package command

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"newsbrief/briefing"
)

// cron reads the five fields of a cron line that says a time of day on days of
// the week, "0 8 * * 1-5", at the beginning of words. found is false where they
// don't begin with five fields; the error says what a digest can't do.
//
// What runs at several times a day, or by days of the month, is no digest's
// schedule; day 7 is Sunday as 0 is (crontab(5)).
func cron(words []string) (s slot, found bool, err error) {
	if len(words) < 5 || slices.ContainsFunc(words[:5], func(w string) bool { return strings.Trim(w, "0123456789*/,-") != "" && !named(w) }) {
		return slot{}, false, nil
	}
	line := strings.Join(words[:5], " ")
	unfit := &Unclear{Kind: UnclearCron, Word: line, Suggestion: "digest 08:00 weekdays"}
	minute, err1 := strconv.Atoi(words[0])
	hour, err2 := strconv.Atoi(words[1])
	days, ok := cronDays(words[4])
	if err1 != nil || err2 != nil || minute < 0 || minute > 59 || hour < 0 || hour > 23 || !ok || words[2] != "*" || words[3] != "*" {
		return slot{}, true, unfit
	}
	return slot{said: line, timed: true, hour: hour, minute: minute, days: days}, true, nil
}

// named reports whether a field is of days by name: "mon-fri".
func named(field string) bool {
	for part := range strings.FieldsFuncSeq(field, func(r rune) bool { return r == '-' || r == ',' }) {
		if _, ok := weekday(strings.ToLower(part)); !ok {
			return false
		}
	}
	return true
}

// cronDays reads the field of days: "*", "1-5", "mon,wed", "*/2".
func cronDays(field string) (briefing.Days, bool) {
	if field == "*" {
		return briefing.EveryDay, true
	}
	var days briefing.Days
	for part := range strings.SplitSeq(field, ",") {
		span, every, stepped := strings.Cut(part, "/")
		step := 1
		if n, err := strconv.Atoi(every); stepped && (err != nil || n < 1 || n > 6) {
			return 0, false
		} else if stepped {
			step = n
		}
		first, last, ok := cronSpan(span)
		if !ok {
			return 0, false
		}
		for d := first; d <= last; d += step {
			days |= 1 << (d % 7)
		}
	}
	return days, true
}

// cronSpan reads "1-5", "3" or "*" as days from Sunday, 0, to Sunday, 7.
func cronSpan(span string) (first, last int, ok bool) {
	if span == "*" {
		return 0, 6, true
	}
	from, to, ranged := strings.Cut(span, "-")
	first, ok = cronDay(from)
	if !ranged || !ok {
		return first, first, ok
	}
	last, ok = cronDay(to)
	if last < first && last == int(time.Sunday) {
		last = 7
	}
	return first, last, ok && first <= last
}

// cronDay reads a day by number or name.
func cronDay(s string) (int, bool) {
	if n, err := strconv.Atoi(s); err == nil {
		return n, n >= 0 && n <= 7
	}
	day, ok := weekday(strings.ToLower(s))
	return int(day), ok
}
