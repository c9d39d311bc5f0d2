package collect

import (
	"cmp"
	"context"
	"fmt"
	"slices"
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

// words are what a reader sees of an item. In one document, an address that
// comes with the same words again is the same entry, whatever its guid says:
// some outlets count clicks in it.
type words struct{ link, title, summary string }

// fresh leaves of what came the items that aren't stored already, each once.
func (c *Collector) fresh(ctx context.Context, r *feed.Result, found *Tally) error {
	keys := make([]string, len(r.Items))
	for i, it := range r.Items {
		keys[i] = it.Key
	}
	known, err := c.cfg.Store.Known(ctx, keys)
	if err != nil {
		return fmt.Errorf("known items: %w", err)
	}
	told := make(map[words]bool)
	for _, it := range r.Items {
		if known[it.Key] {
			told[words{it.Link, it.Title, it.Summary}] = true
		}
	}
	found[Repeated] += r.Repeated
	found[Blank] += r.Blank
	r.Items = slices.DeleteFunc(r.Items, func(it briefing.Item) bool {
		w := words{it.Link, it.Title, it.Summary}
		switch {
		case known[it.Key]:
			found[Again]++
			return true
		case it.Link != "" && told[w]:
			found[Repeated]++
			return true
		}
		told[w] = true
		return false
	})
	return nil
}

// complete reads the articles behind a feed's new items.
func (c *Collector) complete(ctx context.Context, r *feed.Result, found *Tally) (err error) {
	defer contain(&err, r.Feed.URL)
	reader := article.NewReader(c.pages(), c.cfg.Logger)
	pages := make(map[string]bool)
	for i := range r.Items {
		it := &r.Items[i]
		c.read(ctx, reader, it, found)
		if r.Ahead[it.Key] {
			found[Ahead]++
		}
		if page := it.Article.URL; page != "" {
			if pages[page] {
				found[SamePage]++
			}
			pages[page] = true
		}
	}
	return nil
}

// read reads the article behind an item and finds what is said in it and what
// it is about. A page that can't be read, or no longer in time, or that is no
// article, costs the item its full text, never the item: then what the feed
// tells is all there is, and nothing is quoted from a wall.
func (c *Collector) read(ctx context.Context, reader *article.Reader, it *briefing.Item, found *Tally) {
	read, err := reader.Read(ctx, *it)
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
	found.item(*it, err)
}

// notAfter clamps a page's date: news from the future is a wrong clock.
func notAfter(t, limit time.Time) time.Time {
	if t.After(limit) {
		return limit
	}
	return t
}
