package article

import (
	"encoding/json"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// An object is a JSON-LD node (https://schema.org describes its properties).
type object map[string]any

const (
	maxLDDepth   = 5   // of nodes within nodes that are looked into
	maxLDObjects = 200 // nodes kept of a page
)

// readLD appends the nodes of a JSON-LD script to list; none if it isn't JSON.
// Scripts in comments, with a semicolon at the end, or with line breaks inside
// strings are usual.
func readLD(list []object, script string) []object {
	s := strings.TrimSpace(script)
	for _, fix := range []string{"<!--", "//<![CDATA[", "<![CDATA["} {
		s = strings.TrimSpace(strings.TrimPrefix(s, fix))
	}
	for _, fix := range []string{"-->", "//]]>", "]]>", ";"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, fix))
	}
	var v any
	if json.Unmarshal([]byte(s), &v) != nil {
		s = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) {
				return ' '
			}
			return r
		}, s)
		if json.Unmarshal([]byte(s), &v) != nil {
			return list
		}
	}
	return flatten(list, v, 0)
}

// flatten appends v's nodes, and those that its node describes, to list.
func flatten(list []object, v any, depth int) []object {
	if depth > maxLDDepth || len(list) >= maxLDObjects {
		return list
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			list = flatten(list, e, depth+1)
		}
	case map[string]any:
		list = append(list, v)
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			list = flatten(list, v[key], depth+1)
		}
	}
	return list
}

// articleIn returns the node that describes the page's article, or nil.
func articleIn(list []object) object {
	var best object
	top := 0
	for _, o := range list {
		if r := o.rank(); r > top {
			best, top = o, r
		}
	}
	return best
}

// rank tells how likely o describes the article: 0 for what can't.
func (o object) rank() int {
	types := strings.Join(texts(o["@type"]), " ")
	rank := 0
	switch {
	case containsAny(types, "Article", "Report", "BlogPosting", "Review"):
		rank = 4
	case containsAny(types, "WebPage", "Posting", "Recipe", "CreativeWork"):
		rank = 2
	default:
		return 0
	}
	if o["datePublished"] != nil {
		rank += 2
	}
	if o["articleBody"] != nil || o["headline"] != nil {
		rank++
	}
	return rank
}

// text returns the first text of a property.
func (o object) text(key string) string {
	if t := texts(o[key]); len(t) > 0 {
		return upTo(t[0], maxContent)
	}
	return ""
}

// statedBody returns the text that JSON-LD holds of the article, as blocks.
// Some sites put it there as HTML.
func (h head) statedBody() []block {
	body, _ := h.article["articleBody"].(string)
	if strings.Contains(body, "</") || strings.Contains(body, "<br") {
		if root, err := parse([]byte(body), "text/html; charset=utf-8"); err == nil {
			return blocks(root)
		}
	}
	return textBlocks(html.UnescapeString(body))
}

// texts returns the texts of a property: strings, or the names, ids or
// addresses of nodes.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		if s := line(v); s != "" {
			return []string{s}
		}
	case []any:
		var all []string
		for _, e := range v {
			all = append(all, texts(e)...)
		}
		return all
	case map[string]any:
		for _, key := range []string{"name", "@id", "url", "@value"} {
			if t := texts(v[key]); len(t) > 0 {
				return t
			}
		}
	}
	return nil
}

// line is text on one line, without what can't be seen.
func line(s string) string {
	return strings.TrimSpace(string(squeeze(nil, s)))
}

func containsAny(s string, subs ...string) bool {
	for _, sub := range subs {
		if strings.Contains(s, sub) {
			return true
		}
	}
	return false
}
