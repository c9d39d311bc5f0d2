package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"newsbrief/briefing"
	"newsbrief/briefing/topic"
)

// topicsTryCmd tags a text.
type topicsTryCmd struct {
	Text     []string `arg:"" optional:"" help:"A headline or a text; without it, what comes in on standard input."`
	Title    string   `placeholder:"TEXT" help:"The headline over it; without it, the text's first line."`
	Language string   `placeholder:"LANG" help:"Its language, such as de; guessed without it."`
	JSON     bool     `name:"json" help:"Print JSON, for other programs."`
}

// Help is shown by newsbrief topics try --help.
func (topicsTryCmd) Help() string {
	return `Examples:
  newsbrief topics try "Talks in Beijing end without a deal"
  newsbrief topics try --title "Kremlin rejects plan" < article.txt
  NEWSBRIEF_TOPICS=ours.txt newsbrief topics try "The quays were empty"`
}

// tryMost bounds how much text is read.
const tryMost = 5 << 20

type findingJSON struct {
	topicJSON
	Score    float64     `json:"score"`
	About    bool        `json:"about"`
	Mentions []foundJSON `json:"mentions"`
}

type foundJSON struct {
	Text  string `json:"text"`
	Class string `json:"class"`
}

// Run tags the text.
func (c topicsTryCmd) Run(_ context.Context, a *app) error {
	text := strings.Join(c.Text, " ")
	if text == "" {
		read, err := io.ReadAll(io.LimitReader(a.env.stdin, tryMost))
		if err != nil {
			return err
		}
		text = strings.ToValidUTF8(string(read), "\uFFFD")
	}
	if strings.TrimSpace(text+c.Title) == "" {
		return usage{hint(errors.New("which text?"), `newsbrief topics try "Talks in Beijing end without a deal"`)}
	}
	if c.Title == "" {
		c.Title, text, _ = strings.Cut(strings.TrimSpace(text), "\n")
	}
	findings := a.topics.Explain(c.Title, text, c.Language)
	if c.JSON {
		return newEncoder(a.env.stdout, "  ").Encode(map[string]any{"topics": findingsJSON(a.topics, findings)})
	}
	if len(findings) == 0 {
		return hint(errors.New("no topic is found in the text"), "`newsbrief topics show TOPIC` says what gives one away")
	}
	for _, f := range findings {
		writeFinding(a.env.stdout, f)
	}
	return nil
}

func findingsJSON(topics *topic.Catalog, findings []topic.Finding) []findingJSON {
	list := make([]findingJSON, len(findings))
	for i, f := range findings {
		mentions := make([]foundJSON, len(f.Mentions))
		for k, m := range f.Mentions {
			mentions[k] = foundJSON(m)
		}
		list[i] = findingJSON{
			topicJSON: topicJSON{f.Topic.ID, f.Topic.Name, topics.Place(f.Topic)},
			Score:     f.Score, About: f.Score >= briefing.AboutScore, Mentions: mentions,
		}
	}
	return list
}

// mentionsShown is how many mentions a line holds.
const mentionsShown = 6

// writeFinding writes a line for a topic: whether the text is about it, how
// sure that is, and what gave it away.
func writeFinding(w io.Writer, f topic.Finding) {
	verdict := "mentions"
	if f.Score >= briefing.AboutScore {
		verdict = "about"
	}
	var by []string
	for _, m := range f.Mentions[:min(mentionsShown, len(f.Mentions))] {
		by = append(by, fmt.Sprintf("%s (%s)", m.Text, m.Class))
	}
	if more := len(f.Mentions) - len(by); more > 0 {
		by = append(by, fmt.Sprintf("%d more", more))
	}
	fmt.Fprintf(w, "%-8s %3.0f %%  %s: %s\n", verdict, 100*f.Score, f.Topic.Name, strings.Join(by, ", "))
}
