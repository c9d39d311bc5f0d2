package article

import (
	"net/url"
	"time"

	"golang.org/x/net/html"

	"newsbrief/briefing"
)

// A document is a parsed page, or the content of a feed item, with what every
// question about it needs.
type document struct {
	at     *url.URL // where it was found; empty when unknown
	root   *html.Node
	source []byte // the page as text; nil for an item
	head   head
	title  string

	zone     *time.Location // of the newsroom
	american bool           // dates are written month first
	layout                  // all text, in order
	beside   []block        // those around the headline, the nearest first
}

func newDocument(root *html.Node, address string) *document {
	d := &document{at: unarchived(parseAddress(address)), root: root, layout: newLayout(root)}
	relax(d.blocks)
	d.head = readHead(root)
	if d.at.Host == "" {
		d.at = parseAddress(d.head.address())
	}
	d.title = d.headline()
	d.beside = d.besideHeadline()
	d.zone = timezone(d.at.Hostname(), d.head.lang)
	d.american = isAmerican(d.at.Hostname(), d.head.lang)
	return d
}

// reading answers all questions, and returns the text in blocks. Choosing it
// comes last but one: it may consume the tree.
func (d *document) reading(m *Model) (reading, []block) {
	a := briefing.Article{
		Title:  d.title,
		URL:    d.address(),
		Outlet: d.outlet(),
		Author: d.author(),
	}
	published, guessed := d.published()
	a.Published = published
	body := strip(d.body(m), a.Title)
	if len(body) == 1 && repeats(body[0], a.Title) {
		body = nil // a headline alone is no article
	}
	a.Text = paragraphs(body)
	a.Language = d.language(a.Text)
	a.Original = d.original(body, a.Outlet, a.Author)
	return reading{a, d.namesOutlet(), !guessed}, body
}
