package article

import (
	"encoding/json"
	"strings"
	"unicode"
)

// An object is a JSON-LD node (https://schema.org describes its properties).
type object map[string]any

const (
	maxLDDepth   = 5   // of nodes within nodes that are looked into
	maxLDObjects = 200 // nodes kept of a script
)

// readLD returns the nodes of a JSON-LD script; none if it isn't JSON. Scripts
// in comments, with a semicolon at the end, or with line breaks inside strings are usual.
func readLD(script string) []object {
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
			return nil
		}
	}
	return flatten(nil, v, 0)
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

// article returns the node that describes the page's article, or nil.
func (h head) article() object {
	var best object
	top := 0
	for _, o := range h.ld {
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
		return t[0]
	}
	return ""
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
