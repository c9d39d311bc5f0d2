package article

import (
	"net/url"

	"golang.org/x/net/html"

	"newsbrief/briefing"
)

// A document is a parsed page, or the content of a feed item, with what every
// question about it needs.
type document struct {
	at     *url.URL // where it was found; empty when unknown
	root   *html.Node
	nodes  int // in the tree
	head   head
	blocks []block // all text, in order
}

func newDocument(root *html.Node, address string) *document {
	d := &document{at: parseAddress(address), root: root, blocks: blocks(root)}
	d.head, d.nodes = readHead(root)
	if d.at.Host == "" {
		d.at = parseAddress(d.head.address())
	}
	return d
}

// article answers all questions. Choosing the body comes last but one: it
// consumes the tree.
func (d *document) article() briefing.Article {
	a := briefing.Article{
		Title:  d.title(),
		URL:    d.address(),
		Outlet: d.outlet(),
		Author: d.author(),
	}
	a.Published = d.published()
	body := strip(d.body(), a.Title)
	a.Text = paragraphs(body)
	a.Language = d.language(a.Text)
	a.Original = d.original(body, a.Outlet, a.Author)
	return a
}
