package article

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// authorNames are the metadata that name the author, the most reliable first.
var authorNames = []string{"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "dcterms.creator", "citation_author", "og:author", "cxenseparse:author", "twitter:creator"}

// bylineWords begin a byline without being part of the name.
var bylineWords = []string{"by", "von", "par", "por", "di", "da", "door", "av", "af", "written by", "posted by", "geschrieben von", "author", "autor", "autorin", "text", "автор", "作者", "记者"}

const maxAuthors = 5

// author returns the names of the authors, parted by ", "; "" if the page names
// nobody.
func (d *document) author() string {
	for _, o := range append([]object{d.head.article}, d.head.ld...) {
		if o.rank() > 0 {
			if a := d.people(d.named(o["author"])); a != "" {
				return a
			}
		}
	}
	for _, name := range authorNames {
		if a := d.people([]string{line(d.head.meta[name])}); a != "" {
			return a
		}
	}
	for _, b := range d.head.bylines {
		if a := d.people([]string{b}); a != "" && utf8.RuneCountInString(a) <= 50 && strings.Count(a, " ") < 6 {
			if _, end := findDate(a, false); end == 0 {
				return a
			}
		}
	}
	return ""
}

// named returns the names in a JSON-LD property, references resolved.
func (d *document) named(v any) []string {
	names := texts(v)
	for i, n := range names {
		if o := slices.IndexFunc(d.head.ld, func(o object) bool { return o["@id"] == n }); o >= 0 {
			names[i] = d.head.ld[o].text("name")
		}
	}
	return names
}

// people returns those of names that name people, without what leads in.
func (d *document) people(names []string) string {
	var kept []string
	for _, n := range names {
		if n = cleanByline(n); d.isPerson(n) && !slices.Contains(kept, n) && len(kept) < maxAuthors {
			kept = append(kept, n)
		}
	}
	return strings.Join(kept, ", ")
}

// isPerson rules out addresses, accounts and the outlet itself.
func (d *document) isPerson(name string) bool {
	switch {
	case name == "" || utf8.RuneCountInString(name) > 90:
		return false
	case strings.Contains(name, "://") || strings.HasPrefix(name, "/") || strings.HasPrefix(name, "@") || strings.HasPrefix(name, "www."):
		return false
	case strings.Contains(name, "@") && !strings.Contains(name, " "):
		return false
	}
	return !strings.EqualFold(name, "admin") && letters(name) != letters(d.statedOutlet())
}

// cleanByline cuts "By", and what follows the name.
func cleanByline(s string) string {
	if i := strings.IndexAny(s, "|•·"); i > 0 {
		s = s[:i]
	}
	for range 2 {
		lower := strings.ToLower(s)
		for _, w := range bylineWords {
			if len(lower) == len(s) && begins(lower, w) && len(lower) > len(w) && strings.ContainsAny(lower[len(w):len(w)+1], " :：") {
				s = strings.TrimLeft(s[len(w):], " :：")
				break
			}
		}
	}
	return strings.Trim(s, " ,;:–—-")
}
