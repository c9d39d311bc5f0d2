package newsroom

import (
	"encoding/xml"
	"time"
)

// rdf is RSS 1.0 (https://web.resource.org/rss/1.0/spec).
type rdf struct {
	XMLName xml.Name   `xml:"rdf:RDF"`
	NS      string     `xml:"xmlns,attr"`
	RDF     string     `xml:"xmlns:rdf,attr"`
	DC      string     `xml:"xmlns:dc,attr"`
	Channel rdfChannel `xml:"channel"`
	Items   []rdfItem  `xml:"item"`
}

type rdfChannel struct {
	About       string        `xml:"rdf:about,attr"`
	Title       string        `xml:"title"`
	Link        string        `xml:"link"`
	Description string        `xml:"description"`
	Language    string        `xml:"dc:language"`
	Items       []rdfResource `xml:"items>rdf:Seq>rdf:li"`
}

type rdfResource struct {
	Resource string `xml:"rdf:resource,attr"`
}

type rdfItem struct {
	About       string `xml:"rdf:about,attr"`
	Title       string `xml:"title"`
	Link        string `xml:"link"`
	Description string `xml:"description"`
	Creator     string `xml:"dc:creator,omitempty"`
	Subject     string `xml:"dc:subject,omitempty"`
	Date        string `xml:"dc:date,omitempty"`
}

func rss1Document(c channel) rdf {
	doc := rdf{
		NS:  "http://purl.org/rss/1.0/",
		RDF: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
		DC:  dcNS,
		Channel: rdfChannel{
			About:       c.Self,
			Title:       c.Title,
			Link:        c.Home,
			Description: c.Description,
			Language:    c.Language,
		},
	}
	for _, e := range c.Entries {
		item := rdfItem{
			About:       e.Link,
			Title:       e.Title,
			Link:        e.Link,
			Description: e.Summary,
			Creator:     e.Author,
			Subject:     e.Section,
		}
		if !e.Undated {
			item.Date = e.Published.Format(time.RFC3339)
		}
		doc.Channel.Items = append(doc.Channel.Items, rdfResource{e.Link})
		doc.Items = append(doc.Items, item)
	}
	return doc
}
