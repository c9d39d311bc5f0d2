package command

import (
	"slices"
	"strings"
)

// said reads what follows the word "said": NAME [about TOPICS], with "since
// SPAN" and "top N" anywhere behind the name.
func (p parser) said(rest []token) (Command, error) {
	named := slices.IndexFunc(rest, func(t token) bool { return t.is("about") || t.is("since") || t.is("top") })
	if named < 0 {
		named = len(rest)
	}
	var words []string
	for _, t := range rest[:named] {
		if !t.comma {
			words = append(words, t.text)
		}
	}
	name := strings.TrimRight(strings.Join(words, " "), "?! ")
	if name == "" {
		return Command{}, &Unclear{Kind: UnclearName, Word: Said.String()}
	}
	rest = rest[named:]
	if len(rest) > 0 && rest[0].is("about") {
		rest = rest[1:]
	}
	c, err := p.ask(rest)
	if err != nil {
		if u, ok := err.(*Unclear); ok && u.Suggestion != "" {
			u.Suggestion = Said.String() + " " + quotedName(name) + " about " + u.Suggestion
		}
		return Command{}, err
	}
	c.Verb, c.Name = Said, name
	return c, nil
}

// sayings is a command of the verb Said as one types it.
func (c Command) sayings() string {
	said := Said.String() + " " + quotedName(c.Name)
	question := c.question()
	switch {
	case question == "":
		return said
	case len(c.Query.Topics) == 0:
		return said + " " + question
	}
	return said + " about " + question
}

// quotedName writes a name so that it reads back as itself.
func quotedName(name string) string {
	name = strings.ReplaceAll(name, `"`, "'")
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if w == "about" || w == "since" || w == "top" {
			return `"` + name + `"`
		}
	}
	if strings.ContainsAny(name, ",?!") {
		return `"` + name + `"`
	}
	return name
}
