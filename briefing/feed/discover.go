package feed

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"newsbrief/briefing"
)

const (
	maxAnnounced = 10 // feeds looked at that one page announces
	discoverType = "text/html, " + feedTypes
)

// wellKnown are the places to look in when a site doesn't announce its feed.
var wellKnown = []string{"/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml"}

// Discover finds the feeds behind an address that a person gave: a feed's own
// address, a page that announces feeds, or just the name of a site. Each
// feed it returns has been read, and has URL, Title and Site.
//
// Where there is none, the error wraps [briefing.ErrNotFeed] and says what
// was tried. Where the address can't be reached, it is as Fetch's.
func (f *Fetcher) Discover(ctx context.Context, address string) ([]briefing.Feed, error) {
	var first error
	for _, u := range spellings(address) {
		feeds, err := f.discover(ctx, u)
		if err == nil || errors.Is(err, briefing.ErrNotFeed) || statusError(err) != nil || ctx.Err() != nil {
			return feeds, err // somebody lives there and gave an answer
		}
		first = cmp.Or(first, err)
	}
	return nil, first
}

// spellings are the addresses that somebody may have meant, the likeliest first.
func spellings(address string) []string {
	address = strings.TrimSpace(address)
	if rest, ok := strings.CutPrefix(address, "feed:"); ok {
		address = strings.TrimPrefix(rest, "//")
	}
	if strings.Contains(address, "://") {
		return []string{address}
	}
	return []string{"https://" + address, "http://" + address}
}

func (f *Fetcher) discover(ctx context.Context, address string) ([]briefing.Feed, error) {
	r, err := f.client.Get(ctx, Request{URL: address, Accept: discoverType})
	if err != nil {
		return nil, err
	}
	var announced []string
	if r.Status == http.StatusOK {
		if fd, err := asFeed(r, address); err == nil {
			return []briefing.Feed{fd}, nil
		}
		announced = alternates(utf8Text(r.Body, r.ContentType), r.URL)
	}
	tried := []string{display(address)}
	feeds := f.readable(ctx, announced, false, &tried)
	if len(feeds) == 0 && (r.Status == http.StatusOK || frontPage(r.URL)) {
		feeds = f.readable(ctx, places(r.URL), true, &tried)
	}
	switch {
	case len(feeds) > 0:
		return feeds, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case r.Status != http.StatusOK:
		return nil, fmt.Errorf("%w, and no feed was found beside it", &StatusError{URL: display(address), Status: r.Status})
	}
	return nil, fmt.Errorf("%w; tried %s", briefing.ErrNotFeed, strings.Join(tried, ", "))
}

// readable returns those of the addresses that are feeds, or only the first.
func (f *Fetcher) readable(ctx context.Context, addresses []string, first bool, tried *[]string) []briefing.Feed {
	var feeds []briefing.Feed
	for _, a := range addresses {
		*tried = append(*tried, display(a))
		r, err := f.client.Get(ctx, Request{URL: a, Accept: feedTypes, MaxBytes: MaxDocument})
		if err != nil || r.Status != http.StatusOK {
			continue
		}
		fd, err := asFeed(r, a)
		if err != nil || slices.ContainsFunc(feeds, func(have briefing.Feed) bool { return have.URL == fd.URL }) {
			continue
		}
		feeds = append(feeds, fd)
		if first {
			break
		}
	}
	return feeds
}

// asFeed reads the answer as a feed that lives at address, or where permanent
// redirects say that it lives now.
func asFeed(r Response, address string) (briefing.Feed, error) {
	fd := briefing.Feed{URL: address}
	if r.Moved != "" {
		fd.URL = r.Moved
	}
	doc, err := Parse(r.Body, r.ContentType, fd.URL)
	if err != nil {
		return briefing.Feed{}, err
	}
	fd.Title, fd.Site = outlet(doc.Title), doc.Link
	return fd, nil
}

// frontPage reports whether an address names a site and no page of it. A front
// page may be closed to programs while the feed is open; a page that isn't
// there is a mistake, which guessing would hide.
func frontPage(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.Trim(u.Path, "/") == ""
}

// places are the usual addresses of a feed on the site of page.
func places(page string) []string {
	u, err := url.Parse(page)
	if err != nil {
		return nil
	}
	var found []string
	for _, p := range wellKnown {
		found = append(found, u.ResolveReference(&url.URL{Path: p}).String())
	}
	return found
}

// alternates returns the feeds that a page announces in its head
// (HTML Standard, 4.6.7.1, "alternate"), those of comments last.
func alternates(page []byte, address string) []string {
	var feeds, comments []string
	z := html.NewTokenizer(bytes.NewReader(page))
	for len(feeds) < maxAnnounced {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		tag := z.Token()
		switch tag.DataAtom {
		case atom.Base:
			if base := resolve(attribute(tag, "href"), address); base != "" {
				address = base
			}
		case atom.Link:
			link := resolve(attribute(tag, "href"), address)
			if !announces(tag) || link == "" || slices.Contains(feeds, link) || slices.Contains(comments, link) {
				continue
			}
			if strings.Contains(strings.ToLower(link+" "+attribute(tag, "title")), "comment") {
				comments = append(comments, link)
			} else {
				feeds = append(feeds, link)
			}
		}
	}
	if len(feeds) == 0 {
		return comments[:min(len(comments), 1)]
	}
	return feeds
}

func announces(tag html.Token) bool {
	if !slices.Contains(strings.Fields(strings.ToLower(attribute(tag, "rel"))), "alternate") {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(attribute(tag, "type"))) {
	case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/json", "text/xml", "application/xml":
		return true
	}
	return false
}

func attribute(tag html.Token, name string) string {
	for _, a := range tag.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
