package command

import (
	"regexp"
	"strings"
)

// managing is a command about a member, as Slack sends it.
var managing = regexp.MustCompile(`(?i)^\s*managers\s+(add|remove)\s+<@([UW][A-Z0-9]{1,30})(?:\|[^<>]*)?>\s*$`)

// moving is the command that moves a digest, as Slack sends it.
var moving = regexp.MustCompile(`(?i)^\s*digest\s+move\s+(?:["“”„]([^"“”„]+)["“”„]\s+)?to\s+<#([CG][A-Z0-9]{1,30})(?:\|[^<>]*)?>\s*$`)

// addressed reads a command that names a member or a channel, which everywhere
// else are no topics.
func addressed(s string) (Command, bool) {
	if m := moving.FindStringSubmatch(s); m != nil {
		return Command{Verb: DigestMove, Name: strings.Join(strings.Fields(m[1]), " "), Channel: m[2]}, true
	}
	return member(s)
}

// member reads a command that names a member.
func member(s string) (Command, bool) {
	m := managing.FindStringSubmatch(s)
	if m == nil {
		return Command{}, false
	}
	verb := ManagerAdd
	if m[1][0]|0x20 == 'r' {
		verb = ManagerRemove
	}
	return Command{Verb: verb, User: m[2]}, true
}

// managers reads what follows the word "managers", where it names no member.
func managers(rest []token) (Command, error) {
	words := plainWords(rest)
	if len(words) == 0 {
		return Command{Verb: Managers}, nil
	}
	return Command{}, &Unclear{Kind: UnclearMember, Word: words[len(words)-1], Suggestion: Managers.String()}
}

// outlet reads the outlet's name behind a verb, with or without quotation marks.
func outlet(verb Verb, rest []token) (Command, error) {
	var words []string
	for _, t := range rest {
		if t.comma {
			words = append(words, ",")
			continue
		}
		words = append(words, t.text)
	}
	name := strings.ReplaceAll(strings.Join(words, " "), " ,", ",")
	if strings.Trim(name, ", ?!") == "" {
		return Command{}, &Unclear{Kind: UnclearOutlet, Word: verb.String()}
	}
	return Command{Verb: verb, Name: name}, nil
}
