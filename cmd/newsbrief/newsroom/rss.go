package newsroom

import (
	"encoding/xml"
	"time"
)

// Namespaces of the modules that RSS feeds use.
const (
	atomNS    = "http://www.w3.org/2005/Atom"
	contentNS = "http://purl.org/rss/1.0/modules/content/"
	dcNS      = "http://purl.org/dc/elements/1.1/"
)

// rss is RSS 2.0 and, without the modules, 0.92
// (https://www.rssboard.org/rss-specification).
type rss struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	Atom    string   `xml:"xmlns:atom,attr,omitempty"`
	Content string   `xml:"xmlns:content,attr,omitempty"`
	DC      string   `xml:"xmlns:dc,attr,omitempty"`

	Title       string    `xml:"channel>title"`
	Link        string    `xml:"channel>link"`
	Self        *atomLink `xml:"channel>atom:link"`
	Description string    `xml:"channel>description"`
	Language    string    `xml:"channel>language"`
	Built       string    `xml:"channel>lastBuildDate"`
	Items       []rssItem `xml:"channel>item"`
}

type rssItem struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	Creator     string   `xml:"dc:creator,omitempty"`
	Category    string   `xml:"category,omitempty"`
	Published   string   `xml:"pubDate,omitempty"`
	GUID        *rssGUID `xml:"guid"`
	Description cdata    `xml:"description"`
	Content     *cdata   `xml:"content:encoded"`
}

type rssGUID struct {
	PermaLink bool   `xml:"isPermaLink,attr"`
	ID        string `xml:",chardata"`
}

type cdata struct {
	Text string `xml:",cdata"`
}

func rss2Document(c channel) rss {
	doc := rss092Document(c)
	doc.Version, doc.Atom, doc.Content, doc.DC = "2.0", atomNS, contentNS, dcNS
	doc.Self = &atomLink{Rel: "self", Type: rss2Full.mediaType(), Href: c.Self}
	for i, e := range c.Entries {
		item := &doc.Items[i]
		item.Creator = e.Author
		item.GUID = &rssGUID{ID: e.ID}
		if e.Content != "" {
			item.Content = &cdata{e.Content}
		}
	}
	return doc
}

// rss092Document leaves out what 0.92 has no element for: ids, authors and
// full texts. It keeps pubDate, which came with 0.93 and which nearly all
// feeds that call themselves 0.92 have.
func rss092Document(c channel) rss {
	doc := rss{
		Version:     "0.92",
		Title:       c.Title,
		Link:        c.Home,
		Description: c.Description,
		Language:    c.Language,
		Built:       c.Updated.Format(time.RFC1123Z),
	}
	for _, e := range c.Entries {
		item := rssItem{Title: e.Title, Link: e.Link, Category: e.Section, Description: cdata{e.Summary}}
		if !e.Undated {
			item.Published = e.Published.Format(time.RFC1123Z)
		}
		doc.Items = append(doc.Items, item)
	}
	return doc
}
