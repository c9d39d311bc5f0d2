package command

import "strings"

// feeds reads what follows list[0], the word "feeds".
func (p parser) feeds(list []token) (Command, error) {
	if len(list) == 1 {
		return Command{Verb: Feeds}, nil
	}
	second := list[1]
	word := strings.ToLower(second.text)
	// The rest is a name or an address: commas belong to it.
	rest := strings.Join(strings.Fields(strings.ReplaceAll(p.text[second.end:], `"`, " ")), " ")
	switch word {
	case "list":
		return Command{Verb: Feeds}, nil
	case "add":
		return address(rest)
	case "remove", "delete":
		if rest == "" {
			return Command{}, &Unclear{Kind: UnclearFeed, Word: "feeds " + word}
		}
		return Command{Verb: FeedRemove, Address: rest}, nil
	case "pause", "resume":
		if rest == "" {
			return Command{}, &Unclear{Kind: UnclearFeed, Word: "feeds " + word}
		}
		verb := FeedPause
		if word == "resume" {
			verb = FeedResume
		}
		return Command{Verb: verb, Address: rest}, nil
	}
	u := &Unclear{Kind: UnclearCommand, Word: "feeds " + second.text, Suggestion: "feeds"}
	if near, ok := Nearest(word, []string{"list", "add", "remove", "delete", "pause", "resume"}); ok {
		second.text = near
		if meant, err := p.feeds([]token{list[0], second}); err == nil {
			u.Suggestion = meant.String()
		}
	}
	return Command{}, u
}

// address reads the address of a feed to add. It may be any page's, with or
// without https://; whether a feed is there is found out by whoever adds it.
func address(s string) (Command, error) {
	scheme, rest, full := strings.Cut(s, "://")
	if !full {
		scheme, rest = "https", s
	}
	host, _, _ := strings.Cut(rest, "/")
	switch {
	case s == "":
		return Command{}, &Unclear{Kind: UnclearFeed, Word: FeedAdd.String()}
	case !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https"),
		strings.Contains(s, " "),
		!strings.ContainsAny(host, ".:") && host != "localhost":
		return Command{}, &Unclear{Kind: UnclearAddress, Word: s}
	}
	return Command{Verb: FeedAdd, Address: s}, nil
}
