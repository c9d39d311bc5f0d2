package newsroom

import (
	"encoding/json"
	"time"
)

// jsonDocument is JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
type jsonDocument struct {
	Version     string     `json:"version"`
	Title       string     `json:"title"`
	Home        string     `json:"home_page_url"`
	Self        string     `json:"feed_url"`
	Description string     `json:"description"`
	Language    string     `json:"language"`
	Items       []jsonItem `json:"items"`
}

type jsonItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Title     string       `json:"title"`
	Content   string       `json:"content_html"`
	Published string       `json:"date_published,omitempty"`
	Authors   []jsonAuthor `json:"authors"`
	Tags      []string     `json:"tags"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

func writeJSONFeed(c channel) ([]byte, error) {
	doc := jsonDocument{
		Version:     "https://jsonfeed.org/version/1.1",
		Title:       c.Title,
		Home:        c.Home,
		Self:        c.Self,
		Description: c.Description,
		Language:    c.Language,
	}
	for _, e := range c.Entries {
		item := jsonItem{
			ID:      e.ID,
			URL:     e.Link,
			Title:   e.Title,
			Content: e.Content,
			Authors: []jsonAuthor{{e.Author}},
			Tags:    []string{e.Section},
		}
		if !e.Undated {
			item.Published = e.Published.Format(time.RFC3339)
		}
		doc.Items = append(doc.Items, item)
	}
	return json.MarshalIndent(doc, "", "  ")
}
