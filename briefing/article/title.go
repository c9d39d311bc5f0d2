package article

import (
	"strings"
	"unicode/utf8"
)

// titleSeparators part a page's headline from the name of its site.
var titleSeparators = []string{" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • "}

// headline returns the title of the article: the main heading that the page's
// other titles agree with, else what JSON-LD, the share cards and the title
// element say, without the name of the site.
func (d *document) headline() string {
	h := d.head
	shared := line(h.meta["og:title"])
	for _, h1 := range h.h1 {
		if there, _ := overlap(words(h1), words(shared+" "+h.title)); there >= 0.5 && utf8.RuneCountInString(h1) > 3 && !d.isSite(h1) {
			return h1
		}
	}
	for _, t := range []string{h.article.text("headline"), shared, line(h.meta["twitter:title"]), h.title} {
		if t = d.withoutSite(t); t != "" {
			return t
		}
	}
	if len(h.h1) > 0 {
		return h.h1[0]
	}
	return ""
}

// withoutSite cuts the name of the site from the end of a title.
func (d *document) withoutSite(title string) string {
	for _, sep := range titleSeparators {
		i := strings.LastIndex(title, sep)
		if i <= 0 {
			continue
		}
		if d.isSite(title[i+len(sep):]) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// isSite reports whether name, the end of a title, is the site's.
func (d *document) isSite(name string) bool {
	n := letters(name)
	if n == "" {
		return false
	}
	own := letters(d.statedOutlet())
	host := letters(brand(d.at.Hostname()))
	return n == own || host != "" && (strings.Contains(n, host) || len(n) > 2 && strings.Contains(host, n))
}

// letters is s in lower case without anything between its letters and digits.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if isWordRune(r) {
			return r
		}
		return -1
	}, strings.ToLower(s))
}
