package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/mail"
	"strings"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/article"
	"newsbrief/briefing/story"
)

// inspectStoriesCmd shows which items tell the same story.
type inspectStoriesCmd struct {
	lines

	Copies bool `help:"Number only copies of one article alike, not other articles of its story."`
}

// Help is shown by newsbrief inspect stories --help.
func (inspectStoriesCmd) Help() string {
	return `In:  {"id", "title", "text", "url", "published"} a line, in the order of arrival.
Out: {"id", "story"} a line; the same story has the same number.

Examples:
  newsbrief inspect stories items.jsonl
  newsbrief inspect stories --copies items.jsonl    # which are one article, not only one story`
}

type storyOut struct {
	ID    json.RawMessage `json:"id"`
	Story int64           `json:"story"`
	Error string          `json:"error,omitempty"`
}

// Run writes the story of each item.
func (c inspectStoriesCmd) Run(ctx context.Context, a *app) error {
	var items []briefing.Item
	var out []storyOut
	err := c.read(ctx, a, func(line []byte) error {
		it, err := readItem(line, int64(len(items)+1))
		answer := storyOut{ID: idOf(line)}
		if err != nil {
			answer.Error = err.Error()
		}
		items, out = append(items, it), append(out, answer)
		return nil
	})
	if err != nil {
		return err
	}
	number := story.Assign
	if c.Copies {
		number = numberCopies
	}
	enc := newEncoder(a.env.stdout, "")
	for i, id := range number(items) {
		out[i].Story = id
		if err := enc.Encode(out[i]); err != nil {
			return err
		}
	}
	return nil
}

// numberCopies gives copies of one article the id of the first.
func numberCopies(items []briefing.Item) []int64 {
	out := make([]int64, len(items))
	for _, family := range story.Copies(items) {
		for _, i := range family {
			out[i] = items[family[0]].ID
		}
	}
	return out
}

// readItem reads one line as the item that came as the n-th.
func readItem(line []byte, n int64) (briefing.Item, error) {
	it := briefing.Item{ID: n}
	var in struct {
		Title, Text, URL string
		Published        json.RawMessage
	}
	if err := json.Unmarshal(line, &in); err != nil {
		return it, fmt.Errorf("read item: %w", err)
	}
	it.Title, it.Link, it.Article = in.Title, in.URL, briefing.Article{Title: in.Title, Text: in.Text, URL: in.URL}
	it.Article.Language = article.GuessLanguage(in.Text)
	it.Published = readTime(in.Published)
	return it, nil
}

// layouts are the forms of dates in feeds, logs and spreadsheets.
var layouts = []string{
	time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", time.DateTime,
	"2006-01-02T15:04", "2006-01-02 15:04", time.DateOnly, "2006/01/02", "20060102",
	time.RFC850, time.ANSIC, time.UnixDate, "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006",
}

// millisFrom is the number from which on a time is counted in milliseconds
// since 1970, not in seconds: it lies in the year 5138 else.
const millisFrom = 1e11

// readTime reads a time as a text in any of the layouts or as a number, UTC
// where it has no zone; zero when it is none of these.
func readTime(raw json.RawMessage) time.Time {
	var number float64
	if err := json.Unmarshal(raw, &number); err == nil && number != 0 {
		if number >= millisFrom {
			return time.UnixMilli(int64(number)).UTC()
		}
		return time.Unix(int64(number), 0).UTC()
	}
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return time.Time{}
	}
	text = strings.TrimSpace(text)
	if t, err := mail.ParseDate(text); err == nil {
		return t
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, text); err == nil {
			return t
		}
	}
	return time.Time{}
}
