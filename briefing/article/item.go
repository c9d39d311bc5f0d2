package article

import (
	"strings"
	"unicode/utf8"

	"newsbrief/briefing"
)

const (
	// fullText is the size, in letters, from which an item's content can be a
	// whole article. Below it, reading the page is worth the request.
	fullText = 500
	// longText is the size from which it is one, even if it is the summary too or
	// ends in dots.
	longText = 1200
)

// FromItem reads the article from the text that the feed carries. It returns
// false if that is only a teaser: too short, cut off ("[…]", "Read more"),
// or no more than the summary.
func FromItem(it briefing.Item) (briefing.Article, bool) {
	a, cut := readItem(it)
	n := weight(a.Text)
	switch {
	case n < fullText || cut && n < 2*longText:
		return briefing.Article{}, false
	case n < longText && n <= weight(it.Summary)+weight(it.Summary)/10:
		return briefing.Article{}, false
	}
	return a, true
}

// readItem reads what the feed carries, whole or not, and tells if it was cut
// off.
func readItem(it briefing.Item) (a briefing.Article, cut bool) {
	a = briefing.Article{Title: it.Title, URL: it.Link, Outlet: it.Outlet, Author: it.Author, Language: it.Language, Published: it.Published}
	if a.Outlet == "" {
		a.Outlet = OutletName(parseAddress(it.Link).Hostname())
	}
	root, err := parse([]byte(it.HTML), "text/html; charset=utf-8")
	if err != nil {
		return a, false
	}
	d := newDocument(root, it.Link)
	d.title = it.Title
	body := strip(prune(shown(d.blocks)), it.Title)
	a.Text, cut = withoutEllipsis(paragraphs(body))
	if a.Language == "" {
		a.Language = GuessLanguage(a.Text)
	}
	a.Original = d.original(body, a.Outlet, a.Author)
	return a, cut || d.leadsOn()
}

// shown drops blocks that are hidden or captions.
func shown(all []block) []block {
	var kept []block
	for _, b := range all {
		if b.zone&(zoneHidden|zoneCaption) == 0 {
			kept = append(kept, b)
		}
	}
	return kept
}

// leadsOn reports whether the last lines hold a link to the item's own page
// that says how the text goes on: "Continue reading".
func (d *document) leadsOn() bool {
	for _, b := range d.blocks[max(0, len(d.blocks)-3):] {
		for _, l := range b.links {
			label := bare(plain(l.text))
			if (phrases.strays[label] || begins(label, "continue reading") || begins(label, "read more")) && d.elsewhere(l.href).IsZero() {
				return true
			}
		}
	}
	return false
}

// withoutEllipsis cuts the dots where a text was cut off, and tells if there
// were any.
func withoutEllipsis(text string) (string, bool) {
	for _, dots := range []string{"[…]", "[...]", "(…)", "[&#8230;]", "…", "..."} {
		if s, ok := strings.CutSuffix(text, dots); ok {
			return strings.TrimSpace(s), true
		}
	}
	return text, false
}

// weight is the size of a text in letters; an ideograph says as much as three.
func weight(text string) int {
	n := utf8.RuneCountInString(text)
	for _, r := range text {
		if spaceless(r) {
			n += 2
		}
	}
	return n
}
