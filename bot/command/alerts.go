package command

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"newsbrief/briefing"
)

// The bounds of an alert, and what it is where somebody only says "on".
const (
	outletsMost = 20
	withinMost  = 24 * time.Hour
)

// usualAlert is three outlets within an hour, at daytime.
var usualAlert = briefing.Alert{Outlets: 3, Within: time.Hour, Quiet: briefing.Quiet{From: 22 * 60, To: 7 * 60}}

// alerts reads what follows the word "alerts": nothing, "on", "off", or
// [N outlets] [in SPAN] [quiet HH:MM-HH:MM | never quiet], in any order.
func alerts(rest []token) (Command, error) {
	words := plainWords(rest)
	for i := range words {
		words[i] = strings.ToLower(words[i])
	}
	switch {
	case len(words) == 0:
		return Command{Verb: AlertsShow}, nil
	case len(words) == 1 && words[0] == "off":
		return Command{Verb: Alerts}, nil
	}
	a := usualAlert
	for i := 0; i < len(words); {
		used := readAlert(&a, words[i:])
		if used == 0 {
			return Command{}, &Unclear{Kind: UnclearAlert, Word: strings.Join(words, " "), Suggestion: Command{Verb: Alerts, Alert: usualAlert}.String()}
		}
		i += used
	}
	return Command{Verb: Alerts, Alert: a}, nil
}

// readAlert reads one of an alert's settings and returns of how many words it
// is, 0 where it is none.
func readAlert(a *briefing.Alert, words []string) (used int) {
	switch first := words[0]; {
	case first == "on":
		return 1
	case first == "never" && len(words) > 1 && words[1] == "quiet":
		a.Quiet = briefing.Quiet{}
		return 2
	case first == "quiet" && len(words) > 1:
		q, ok := quiet(words[1])
		if !ok {
			return 0
		}
		a.Quiet = q
		return 2
	case first == "in" || first == "within":
		return 1
	}
	number, unit := glued(words[0])
	used = 1
	if unit == "" && len(words) > 1 {
		unit, used = words[1], 2
	}
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 {
		return 0
	}
	if unit == "outlets" || unit == "outlet" {
		a.Outlets = n
		return used * within(n, outletsMost)
	}
	length, ok := map[string]time.Duration{"minutes": time.Minute, "minute": time.Minute, "min": time.Minute, "m": time.Minute,
		"hours": time.Hour, "hour": time.Hour, "h": time.Hour}[unit]
	if !ok {
		return 0
	}
	a.Within = time.Duration(n) * length
	return used * within(n, int(withinMost/length))
}

// within is 1 where n is no more than most, else 0.
func within(n, most int) int {
	if n > most {
		return 0
	}
	return 1
}

// quiet reads "22:00-07:00".
func quiet(s string) (briefing.Quiet, bool) {
	from, to, ok := strings.Cut(strings.ReplaceAll(s, "–", "-"), "-")
	fromHour, fromMinute, ok1 := clock(from)
	toHour, toMinute, ok2 := clock(to)
	return briefing.Quiet{From: fromHour*60 + fromMinute, To: toHour*60 + toMinute}, ok && ok1 && ok2
}

// alert is a command of the verb Alerts as one types it.
func (c Command) alert() string {
	a := c.Alert
	if a.Outlets == 0 {
		return "alerts off"
	}
	quiet := "never quiet"
	if q := a.Quiet; q.From != q.To {
		quiet = fmt.Sprintf("quiet %02d:%02d-%02d:%02d", q.From/60, q.From%60, q.To/60, q.To%60)
	}
	return fmt.Sprintf("alerts %d outlets in %d minutes %s", a.Outlets, int(a.Within/time.Minute), quiet)
}
