package command

import (
	"errors"
	"slices"
	"strings"
	"time"

	"newsbrief/briefing"
)

// actions are what can be done with a digest, by the word for it.
var actions = map[string]Verb{"off": DigestOff, "stop": DigestOff, "delete": DigestOff, "preview": DigestPreview, "now": DigestNow}

// digest reads what follows the word "digest": nothing, an action and the name
// of a digest in quotation marks, or such a name, when the digest comes, what
// it is like, and what it is about, each of which may be left out.
func digest(rest []token) (Command, error) {
	if len(rest) == 0 {
		return Command{Verb: DigestShow}, nil
	}
	if verb, ok := actions[strings.ToLower(rest[0].text)]; ok && !rest[0].quoted && (len(rest) == 1 || len(rest) == 2 && rest[1].quoted) {
		c := Command{Verb: verb}
		if len(rest) == 2 {
			c.Name = rest[1].text
		}
		return c, nil
	}
	var name string
	if rest[0].quoted {
		name, rest = rest[0].text, rest[1:]
	}
	var about []string
	if i := slices.IndexFunc(rest, func(t token) bool { return t.is("about") }); i >= 0 {
		rest, about = rest[:i], topics(rest[i+1:])
		if len(about) == 0 {
			return Command{}, &Unclear{Kind: UnclearTopics, Word: "about"}
		}
	}
	var set Settings
	words := set.take(plainWords(rest))
	c, err := timed(words, set.take(listed(rest)), name != "" || len(about) > 0 || set != Settings{})
	if u, ok := errors.AsType[*Unclear](err); ok {
		u.carry(name, set, about)
	}
	c.Name, c.Topics, c.Settings = name, about, set
	return c, err
}

// timed reads when a digest comes, of words, or of those of a cron line, listed.
// Without a word about it, it stays as it is
// where something else was said.
func timed(words, listed []string, other bool) (Command, error) {
	if len(words) == 0 && other {
		return Command{Verb: DigestChange}, nil
	}
	if s, found, err := cron(listed); found {
		if err != nil {
			return Command{}, err
		}
		s.other = listed[5:] // the zone
		return s.command()
	}
	s := slot{said: strings.Join(words, " ")}
	if err := s.read(words); err != nil {
		return Command{}, err
	}
	return s.command()
}

// carry keeps in the suggestions what else was said of the digest.
func (u *Unclear) carry(name string, set Settings, about []string) {
	again := func(command string) string {
		c, err := Parse(command, time.Time{}, time.UTC)
		if err != nil || c.Verb != Digest {
			return command
		}
		c.Name, c.Settings, c.Topics = name, set, about
		return c.String()
	}
	u.Suggestion, u.Without = again(u.Suggestion), again(u.Without)
}

// listed are the words of a list, those that commas join as one.
func listed(list []token) (words []string) {
	joins := false
	for _, t := range list {
		switch n := len(words); {
		case t.comma && n > 0:
			words[n-1] += ","
			joins = true
			continue
		case joins:
			words[n-1] += t.text
		default:
			words = append(words, strings.Fields(t.text)...)
		}
		joins = false
	}
	return words
}

// plainWords are the words of a list, commas and quotation marks aside.
func plainWords(list []token) (words []string) {
	for _, t := range list {
		words = append(words, strings.Fields(t.text)...)
	}
	return words
}

// A slot is a schedule as far as it was read.
type slot struct {
	said   string // all of it
	timed  bool   // a time was read
	hour   int
	minute int
	days   briefing.Days
	other  []string // words that are neither: the zone
}

// read sorts words into time, days and zone, in whatever order they come.
func (s *slot) read(words []string) error {
	for i := 0; i < len(words); i++ {
		word := strings.ToLower(words[i])
		if filler(word) {
			continue
		}
		if days, ok := daysOf(word); ok {
			s.days |= days
			continue
		}
		if word[0] < '0' || word[0] > '9' {
			s.other = append(s.other, words[i])
			continue
		}
		if i+1 < len(words) && half(words[i+1]) {
			i++
			word += strings.ToLower(words[i])
		}
		hour, minute, ok := clock(word)
		if !ok || s.timed {
			return &Unclear{Kind: UnclearTime, Word: word, Suggestion: s.guess(words[i+1:])}
		}
		s.hour, s.minute, s.timed = hour, minute, true
	}
	return nil
}

// filler reports whether a word only makes a sentence of a schedule.
func filler(word string) bool {
	switch word {
	case "at", "on", "in", "every", "each", "and", "the":
		return true
	}
	return false
}

// guess is the command with the time read so far, or eight o'clock, and what
// the remaining words say.
func (s *slot) guess(rest []string) string {
	g := slot{timed: true, hour: 8, days: s.days, other: s.other}
	if s.timed {
		g.hour, g.minute = s.hour, s.minute
	}
	for _, word := range rest {
		if days, ok := daysOf(strings.ToLower(word)); ok {
			g.days |= days
		} else if !filler(strings.ToLower(word)) {
			g.other = append(g.other, word)
		}
	}
	c, err := g.command()
	if err != nil {
		g.other = nil
		c, _ = g.command()
	}
	return c.String()
}

// command is the command that the slot is, once its zone is known.
func (s *slot) command() (Command, error) {
	c := Command{Verb: Digest, Schedule: briefing.Schedule{Hour: s.hour, Minute: s.minute, Days: s.days}}
	if s.days == briefing.EveryDay {
		c.Schedule.Days = 0
	}
	name := strings.Join(s.other, " ")
	zone, known := findZone(name)
	switch {
	case !s.timed && name != "" && !known:
		return Command{}, s.unknown()
	case !s.timed:
		return Command{}, &Unclear{Kind: UnclearTime, Word: s.said, Suggestion: s.guess(nil)}
	case name == "":
		return c, nil
	case known:
		c.Schedule.Zone, c.ZoneSet = zone, true
		return c, nil
	}
	if near, ok := Nearest(s.other[0], dayWords); ok {
		fixed := *s
		days, _ := daysOf(near)
		fixed.days, fixed.other = fixed.days|days, s.other[1:]
		return Command{}, &Unclear{Kind: UnclearDays, Word: s.other[0], Suggestion: fixed.guess(nil)}
	}
	u := &Unclear{Kind: UnclearZone, Word: name, Without: c.String()}
	if near, ok := nearestZone(name); ok {
		c.Schedule.Zone, c.ZoneSet = near, true
		u.Zone, u.Suggestion = near, c.String()
	}
	return Command{}, u
}

// unknown is the error for words that are nothing a digest knows.
func (s *slot) unknown() error {
	u := &Unclear{Kind: UnclearCommand, Word: "digest " + s.said, Suggestion: "digest"}
	near, _ := Nearest(s.said, []string{"off", "stop", "preview"})
	switch near {
	case "off", "stop":
		u.Suggestion = Command{Verb: DigestOff}.String()
	case "preview":
		u.Suggestion = Command{Verb: DigestPreview}.String()
	}
	return u
}
