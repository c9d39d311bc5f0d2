package command

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"newsbrief/briefing"
)

// pause reads what follows the word "pause": nothing, or until when. A day by
// its name is the next one after today.
func (p parser) pause(rest []token) (Command, error) {
	if len(rest) > 0 && rest[0].quoted {
		c, err := p.pause(rest[1:])
		c.Name = rest[0].text
		return c, err
	}
	words := plainWords(rest)
	topic := Command{Query: briefing.Query{Topics: []string{strings.Join(append([]string{Pause.String()}, words...), " ")}}}
	for i := range words {
		words[i] = strings.ToLower(words[i])
	}
	if len(words) > 0 && (words[0] == "until" || words[0] == "till" || words[0] == "for") {
		words, topic = words[1:], Command{}
	}
	if len(words) == 0 && len(rest) == 0 {
		return Command{Verb: Pause, Until: briefing.Forever()}, nil
	}
	span, until := p.ahead(words)
	if span == "" {
		return Command{}, &Unclear{Kind: UnclearUntil, Word: strings.Join(words, " "), Suggestion: topic.String()}
	}
	return Command{Verb: Pause, Until: until, Span: span}, nil
}

// ahead reads a day in the future, and gives it back in the words that mean it
// today. It is "" where there is none within a year.
func (p parser) ahead(words []string) (span string, start time.Time) {
	now := p.now.In(p.loc)
	year, month, date := now.Date()
	midnight := func(days int) time.Time { return time.Date(year, month, date+days, 0, 0, 0, 0, p.loc) }
	switch {
	case len(words) == 1 && words[0] == "tomorrow":
		return words[0], midnight(1)
	case len(words) == 1:
		if day, ok := weekday(words[0]); ok {
			ahead := (int(day)-int(now.Weekday())+6)%7 + 1
			return strings.ToLower(day.String()), midnight(ahead)
		}
		if t, err := time.ParseInLocation(time.DateOnly, words[0], p.loc); err == nil && t.After(p.now) && t.Sub(p.now) < maxSpan {
			return words[0], t
		}
	}
	if days := daysAhead(words); days > 0 {
		return midnight(days).Format(time.DateOnly), midnight(days)
	}
	return "", time.Time{}
}

// daysAhead reads "3 days", "a week", "2w"; 0 is none.
func daysAhead(words []string) int {
	if len(words) == 0 {
		return 0
	}
	number, unit := glued(words[0])
	if unit == "" && len(words) == 2 {
		unit = words[1]
	} else if len(words) != 1 {
		return 0
	}
	n, err := strconv.Atoi(number)
	if number == "a" {
		n, err = 1, nil
	}
	length, _ := unitOf(unit)
	if err != nil || n < 1 || length < 24*time.Hour || n > int(maxSpan/length) {
		return 0
	}
	return n * int(length/(24*time.Hour))
}

// pauses is a command of the verb Pause as one types it.
func (c Command) pauses() string {
	if c.Span == "" {
		return c.named(Pause.String())
	}
	return fmt.Sprintf("%s until %s", c.named(Pause.String()), c.Span)
}

// isPause reports whether the words after "digest" pause or resume it.
func isPause(words []string) bool {
	return len(words) > 0 && slices.Contains([]string{"pause", "resume"}, strings.ToLower(words[0]))
}

// resume reads what follows the word "resume": nothing, or a digest's name.
func resume(rest []token) (Command, error) {
	c := Command{Verb: Resume}
	if len(rest) == 1 && rest[0].quoted {
		c.Name = rest[0].text
	}
	return c, nil
}
