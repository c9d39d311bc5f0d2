package command

import (
	"regexp"
	"strings"
)

// managing is a command about a member, as Slack sends it.
var managing = regexp.MustCompile(`(?i)^\s*managers\s+(add|remove)\s+<@([UW][A-Z0-9]{1,30})(?:\|[^<>]*)?>\s*$`)

// member reads a command that names a member, which everywhere else is no
// topic.
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
