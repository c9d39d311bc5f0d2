package article

import (
	"context"
	"fmt"
	"log/slog"
	"strings"

	"newsbrief/briefing"
)

// Pages fetches pages, politely: it refuses what robots.txt or policy forbids
// with [briefing.ErrRefused].
type Pages interface {
	Page(ctx context.Context, url string) (body []byte, contentType, finalURL string, err error)
}

// A Reader reads the articles behind items. It may be used by several
// goroutines at once, if its Pages may.
type Reader struct {
	pages  Pages
	logger *slog.Logger
}

// NewReader returns a Reader that fetches from pages, or never fetches if pages
// is nil.
func NewReader(pages Pages, logger *slog.Logger) *Reader {
	return &Reader{pages: pages, logger: logger}
}

// Read returns the article behind an item: the full text that the feed carries,
// else that of the page behind the link, else what the feed does carry.
//
// The article can always be used: at worst its text is the summary, or the
// title. An error tells why the page, which would have been better, wasn't
// used: it could not be fetched (errors of [Pages], [briefing.ErrRefused] among
// them), or held no article. Without pages, or for an item without a link,
// there is nothing better and no error.
func (r *Reader) Read(ctx context.Context, it briefing.Item) (briefing.Article, error) {
	if a, ok := FromItem(it); ok {
		return a, nil
	}
	rest := teaser(it)
	if r.pages == nil || it.Link == "" {
		return rest, nil
	}
	a, err := r.read(ctx, it)
	if err != nil {
		return rest, err
	}
	if weight(a.Text) < weight(rest.Text) {
		// A page that shows less than the feed is behind a wall.
		r.logger.DebugContext(ctx, "page says less than the feed", "url", it.Link)
		a.Text, a.Page = rest.Text, false
	}
	return a, nil
}

// read reads the page behind an item's link; what the page leaves open, the
// item tells.
func (r *Reader) read(ctx context.Context, it briefing.Item) (briefing.Article, error) {
	body, contentType, final, err := r.pages.Page(ctx, it.Link)
	if err != nil {
		return briefing.Article{}, fmt.Errorf("article %s: %w", it.Link, err)
	}
	page, err := learnt().fromPage(Page{URL: final, ContentType: contentType, Body: body})
	if err != nil {
		return briefing.Article{}, err
	}
	page.Page = true
	return complete(page, it), nil
}

// complete fills what the page didn't say. A page that doesn't name its outlet
// has the feed's name if it is of the feed's site. The feed's date is better
// than one from the future, or one that stands on the page without saying what
// it is of.
func complete(page reading, it briefing.Item) briefing.Article {
	a := page.Article
	if a.Title == "" {
		a.Title = it.Title
	}
	if a.Author == "" {
		a.Author = it.Author
	}
	if a.Language == "" {
		a.Language = it.Language
	}
	if a.Published.IsZero() || !it.Seen.IsZero() && a.Published.After(it.Seen) || !page.dated && !it.Published.IsZero() {
		a.Published = it.Published
	}
	host, feed := parseAddress(a.URL).Hostname(), parseAddress(it.Feed).Hostname()
	if !page.named && it.Outlet != "" && domain(host) == domain(feed) {
		a.Outlet = it.Outlet
	}
	return a
}

// teaser is the article as far as the feed tells it: the longer of its text and
// its summary, else the title.
func teaser(it briefing.Item) briefing.Article {
	a, _ := readItem(it)
	if s := summary(it); weight(s) > weight(a.Text) {
		a.Text = s
	}
	if a.Text == "" {
		a.Text = line(it.Title)
	}
	return a
}

// summary returns the item's summary up to where it was cut off, without
// boilerplate.
func summary(it briefing.Item) string {
	text := it.Summary
	for _, dots := range []string{"[…]", "[...]"} {
		text, _, _ = strings.Cut(text, dots)
	}
	text, _ = withoutEllipsis(paragraphs(strip(textBlocks(text), it.Title)))
	return text
}
