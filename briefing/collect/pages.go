package collect

import (
	"context"
	"errors"

	"newsbrief/briefing/article"
)

// errSpent says that a feed had its share of pages in this round.
var errSpent = errors.New("enough pages of this feed were fetched in this round")

// limited hands out at most left pages. An archive of thousands of teasers
// must not become thousands of requests to one host; the newest items come
// first in a feed, so they are the ones that get theirs.
type limited struct {
	pages article.Pages
	left  int
}

// Page fetches a page while there is some of the limit left.
func (l *limited) Page(ctx context.Context, url string) (body []byte, contentType, finalURL string, err error) {
	if l.left <= 0 {
		return nil, "", "", errSpent
	}
	l.left--
	return l.pages.Page(ctx, url)
}

// pages is where one feed gets its pages in one round; nil where none are
// fetched.
func (c *Collector) pages() article.Pages {
	if c.cfg.Pages == nil {
		return nil
	}
	return &limited{pages: c.cfg.Pages, left: c.cfg.PageLimit}
}
