package collect

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/article"
	"newsbrief/briefing/quote"
	"newsbrief/briefing/story"
)

// A Linker briefs single pages that somebody names.
type Linker struct {
	reader *article.Reader
	now    func() time.Time
}

// NewLinker returns a Linker that fetches from pages.
func NewLinker(pages article.Pages, now func() time.Time, logger *slog.Logger) *Linker {
	return &Linker{reader: article.NewReader(pages, logger), now: now}
}

// Link briefs the page at an address, whether or not a feed carries it. Nothing
// is kept of it. briefing.ErrNotFound: the page holds no article;
// briefing.ErrNotArticle: it is a wall, a live blog, a gallery or a list;
// briefing.ErrRefused: it may not be fetched; briefing.ErrTooLarge: it is more
// than a page of news. Other errors are the network's.
func (l *Linker) Link(ctx context.Context, address string) (b briefing.Briefing, err error) {
	defer contain(&err, address)
	it := briefing.Item{Link: address, Seen: l.now()}
	read, err := l.reader.Read(ctx, it)
	if err != nil {
		return briefing.Briefing{}, err
	}
	if read.Title == "" || read.Text == "" {
		return briefing.Briefing{}, fmt.Errorf("article %s: %w", address, briefing.ErrNotFound)
	}
	it.Title, it.Article = read.Title, read
	it.Published = notAfter(read.Published, it.Seen)
	it.Quotes = quote.Extract(it.Title, read.Text, read.Language)
	it.Outlet = read.Outlet
	b = story.Briefing(briefing.Story{Items: []briefing.Item{it}})
	b.About = true
	if read.Published.IsZero() {
		b.Published = time.Time{} // nobody knows
	}
	return b, nil
}
