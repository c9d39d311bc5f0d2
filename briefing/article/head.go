package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A head is what a page says about itself, in its head element and in marked
// elements of its body.
type head struct {
	meta      map[string]string // by lower-case name, property or itemprop; the first value counts
	canonical string
	lang      string
	title     string   // the title element
	h1        []string // main headings, in order
	times     []timeTag
	bylines   []string // elements marked as author, the best marked first
	ld        []object // JSON-LD, flattened
	article   object   // of those the one that describes the article, or nil
}

// A timeTag is a time element.
type timeTag struct {
	value   string // datetime, else its text
	class   string // what it is called, lower case
	article bool   // it stands in an article element
}

const (
	maxMarked  = 40   // time tags and bylines remembered of a page
	maxContent = 1000 // bytes remembered of a value; nothing we look for is longer
)

// readHead reads the head.
func readHead(root *html.Node) head {
	r := headReader{head: head{meta: make(map[string]string)}}
	r.walk(root, false)
	r.head.bylines = append(r.marked, r.named...)
	r.head.article = articleIn(r.head.ld)
	return r.head
}

type headReader struct {
	head   head
	marked []string // by rel or itemprop
	named  []string // by class
}

func (r *headReader) walk(n *html.Node, article bool) {
	if n.Type == html.ElementNode && n.Namespace == "" {
		r.element(n, article)
		article = article || n.DataAtom == atom.Article
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c, article)
	}
}

func (r *headReader) element(n *html.Node, article bool) {
	h := &r.head
	switch n.DataAtom {
	case atom.Html:
		h.lang = attr(n, "lang")
	case atom.Meta:
		r.meta(n)
		return
	case atom.Link:
		if h.canonical == "" && strings.EqualFold(strings.TrimSpace(attr(n, "rel")), "canonical") {
			h.canonical = attr(n, "href")
		}
		return
	case atom.Title:
		if h.title == "" {
			h.title = textOf(n, 500)
		}
		return
	case atom.Script:
		if strings.Contains(attr(n, "type"), "ld+json") && n.FirstChild != nil {
			h.ld = readLD(h.ld, n.FirstChild.Data)
		}
		return
	case atom.H1:
		if len(h.h1) < 4 {
			h.h1 = append(h.h1, textOf(n, 400))
		}
	case atom.Time:
		r.time(n, article)
	}
	r.mark(n)
}

func (r *headReader) meta(n *html.Node) {
	content := strings.TrimSpace(attr(n, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop"} {
		if name := strings.ToLower(strings.TrimSpace(attr(n, key))); name != "" {
			r.set(strings.TrimPrefix(name, "schema:"), content)
		}
	}
}

// set keeps the first value of a name.
func (r *headReader) set(name, value string) {
	if _, ok := r.head.meta[name]; !ok && value != "" {
		r.head.meta[name] = upTo(value, maxContent)
	}
}

func (r *headReader) time(n *html.Node, article bool) {
	if len(r.head.times) == maxMarked {
		return
	}
	t := timeTag{value: attr(n, "datetime"), article: article}
	if t.value == "" {
		t.value = textOf(n, 80)
	}
	t.class = strings.ToLower(attr(n, "class") + " " + attr(n, "itemprop"))
	r.head.times = append(r.head.times, t)
}

// mark reads elements of the body that say what their text is.
func (r *headReader) mark(n *html.Node) {
	for _, a := range n.Attr {
		switch a.Key {
		case "itemprop", "property":
			switch prop := strings.TrimPrefix(a.Val, "schema:"); prop {
			case "datePublished", "dateCreated", "dateModified":
				r.set(strings.ToLower(prop), cmpOr(attr(n, "content"), attr(n, "datetime"), func() string { return textOf(n, 80) }))
			case "author":
				r.byline(&r.marked, n)
			}
		case "rel":
			if strings.Contains(strings.ToLower(a.Val), "author") {
				r.byline(&r.marked, n)
			}
		case "class":
			c := strings.ToLower(a.Val)
			if containsAny(c, "byline", "author", "autor") {
				r.byline(&r.named, n)
			}
		}
	}
}

func (r *headReader) byline(list *[]string, n *html.Node) {
	if len(*list) < maxMarked {
		*list = append(*list, textOf(n, 120))
	}
}

// cmpOr returns the first that isn't empty; the last is only asked if need be.
func cmpOr(a, b string, last func() string) string {
	if a != "" {
		return a
	}
	if b != "" {
		return b
	}
	return last()
}

// address is where the page says it is, for pages found nowhere else.
func (h head) address() string {
	if h.canonical != "" {
		return h.canonical
	}
	return h.meta["og:url"]
}

// textOf returns the text below n on one line, at most limit bytes of it.
func textOf(n *html.Node, limit int) string {
	var buf []byte
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case len(buf) > limit || n.Type == html.ElementNode && skipped(n):
			return
		case n.Type == html.TextNode:
			buf = squeeze(buf, upTo(n.Data, 2*limit))
		case n.Type == html.ElementNode && !inline(n.DataAtom):
			buf = squeeze(buf, " ")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c)
	}
	return strings.TrimSpace(upTo(string(buf), limit))
}
