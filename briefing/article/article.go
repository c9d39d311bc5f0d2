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
// needs, and [briefing.ErrNotFound] when the page holds no article text; in
// that case everything else the page says about itself is returned with the
// error.
func FromPage(p Page) (briefing.Article, error) {
	a, _, err := learnt().fromPage(p)
	return a, err
}

// fromPage also tells whether the page itself names its outlet.
func (m *Model) fromPage(p Page) (a briefing.Article, named bool, err error) {
	d, err := read(p)
	if err != nil {
		return a, false, err
	}
	a = d.article(m)
	if a.Text == "" {
		return a, d.namesOutlet(), fmt.Errorf("page %s: no article text: %w", p.URL, briefing.ErrNotFound)
	}
	return a, d.namesOutlet(), nil
}

// read parses a page.
func read(p Page) (*document, error) {
	if err := checkType(p.ContentType); err != nil {
		return nil, fmt.Errorf("page %s: %w", p.URL, err)
	}
	root, err := parse(p.Body, p.ContentType)
	if err != nil {
		return nil, fmt.Errorf("page %s: %w", p.URL, err)
	}
	return newDocument(root, p.URL), nil
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
