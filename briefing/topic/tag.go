package topic

import (
	"cmp"
	"slices"

	"newsbrief/briefing"
)

// Tag finds the topics of an item. Each topic that the title or the text
// mentions gives a tag, best first; those with a score of at least
// [briefing.AboutScore] are what the item is about, the others are only
// mentioned. lang is a BCP 47 tag, "" when unknown: then it is guessed.
//
// Any text will do, whatever its markup or encoding; what isn't known isn't
// found.
func (c *Catalog) Tag(title, text, lang string) []briefing.Tag {
	r := c.lex.Read(title, text, lang)
	tags := make([]briefing.Tag, len(r.Topics))
	for i, score := range c.judge.Score(r) {
		tags[i] = briefing.Tag{Topic: c.lex.Topics()[r.Topics[i]].ID, Score: score}
	}
	slices.SortStableFunc(tags, func(a, b briefing.Tag) int {
		return cmp.Or(-cmp.Compare(a.Score, b.Score), cmp.Compare(a.Topic, b.Topic))
	})
	return tags
}
