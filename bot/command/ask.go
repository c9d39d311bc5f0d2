package command

import (
	"strconv"
	"strings"
)

// MaxTop is the most stories that "top N" may ask for.
const MaxTop = 50

// ask reads a question: topics, with "since SPAN" and "top N" anywhere among
// them.
func (p parser) ask(list []token) (Command, error) {
	c := Command{Verb: Ask}
	var rest []token
	for len(list) > 0 {
		used, err := p.clause(&c, rest, list)
		if err != nil {
			return Command{}, err
		}
		if used == 0 {
			rest, used = append(rest, list[0]), 1
		}
		list = list[used:]
	}
	if !everything(rest) {
		c.Query.Topics = topics(rest)
	}
	return c, nil
}

// clause reads a clause that list begins with into c; used is 0 where it
// begins with a topic's word. Before it stood the words in before.
func (p parser) clause(c *Command, before, list []token) (used int, err error) {
	switch {
	case list[0].is("since"):
		span, start, used := p.span(list[1:])
		if used == 0 {
			return 0, unclearSince(*c, before, list)
		}
		c.Span, c.Query.Since = span, start
		return 1 + used, nil
	case list[0].is("top"):
		n, err := top(list[1:])
		if n == 0 {
			return 0, err
		}
		c.Query.Limit = n
		return 2, nil
	}
	return 0, nil
}

// everything reports whether the words ask for no topic but for what is on top.
func everything(list []token) bool {
	switch len(list) {
	case 1:
		return list[0].is("top")
	case 2:
		return list[0].is("top") && (list[1].is("stories") || list[1].is("news"))
	}
	return false
}

// top reads the number after "top". Without one it is 0, and "top" a word like
// any other: "top gear".
func top(after []token) (n int, err error) {
	words := leading(after, 1)
	if len(words) == 0 || strings.Trim(words[0], "0123456789") != "" {
		return 0, nil
	}
	n, err = strconv.Atoi(words[0])
	if err != nil || n < 1 || n > MaxTop {
		return 0, &Unclear{Kind: UnclearNumber, Word: words[0]}
	}
	return n, nil
}
