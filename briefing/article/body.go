package article

import (
	"net/url"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxReadable is the work up to which readability is asked. It visits the text
// below a node from each node above, several times: no trouble on articles,
// whose work is a hundredth of this, and much on what was made to be trouble.
const maxReadable = 64 << 20

// body returns the blocks of the page that are its article.
//
// The model chooses. Where it finds next to nothing, readability is asked.
func (d *document) body(m *Model) []block {
	picked := d.judged(m)
	if size(picked) < tiny && workOf(d.root, 1) <= maxReadable {
		retitle(d.root, upTo(d.title, 200))
		if other := prune(readable(d.root, d.at)); size(other) > size(picked) {
			picked = other
		}
	}
	for _, choose := range []func() []block{d.head.statedBody, func() []block { return prune(plainProse(d.blocks)) }} {
		if n := size(picked); n < doubted {
			if other := choose(); size(other) > 2*n {
				picked = other
			}
		}
	}
	return picked
}

// doubted is the size in runes below which an article may be only a part of
// one: then the one that the page's JSON-LD holds, or plain paragraphs, are
// taken if they are far more.
const doubted = 1000

// readable asks readability, which changes the tree: nothing else may need it
// afterwards. It gives nothing if the library can't cope with the page.
func readable(root *html.Node, at *url.URL) (picked []block) {
	defer func() {
		// The tree is hostile and the library is not ours: a page that makes it
		// fail is read without it.
		if recover() != nil {
			picked = nil
		}
	}()
	p := readability.NewParser()
	p.DisableJSONLD = true
	p.KeepClasses = true
	a, err := p.ParseAndMutate(root, at)
	if err != nil || a.Node == nil {
		return nil
	}
	return blocks(a.Node)
}

// workOf returns the cost of visiting all nodes below n, depth deep, once from
// each of their ancestors: the sum of their sizes times their depths.
func workOf(n *html.Node, depth int) int {
	const (
		node    = 16    // bytes of text whose reading costs as much as a node
		heading = 16384 // or as comparing a heading with the title
	)
	work := depth * node
	switch {
	case n.Type == html.TextNode:
		work += depth * len(n.Data)
	case n.DataAtom == atom.H1 || n.DataAtom == atom.H2:
		work += heading
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		work += workOf(c, depth+1)
	}
	return work
}

// retitle takes from the tree what pages say about themselves, but for the
// title that we found: readability compares every heading with the title,
// however long.
func retitle(n *html.Node, title string) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.DataAtom == atom.Meta:
			n.RemoveChild(c)
		case c.DataAtom == atom.Title && c.FirstChild != nil:
			c.FirstChild.Data = title
		default:
			retitle(c, title)
		}
		c = next
	}
}

// plainProse picks paragraphs that read like an article's: long, hardly linked, and
// in none of the page's other zones.
func plainProse(all []block) []block {
	const long = 80
	var picked []block
	for _, b := range all {
		if b.zone&^zoneDate == 0 && !b.heading() && utf8.RuneCountInString(b.text) >= long && b.linked*3 <= len(b.text) {
			picked = append(picked, b)
		}
	}
	return picked
}

// off are the zones that are never article text when they are a small part of
// what was picked.
const off = zoneNav | zoneForm | zoneCaption | zoneComment | zoneRelated | zoneShare | zoneLetter

// prune drops blocks that are hardly more than a link, and those of other
// zones. Some sites call the whole article by such a name: where more than a
// third of the text would go, the zones mean nothing.
func prune(picked []block) []block {
	var texts, kept []block
	for _, b := range picked {
		if b.linked*5 >= len(b.text)*4 {
			continue
		}
		texts = append(texts, b)
		if b.zone&off == 0 {
			kept = append(kept, b)
		}
	}
	if size(kept)*3 < size(texts)*2 {
		return texts
	}
	return kept
}

// size is the text of blocks in runes.
func size(bs []block) int {
	n := 0
	for _, b := range bs {
		n += utf8.RuneCountInString(b.text)
	}
	return n
}
