package feed

import (
	"cmp"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	jsonfeed "github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"
	"golang.org/x/text/language"

	"newsbrief/briefing"
)

// convert makes a Document of what gofeed read.
func convert(fd *gofeed.Feed, address string) Document {
	d := Document{
		Title:    line(fd.Title),
		Author:   author(fd.Authors, ""),
		Summary:  prose(fd.Description),
		Language: tongue(fd.Language),
		Updated:  date(fd.UpdatedParsed, fd.Updated, fd.Published),
	}
	c := converter{base: address, feed: fd}
	d.Link = resolve(fd.Link, address)
	switch o := fd.OriginalFeed().(type) {
	case *rss.Feed:
		// Relative links in RSS have no rule; sites mean their own pages.
		c.rss, c.base = o, cmp.Or(d.Link, address)
		d.ID = resolve(fd.FeedLink, address)
		d.TTL = ttl(o.TTL)
	case *atom.Feed:
		c.atom = o
		d.ID = clip(strings.TrimSpace(o.ID), maxField)
		d.Link = cmp.Or(d.Link, resolve(atomLink(o.Links), address))
		c.author = d.Author // RFC 4287, section 4.2.1: an entry without one has the feed's
	case *jsonfeed.Feed:
		c.json = o
		d.ID = resolve(o.FeedURL, address)
		c.author = d.Author // likewise in JSON Feed 1.1
	}
	c.language, c.outlet = d.Language, cmp.Or(outlet(d.Title), host(cmp.Or(d.Link, address)))
	items := c.items()
	n := len(items)
	d.Items = keyed(items, address)
	d.Repeated = n - len(d.Items)
	return d
}

// A converter makes items of one document's entries. Of rss, atom and json
// one is set: the form the document has.
type converter struct {
	feed *gofeed.Feed
	rss  *rss.Feed
	atom *atom.Feed
	json *jsonfeed.Feed

	base     string // links are relative to it
	author   string // of entries that name none
	language string
	outlet   string
}

func (c *converter) items() []briefing.Item {
	entries := c.feed.Items[:min(len(c.feed.Items), maxItems)]
	items := make([]briefing.Item, 0, len(entries))
	for i, e := range entries {
		it := briefing.Item{
			Outlet:    c.outlet,
			GUID:      clip(strings.TrimSpace(e.GUID), maxField),
			Link:      c.link(i, e),
			Title:     line(e.Title),
			Author:    author(e.Authors, cmp.Or(c.authorText(i), c.author)),
			Language:  c.languageOf(i),
			Published: date(e.PublishedParsed, e.Published, dublin(e, "issued"), dublin(e, "created")),
			Updated:   date(e.UpdatedParsed, e.Updated, dublin(e, "modified")),
		}
		it.Summary, it.HTML = c.texts(i, e)
		items = append(items, it)
	}
	return items
}

// fullText is how long a description has to be, as plain text, to be taken for
// the article. Teasers are shorter: WordPress cuts its own at 55 words.
const fullText = 1200

// texts returns an entry's summary as plain text, and its full text as HTML
// where the feed carries it.
func (c *converter) texts(i int, e *gofeed.Item) (summary, html string) {
	summary, html = prose(e.Description), e.Content
	switch {
	case c.json != nil && c.json.Items[i].ContentHTML == "":
		html = paragraphs(c.json.Items[i].ContentText)
	case c.atom != nil && plainContent(c.atom.Entries[i].Content):
		html = paragraphs(html)
	}
	if strings.TrimSpace(html) == "" && len(summary) >= fullText {
		html = e.Description
	}
	return summary, html
}

// plainContent reports whether an Atom entry's content is plain text, which
// it is unless its type says otherwise (RFC 4287, section 4.1.3.1).
func plainContent(content *atom.Content) bool {
	if content == nil {
		return false
	}
	t := strings.ToLower(content.Type)
	return t == "text" || t == "text/plain" || t == "" && !strings.Contains(content.Value, "</")
}

// link chooses the address of the article. Where the outlet publishes through
// FeedBurner the link is a redirect of FeedBurner's and the address stands in
// an extension; where there is no link, a guid may be one, and in Atom a link
// with another relation has to do.
func (c *converter) link(i int, e *gofeed.Item) string {
	candidates := []string{extension(e, "feedburner", "origLink"), e.Link}
	switch {
	case c.rss != nil:
		if g := c.rss.Items[i].GUID; g != nil && !strings.EqualFold(g.IsPermalink, "false") && webLike(g.Value) {
			candidates = append(candidates, g.Value)
		}
		candidates = append(candidates, e.Links...)
	case c.atom != nil:
		candidates = append(candidates, atomLink(c.atom.Entries[i].Links))
	case c.json != nil:
		candidates = append(candidates, c.json.Items[i].ExternalURL)
	}
	if webLike(e.GUID) && c.rss == nil {
		candidates = append(candidates, e.GUID)
	}
	for _, link := range candidates {
		if address := resolve(link, c.base); address != "" {
			return article(address)
		}
	}
	if len(e.Enclosures) > 0 {
		return article(resolve(e.Enclosures[0].URL, c.base))
	}
	return ""
}

// atomLink is the best link: alternate, else related, else self.
func atomLink(links []*atom.Link) string {
	for _, rel := range []string{"alternate", "related", "self"} {
		for _, l := range links {
			if l.Rel == rel && l.Href != "" {
				return l.Href
			}
		}
	}
	return ""
}

func (c *converter) authorText(i int) string {
	if c.rss == nil {
		return ""
	}
	return c.rss.Items[i].Author
}

func (c *converter) languageOf(i int) string {
	if c.json != nil {
		return cmp.Or(tongue(c.json.Items[i].Language), c.language)
	}
	return c.language
}

// tongue is a feed's language as BCP 47 writes it, "" where it is none.
func tongue(s string) string {
	tag, err := language.Parse(strings.TrimSpace(s))
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}

func ttl(minutes string) time.Duration {
	n, err := time.ParseDuration(strings.TrimSpace(minutes) + "m")
	if err != nil {
		return 0
	}
	return max(n, 0)
}

func extension(e *gofeed.Item, space, name string) string {
	if found := e.Extensions[space][name]; len(found) > 0 {
		return found[0].Value
	}
	return ""
}

func dublin(e *gofeed.Item, name string) string { return extension(e, "dcterms", name) }
