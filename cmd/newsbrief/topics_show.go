package main

import (
	"fmt"
	"io"
	"strings"

	"newsbrief/briefing"
	"newsbrief/briefing/topic"
)

// topicsShowCmd shows a topic.
type topicsShowCmd struct {
	Topic []string `arg:"" help:"A topic by any of its names."`
	JSON  bool     `name:"json" help:"Print JSON, for other programs."`
}

// Help is shown by newsbrief topics show --help.
func (topicsShowCmd) Help() string {
	return `What stands in brackets is the language in which a name means the topic; a name with "?"
also means other things and counts only where the text supports it.

Examples:
  newsbrief topics show china
  newsbrief topics show interest rates --json`
}

type aliasJSON struct {
	Text     string `json:"text"`
	Class    string `json:"class"`
	Language string `json:"language"`
	Unsure   bool   `json:"unsure"`
}

// Run shows the topic.
func (c topicsShowCmd) Run(a *app) error {
	asked := strings.Join(c.Topic, " ")
	t, ok := a.topics.Find(asked)
	if !ok {
		return unknownTopic(a.topics, asked)
	}
	aliases := a.topics.Aliases(t)
	if c.JSON {
		list := make([]aliasJSON, len(aliases))
		for i, alias := range aliases {
			list[i] = aliasJSON(alias)
		}
		return newEncoder(a.env.stdout, "  ").Encode(map[string]any{
			"topic": topicJSON{t.ID, t.Name, a.topics.Place(t)}, "aliases": list,
		})
	}
	writeTopic(a.env.stdout, t, aliases)
	return nil
}

// writeTopic writes a topic with a line for each class of its aliases.
func writeTopic(w io.Writer, t briefing.Topic, aliases []topic.Alias) {
	fmt.Fprintf(w, "%s (%s)\n", t.Name, t.ID)
	var class string
	for _, a := range aliases {
		key := a.Class
		if a.Language != "" {
			key += " [" + a.Language + "]"
		}
		if key != class {
			if class != "" {
				fmt.Fprintln(w)
			}
			fmt.Fprintf(w, "  %-16s %s", key, shownAlias(a))
			class = key
			continue
		}
		fmt.Fprintf(w, ", %s", shownAlias(a))
	}
	fmt.Fprintln(w)
}

func shownAlias(a topic.Alias) string {
	if a.Unsure {
		return a.Text + "?"
	}
	return a.Text
}

// unknownTopic says which topics have nearly the name.
func unknownTopic(topics *topic.Catalog, asked string) error {
	err := fmt.Errorf("no topic is called %q", asked)
	if near := topics.Similar(asked, 3); len(near) > 0 {
		names := make([]string, len(near))
		for i, t := range near {
			names[i] = t.Name
		}
		return usage{hint(err, "did you mean %s? newsbrief topics show %s", strings.Join(names, ", "), near[0].ID)}
	}
	return usage{hint(err, "`newsbrief topics list` has them all; newsbrief brief %q looks for the words", asked)}
}
