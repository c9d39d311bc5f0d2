// Package article finds the article behind a feed item: its text, and who
// published it first.
//
// It reads two things: the full text that a feed carries ([FromItem]) and the
// page behind an item's link ([FromPage]); [Reader] decides which. It promises
// that the text is plain, valid UTF-8 in paragraphs, that every byte of a
// paragraph stands in the source (entities decoded, layout white space folded,
// invisible characters dropped), and that syndication boilerplate and the
// headline are not part of it. It promises to survive any input: documents over
// the limits below are refused, and no markup makes it slow.
//
// Which blocks of a page are its article is learnt ([Model]); rules and
// readability decide where that finds hardly any text. What is no article but
// a wall, a consent form, a live blog, a gallery or a list is said to be one.
//
// It does not fetch: pages come from [Pages]. It does not run scripts, and it
// judges who published first by what the document says, not by asking anybody.
package article

import (
	"fmt"
	"mime"
	"net/url"
	"strings"

	"newsbrief/briefing"
)

// A Page is a document as it came from the web.
type Page struct {
	URL         string // where it was found, after redirects; "" when unknown
	ContentType string // the header's value; "" when there was none
	Body        []byte
}

// FromPage reads the article on a page.
//
// It returns [briefing.ErrTooLarge] for documents beyond what any article
// needs, [briefing.ErrNotFound] when the page holds no article text, and
// [briefing.ErrNotArticle] when it is another kind of page. In the latter cases
// everything that was found is returned with the error.
func FromPage(p Page) (briefing.Article, error) {
	r, err := learnt().fromPage(p)
	return r.Article, err
}

// A reading is an article, and how much of it the page itself says.
type reading struct {
	briefing.Article
	named bool // the page names its outlet
	dated bool // its date is said to be that of publication
}

func (m *Model) fromPage(p Page) (reading, error) {
	d, err := read(p)
	if err != nil {
		return reading{}, err
	}
	r, body := d.reading(m)
	switch {
	case r.Text == "":
		return r, fmt.Errorf("page %s: no article text: %w", p.URL, briefing.ErrNotFound)
	case d.kind(body) != ordinary:
		return r, fmt.Errorf("page %s: %s: %w", p.URL, d.kind(body), briefing.ErrNotArticle)
	}
	return r, nil
}

// read parses a page.
func read(p Page) (*document, error) {
	if err := checkType(p.ContentType); err != nil {
		return nil, fmt.Errorf("page %s: %w", p.URL, err)
	}
	text, err := decode(p.Body, p.ContentType)
	if err != nil {
		return nil, fmt.Errorf("page %s: %w", p.URL, err)
	}
	root, err := parseText(text)
	if err != nil {
		return nil, fmt.Errorf("page %s: %w", p.URL, err)
	}
	d := newDocument(root, p.URL)
	d.source = text
	return d, nil
}

// checkType refuses what is certainly no page. An absent or generic type may
// still be one.
func checkType(contentType string) error {
	t, _, err := mime.ParseMediaType(contentType)
	if err != nil || t == "application/octet-stream" || strings.HasPrefix(t, "text/") || strings.Contains(t, "html") {
		return nil
	}
	return fmt.Errorf("%s is not a page: %w", t, briefing.ErrNotFound)
}

// parseAddress is url.Parse that never fails: what can't be parsed is the empty
// address, which belongs to no site.
func parseAddress(s string) *url.URL {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil {
		return new(url.URL)
	}
	return u
}
