package command

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// maxSpan is how far back "since" may reach.
const maxSpan = 366 * 24 * time.Hour

// units are lengths of time by their names; a month is no length.
var units = []struct {
	length time.Duration
	name   string
	also   []string
}{
	{time.Minute, "minute", []string{"min", "mins"}},
	{time.Hour, "hour", []string{"h", "hr", "hrs"}},
	{24 * time.Hour, "day", []string{"d"}},
	{7 * 24 * time.Hour, "week", []string{"w", "wk", "wks"}},
}

// span reads a point in the past: a day by its name, or so long ago. It is
// given back in its plainest words, with the number of tokens it took; 0 means
// that there is none.
func (p parser) span(list []token) (span string, start time.Time, used int) {
	words := leading(list, 3)
	if len(words) == 0 {
		return "", time.Time{}, 0
	}
	if name, start := p.day(words[0]); name != "" {
		return name, start, 1
	}
	number, unit := glued(words[0])
	used = 1
	if unit == "" && len(words) > 1 {
		unit, used = words[1], 2
	}
	n, err := strconv.Atoi(number)
	if number == "a" || number == "an" {
		n, err = 1, nil
	}
	length, name := unitOf(unit)
	if err != nil || n < 1 || name == "" || n > int(maxSpan/length) {
		return "", time.Time{}, 0
	}
	if len(words) > used && words[used] == "ago" {
		used++
	}
	if n > 1 {
		name += "s"
	}
	return fmt.Sprintf("%d %s ago", n, name), p.now.Add(-time.Duration(n) * length), used
}

// leading are the unquoted words that a list begins with, in lower case.
func leading(list []token, most int) (words []string) {
	for _, t := range list[:min(len(list), most)] {
		if t.quoted || t.comma {
			break
		}
		words = append(words, strings.ToLower(t.text))
	}
	return words
}

// glued parts "24h" into number and unit; a word without digits is all number.
func glued(word string) (number, unit string) {
	if rest := strings.TrimLeft(word, "0123456789"); len(rest) < len(word) {
		return word[:len(word)-len(rest)], rest
	}
	return word, ""
}

func unitOf(word string) (length time.Duration, name string) {
	for _, u := range units {
		if word == u.name || word == u.name+"s" || slices.Contains(u.also, word) {
			return u.length, u.name
		}
	}
	return 0, ""
}

// day is when a day by that name began: today, yesterday, or the last Monday
// before today.
func (p parser) day(word string) (name string, start time.Time) {
	year, month, date := p.now.In(p.loc).Date()
	midnight := func(back int) time.Time { return time.Date(year, month, date-back, 0, 0, 0, 0, p.loc) }
	switch word {
	case "today":
		return word, midnight(0)
	case "yesterday":
		return word, midnight(1)
	}
	day, ok := weekday(word)
	if !ok {
		return "", time.Time{}
	}
	back := (int(p.now.In(p.loc).Weekday()) - int(day) + 7) % 7
	if back == 0 {
		back = 7
	}
	return strings.ToLower(day.String()), midnight(back)
}

// unclearSince is the error for a "since" without a span, list[0]; c is what
// was read of the question, before are its topics' words. Either the span is
// misspelt, or the word belongs to a topic.
func unclearSince(c Command, before, list []token) error {
	words := leading(list[1:], len(list))
	if len(words) == 0 {
		c.Query.Topics, c.Span = topics(before), "yesterday"
		return &Unclear{Kind: UnclearSince, Word: list[0].text, Suggestion: c.String()}
	}
	word := strings.Join(words[:min(len(words), 2)], " ")
	if near := nearestSpan(words); near != "" {
		c.Query.Topics, c.Span = topics(before), near
	} else {
		c.Query.Topics = topics(slices.Concat(before, list))
	}
	return &Unclear{Kind: UnclearSince, Word: word, Suggestion: c.String()}
}

// nearestSpan is the span that words were likely meant for, "" if none.
func nearestSpan(words []string) string {
	if n, err := strconv.Atoi(words[0]); err == nil && n > 0 && n <= int(maxSpan/(24*time.Hour)) {
		unit := "day"
		if len(words) > 1 {
			if near, ok := Nearest(words[1], []string{"minutes", "hours", "days", "weeks"}); ok {
				unit = near
			}
		}
		if length, name := unitOf(unit); n <= int(maxSpan/length) {
			return fmt.Sprintf("%d %ss ago", n, name)
		}
		return ""
	}
	names := []string{"today", "yesterday"}
	for day := range time.Saturday + 1 {
		names = append(names, strings.ToLower(day.String()))
	}
	near, _ := Nearest(words[0], names)
	return near
}
