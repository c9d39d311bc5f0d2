package command

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"newsbrief/briefing"
)

// clockWord is a time of day: 8, 08:00, 8.30, 0800, 20h, 8am, 8:30 p.m.
var clockWord = regexp.MustCompile(`^(\d{1,2})(?:[:.h]?(\d{2})|h)?(am|pm|a\.m\.?|p\.m\.?)?$`)

// clock reads a time of day.
func clock(word string) (hour, minute int, ok bool) {
	m := clockWord.FindStringSubmatch(word)
	if m == nil {
		return 0, 0, false
	}
	hour, _ = strconv.Atoi(m[1])
	minute, _ = strconv.Atoi(m[2]) // none is 0
	if m[3] != "" {
		if hour < 1 || hour > 12 {
			return 0, 0, false
		}
		hour %= 12
		if m[3][0] == 'p' {
			hour += 12
		}
	}
	return hour, minute, hour < 24 && minute < 60
}

// half reports whether a word is the "pm" of "8 pm".
func half(word string) bool {
	switch strings.ToLower(word) {
	case "am", "pm", "a.m.", "p.m.", "a.m", "p.m":
		return true
	}
	return false
}

// dayWords are the words for days that a misspelling is compared with.
var dayWords = []string{"daily", "weekdays", "weekends", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// daysOf reads a word for days: "weekdays", "mon", "tuesdays", "mon-fri".
func daysOf(word string) (briefing.Days, bool) {
	switch word {
	case "daily", "day", "days", "everyday":
		return briefing.EveryDay, true
	case "weekday", "weekdays", "workdays":
		return briefing.Weekdays, true
	case "weekend", "weekends":
		return briefing.Weekends, true
	}
	from, to, ranged := strings.Cut(strings.ReplaceAll(word, "–", "-"), "-")
	first, ok := weekday(from)
	if !ranged || !ok {
		return 1 << first, ok
	}
	last, ok := weekday(to)
	var days briefing.Days
	for day := first; ; day = (day + 1) % 7 {
		days |= 1 << day
		if day == last {
			return days, ok
		}
	}
}

// weekday reads a day's name: at least its first three letters, or its plural.
func weekday(word string) (time.Weekday, bool) {
	word = strings.TrimSuffix(word, ".")
	for day := range time.Saturday + 1 {
		name := strings.ToLower(day.String())
		if len(word) >= 3 && (strings.HasPrefix(name, word) || word == name+"s") {
			return day, true
		}
	}
	return 0, false
}

// dayNames writes days as they are typed; "" is every day.
func dayNames(days briefing.Days) string {
	switch days {
	case 0, briefing.EveryDay:
		return ""
	case briefing.Weekdays, briefing.Weekends:
		return days.String()
	}
	return strings.ToLower(strings.ReplaceAll(days.String(), ", ", ","))
}
