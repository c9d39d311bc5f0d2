package article

import (
	"strings"
	"time"
)

// A clock is the time of day in a stamp.
type clock struct {
	since  time.Duration // since midnight
	offset time.Duration // east of UTC
	stated bool          // the stamp states the offset
}

// readClock reads what follows a date in a stamp: "T10:21:07.5+02:00", " 10:21
// PM", " at 9.05 Uhr". Of a stamp without a time, or with one that can't be, it
// is zero.
func readClock(s string) clock {
	i := strings.IndexFunc(s, func(r rune) bool { return '0' <= r && r <= '9' })
	if i < 0 || i > 12 {
		return clock{}
	}
	s = s[i:]
	var parts [3]int
	for n := range parts {
		d := digits(s)
		if len(d) == 0 || len(d) > 2 || n == 0 && len(d) == len(s) {
			return clock{}
		}
		parts[n] = number(d)
		s = s[len(d):]
		if n == 2 || !isClockSeparator(s) {
			if n == 0 {
				return clock{}
			}
			break
		}
		s = s[1:]
	}
	if strings.HasPrefix(s, ".") {
		s = s[1+len(digits(s[1:])):]
	}
	return newClock(parts, s)
}

// isClockSeparator reports whether s goes on with a minute or second.
func isClockSeparator(s string) bool {
	return len(s) > 1 && (s[0] == ':' || s[0] == '.') && len(digits(s[1:])) == 2
}

// newClock checks hour, minute and second and reads half of the day and offset.
func newClock(parts [3]int, rest string) clock {
	rest = strings.ToLower(strings.TrimSpace(rest))
	switch {
	case begins(rest, "pm") || strings.HasPrefix(rest, "p.m"):
		parts[0] = parts[0]%12 + 12
	case begins(rest, "am") || strings.HasPrefix(rest, "a.m"):
		parts[0] %= 12
	}
	if parts[0] > 23 || parts[1] > 59 || parts[2] > 60 {
		return clock{}
	}
	c := clock{since: time.Duration(parts[0])*time.Hour + time.Duration(parts[1])*time.Minute + time.Duration(parts[2])*time.Second}
	c.offset, c.stated = readOffset(rest)
	return c
}

// readOffset reads "Z", "GMT", "+02:00", "-0500".
func readOffset(s string) (time.Duration, bool) {
	if begins(s, "z") || begins(s, "utc") || begins(s, "gmt") {
		return 0, true
	}
	if !strings.HasPrefix(s, "+") && !strings.HasPrefix(s, "-") {
		return 0, false
	}
	d := digits(strings.Replace(s[1:min(len(s), 6)], ":", "", 1))
	if len(d) == 2 {
		d += "00"
	}
	if len(d) < 4 || number(d[:2]) > 14 || number(d[2:4]) > 59 {
		return 0, false
	}
	offset := time.Duration(number(d[:2]))*time.Hour + time.Duration(number(d[2:4]))*time.Minute
	if s[0] == '-' {
		offset = -offset
	}
	return offset, true
}
