package command

// Meant is the error for a question that was likely meant to be a command:
// "digset" alone. Parse takes such a word for a topic, which it may be; ask
// Meant once it turned out that nobody writes about it. nil: it was a question.
func Meant(c Command) *Unclear {
	if c.Verb != Ask || len(c.Query.Topics) != 1 || c.Span != "" || c.Query.Limit != 0 {
		return nil
	}
	word := c.Query.Topics[0]
	near, ok := nearCommand(word)
	if !ok || near == "said" { // one letter from many a word
		return nil
	}
	example := map[string]string{"digest": "digest 08:00 weekdays", "follow": "follow china", "unfollow": "unfollow china"}[near]
	if example == "" {
		example = near
	}
	return &Unclear{Kind: UnclearCommand, Word: word, Suggestion: example}
}
