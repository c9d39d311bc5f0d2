package topic

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"

	"newsbrief/briefing"
	"newsbrief/briefing/topic/internal/mention"
)

// An Alias is one way in which texts refer to a topic.
type Alias struct {
	Text     string // as the topic's file has it; "*" at its end matches any ending
	Class    string // "name", "demonym", "capital", "city", "leader", …
	Language string // BCP 47 language in which it means the topic, "" for any
	Unsure   bool   // it also means other things, and needs support from the text
}

// Aliases returns everything a topic is called, in the order of its file.
func (c *Catalog) Aliases(t briefing.Topic) []Alias {
	i, ok := c.lex.Find(t.ID)
	if !ok {
		return nil
	}
	known := c.lex.Topics()[i].Aliases
	aliases := make([]Alias, len(known))
	for k, a := range known {
		aliases[k] = Alias{a.Text, a.Class.String(), a.Language, a.Unsure}
	}
	return aliases
}

// A Finding is a topic found in an item, with what gave it away.
type Finding struct {
	Topic    briefing.Topic
	Score    float64 // as in [briefing.Tag]
	Mentions []Found // in order, the title's first
}

// Found is a mention of a topic.
type Found struct {
	Text  string // as the item writes it
	Class string // as in [Alias]
}

// Explain finds the topics of an item as [Catalog.Tag] does, and says by what.
func (c *Catalog) Explain(title, text, lang string) []Finding {
	r := c.lex.Read(title, text, lang)
	mentions := map[int][]Found{}
	fields := []mention.Field{r.Title, r.Dateline, r.Body}
	if text == "" {
		fields = fields[:1] // the body is the title again
	}
	for _, f := range fields {
		for _, m := range f.Mentions {
			words := f.Text[f.Tokens[m.First].Start:f.Tokens[m.End-1].End]
			mentions[m.Topic] = append(mentions[m.Topic], Found{words, m.Class.String()})
		}
	}
	findings := make([]Finding, len(r.Topics))
	for i, score := range c.judge.Score(r) {
		n := r.Topics[i]
		findings[i] = Finding{c.lex.Topics()[n].Topic, score, mentions[n]}
	}
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(-cmp.Compare(a.Score, b.Score), cmp.Compare(a.Topic.ID, b.Topic.ID))
	})
	return findings
}

// Place reports whether a topic is a country or a union of them, rather than a
// subject.
func (c *Catalog) Place(t briefing.Topic) bool {
	i, ok := c.lex.Find(t.ID)
	return ok && c.lex.Topics()[i].Place
}

// Marks returns a mark of each topic by its ID, which changes when the topic's
// name or what it is called changes.
func (c *Catalog) Marks() map[string]string {
	marks := make(map[string]string, len(c.lex.Topics()))
	for _, t := range c.lex.Topics() {
		h := fnv.New64a()
		fmt.Fprintf(h, "%q %v", t.Name, t.Aliases)
		marks[t.ID] = fmt.Sprintf("%016x", h.Sum64())
	}
	return marks
}
