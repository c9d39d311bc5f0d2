package main

import (
	"bytes"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

// readable is the article's text by another extractor's rules, folded; "" if it
// has no answer. It says something of the blocks that have no label.
func readable(body []byte, address string) (text string) {
	defer func() {
		if recover() != nil {
			text = "" // the library gave up on the page
		}
	}()
	at, err := url.Parse(address)
	if err != nil {
		at = new(url.URL)
	}
	p := readability.NewParser()
	a, err := p.Parse(bytes.NewReader(body), at)
	if err != nil || a.Node == nil {
		return ""
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		} else {
			b.WriteByte(' ')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(a.Node)
	return fold(b.String())
}
