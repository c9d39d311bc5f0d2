package collect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/article"
	"newsbrief/briefing/feed"
	"newsbrief/briefing/quote"
)

// fetch gets a feed over the network.
func (c *Collector) fetch(ctx context.Context, f briefing.Feed) (result feed.Result, err error) {
	defer contain(&err, f.URL)
	return c.cfg.Fetcher.Fetch(ctx, f)
}

// contain turns a panic of a parser into an error. Whatever a feed holds is
// the feed's trouble: the others go on.
func contain(err *error, feedURL string) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("collect %s: panic: %v", feedURL, p)
	}
}

// fresh leaves out the items that are stored already.
func (c *Collector) fresh(ctx context.Context, items []briefing.Item) ([]briefing.Item, error) {
	keys := make([]string, len(items))
	for i, it := range items {
		keys[i] = it.Key
	}
	known, err := c.cfg.Store.Known(ctx, keys)
	if err != nil {
		return nil, fmt.Errorf("known items: %w", err)
	}
	var fresh []briefing.Item
	for _, it := range items {
		if !known[it.Key] {
			fresh = append(fresh, it)
		}
	}
	return fresh, nil
}

// complete reads the articles behind a feed's new items, and counts the pages
// that were something else.
func (c *Collector) complete(ctx context.Context, items []briefing.Item, feedURL string) (_ []briefing.Item, others int, err error) {
	defer contain(&err, feedURL)
	reader := article.NewReader(c.pages(), c.cfg.Logger)
	for i := range items {
		var other bool
		if items[i], other = c.read(ctx, reader, items[i]); other {
			others++
		}
	}
	return items, others, nil
}

// read reads the article behind an item and finds what is said in it and what
// it is about. A page that can't be read, or no longer in time, or that is no
// article, costs the item its full text, never the item: then what the feed
// tells is all there is, and nothing is quoted from a wall. other tells that
// the page was no article.
func (c *Collector) read(ctx context.Context, reader *article.Reader, it briefing.Item) (_ briefing.Item, other bool) {
	read, err := reader.Read(ctx, it)
	if err != nil {
		c.cfg.Logger.DebugContext(ctx, "page not read", "link", it.Link, "err", err)
	}
	it.Article, it.HTML = read, ""
	if it.Published.IsZero() {
		it.Published = notAfter(read.Published, it.Seen)
	}
	lang := cmp.Or(read.Language, it.Language)
	it.Quotes = quote.Extract(it.Title, read.Text, lang)
	it.Tags = c.cfg.Topics.Tag(it.Title, read.Text, lang)
	return it, errors.Is(err, briefing.ErrNotArticle)
}

// notAfter clamps a page's date: news from the future is a wrong clock.
func notAfter(t, limit time.Time) time.Time {
	if t.After(limit) {
		return limit
	}
	return t
}
