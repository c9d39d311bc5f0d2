package newsroom

import (
	"encoding/xml"
	"time"
)

// atomFeed is Atom 1.0 (RFC 4287).
type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle"`
	Links    []atomLink  `xml:"link"`
	Updated  string      `xml:"updated"`
	Entries  []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID        string       `xml:"id"`
	Title     string       `xml:"title"`
	Link      atomLink     `xml:"link"`
	Updated   string       `xml:"updated"`
	Published string       `xml:"published,omitempty"`
	Author    string       `xml:"author>name"`
	Category  atomCategory `xml:"category"`
	Summary   *atomText    `xml:"summary"`
	Content   *atomText    `xml:"content"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",chardata"`
}

// atomDocument writes a channel. Atom demands a date of every entry, so none
// of its outlets has undated articles.
func atomDocument(c channel) atomFeed {
	doc := atomFeed{
		Language: c.Language,
		ID:       c.ID,
		Title:    c.Title,
		Subtitle: c.Description,
		Links: []atomLink{
			{Rel: "alternate", Type: "text/html", Href: c.Home},
			{Rel: "self", Type: atomFull.mediaType(), Href: c.Self},
		},
		Updated: c.Updated.Format(time.RFC3339),
	}
	for _, e := range c.Entries {
		date := e.Published.Format(time.RFC3339)
		entry := atomEntry{
			ID:        e.ID,
			Title:     e.Title,
			Link:      atomLink{Rel: "alternate", Type: "text/html", Href: e.Link},
			Updated:   date,
			Published: date,
			Author:    e.Author,
			Category:  atomCategory{e.Section},
		}
		if e.Content != "" {
			entry.Content = &atomText{"html", e.Content}
		} else {
			entry.Summary = &atomText{"html", e.Summary}
		}
		doc.Entries = append(doc.Entries, entry)
	}
	return doc
}
