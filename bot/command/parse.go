package command

import (
	"errors"
	"slices"
	"strings"
	"time"

	"newsbrief/briefing"
)

// subcommands are the first words that aren't topics.
var subcommands = []string{"alerts", "digest", "feeds", "follow", "help", "log", "managers", "mute", "mutes", "pause", "resume", "said", "status", "trend", "unfollow", "unmute"}

// alone are the subcommands that nothing follows: "resume talks" is a topic.
var alone = map[string]bool{"log": true, "mutes": true, "resume": true, "status": true}

// Parse reads the text after /brief, as Slack sends it or as [Command.String]
// writes it. Spans count back from now; days begin in loc. The error is always
// an [*Unclear].
//
// A weekday is the last one before today; "today" has a name of its own.
func Parse(s string, now time.Time, loc *time.Location) (Command, error) {
	c, err := parse(s, now, loc)
	if u, ok := errors.AsType[*Unclear](err); ok && tooLong(u.Suggestion) {
		u.Suggestion = "" // it could not be read itself
	}
	if err == nil && tooLong(c.String()) {
		return Command{}, lengthOf(s)
	}
	return c, err
}

func parse(s string, now time.Time, loc *time.Location) (Command, error) {
	if c, ok := addressed(s); ok {
		return c, nil
	}
	s, err := clean(s)
	if err != nil {
		return Command{}, err
	}
	if isPage(s) {
		return Command{Verb: Link, Address: s}, nil
	}
	if first, address, ok := strings.Cut(s, " "); ok && strings.EqualFold(first, "why") && isPage(strings.TrimSpace(address)) {
		return Command{Verb: Why, Address: strings.TrimSpace(address)}, nil
	}
	p := parser{text: s, now: now, loc: loc}
	list := tokens(s)
	if len(list) == 0 {
		return Command{}, nil
	}
	first, rest := list[0], list[1:]
	if first.quoted || first.comma || len(rest) > 0 && rest[0].comma {
		return p.ask(list)
	}
	if first.text == "?" {
		return Command{Verb: Help}, nil
	}
	word := strings.ToLower(first.text)
	if c, ok := doubt(plainWords(list)); ok {
		return c, nil
	}
	if slices.Contains(subcommands, word) && (len(rest) == 0 || !alone[word] || word == "resume" && len(rest) == 1 && rest[0].quoted) {
		return p.subcommand(word, list)
	}
	if err := p.misspelt(word, list); err != nil {
		return Command{}, err
	}
	return p.ask(list)
}

// doubt reads "doubt hold" and "doubt resend". Doubt alone, or about anything
// else, is a topic.
func doubt(words []string) (Command, bool) {
	if len(words) != 2 || !strings.EqualFold(words[0], Doubt.String()) {
		return Command{}, false
	}
	for _, policy := range []briefing.OnDoubt{briefing.Hold, briefing.Resend} {
		if strings.EqualFold(words[1], string(policy)) {
			return Command{Verb: Doubt, OnDoubt: policy}, true
		}
	}
	return Command{}, false
}

// isPage reports whether clean text is the address of a page and nothing else.
func isPage(s string) bool {
	scheme, rest, ok := strings.Cut(s, "://")
	if !ok || !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") {
		return false
	}
	return strings.ContainsAny(rest, ".:") && !strings.ContainsAny(rest, ` "`)
}

type parser struct {
	text string // clean
	now  time.Time
	loc  *time.Location
}

// subcommand reads a command that begins with that word, list[0].
func (p parser) subcommand(word string, list []token) (Command, error) {
	rest := list[1:]
	switch word {
	case "follow":
		return subjects(Follow, rest)
	case "trend":
		return subjects(Trend, rest)
	case "unfollow":
		return subjects(Unfollow, rest)
	case "digest":
		if words := plainWords(rest); isPause(words) {
			return p.subcommand(strings.ToLower(words[0]), rest)
		}
		return digest(rest)
	case "pause":
		return p.pause(rest)
	case "resume":
		return resume(rest)
	case "status":
		return Command{Verb: Status}, nil
	case "log":
		return Command{Verb: Log}, nil
	case "mutes":
		return Command{Verb: Mutes}, nil
	case "mute":
		return outlet(Mute, rest)
	case "unmute":
		return outlet(Unmute, rest)
	case "alerts":
		return alerts(rest)
	case "managers":
		return managers(rest)
	case "said":
		return p.said(rest)
	case "feeds":
		return p.feeds(list)
	}
	return Command{Verb: Help}, nil
}

// subjects reads a verb's topics.
func subjects(verb Verb, rest []token) (Command, error) {
	names := topics(rest)
	if len(names) == 0 {
		return Command{}, &Unclear{Kind: UnclearTopics, Word: verb.String()}
	}
	return Command{Verb: verb, Topics: names}, nil
}

// nearCommand is the subcommand that a word is, or is nearly. From words of
// three letters too many others are one slip away.
func nearCommand(word string) (near string, ok bool) {
	near, ok = Nearest(word, subcommands)
	return near, ok && (len(near) > 3 || strings.EqualFold(near, word))
}

// misspelt is the error for a first word that is nearly a subcommand and is
// followed by what that subcommand wants. Alone it is a topic.
func (p parser) misspelt(word string, list []token) error {
	near, ok := nearCommand(word)
	if !ok || near == word || near == "help" || near == "said" || near == "trend" || near == "status" || near[0] != word[0] || len(list) < 2 {
		return nil
	}
	if near == "follow" && (distance(word, near) > 1 || word == "fellow" || word == "fallow") {
		return nil // any words may follow it: be sure that it is meant
	}
	meant, err := p.subcommand(near, list)
	if err != nil {
		return nil
	}
	return &Unclear{Kind: UnclearCommand, Word: list[0].text, Suggestion: meant.String()}
}
