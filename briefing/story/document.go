package story

import (
	"encoding/json"
	"net/mail"
	"strings"
	"time"

	"newsbrief/briefing"
)

// A Document is a text to group outside a collection, as `inspect stories`
// reads it, one JSON object a line.
type Document struct {
	ID        json.RawMessage `json:"id"`
	Title     string          `json:"title"`
	Text      string          `json:"text"`
	URL       string          `json:"url"`
	Published string          `json:"published"` // any form; what can't be read is unknown
}

// Items makes items of documents, with the IDs 1, 2, … in their order. What has
// no readable date has no time.
func Items(docs []Document) []briefing.Item {
	items := make([]briefing.Item, len(docs))
	for i, d := range docs {
		items[i] = briefing.Item{
			ID: int64(i + 1), Link: d.URL, Title: d.Title, Published: timeOf(d.Published),
			Article: briefing.Article{Title: d.Title, Text: d.Text, URL: d.URL},
		}
	}
	return items
}

// layouts are the forms of dates in feeds, logs and spreadsheets.
var layouts = []string{
	time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05",
	"2006-01-02T15:04", "2006-01-02 15:04", time.DateOnly, "2006/01/02", "20060102",
	time.RFC850, time.ANSIC, time.UnixDate, "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006",
}

// timeOf reads a date in the commonest forms, UTC where it has no zone; zero
// when it is in none of them.
func timeOf(text string) time.Time {
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
