package newsroom

import (
	"strings"
	"time"
)

// An edition is what an outlet shows to one request: the articles that are out
// by then, at addresses with the port that the request came to.
type edition struct {
	*outlet
	start time.Time
	port  string     // ":8080", or "" for the scheme's own
	out   []*article // newest first
}

// published is when an article comes out, on the outlet's clock.
func (e *edition) published(a *article) time.Time {
	return e.start.Add(a.offset).In(e.zone)
}

// updated is when the newest article came out; the start while there is none.
func (e *edition) updated() time.Time {
	if len(e.out) == 0 {
		return e.start
	}
	return e.published(e.out[0])
}

// path is an article's address on its host. The day in it makes it another
// address than yesterday's, so that a demo whose database was kept shows the
// news again the next day.
func (e *edition) path(a *article) string {
	return e.start.Add(a.offset).UTC().Format("/2006/01/02/") + a.Slug
}

// find returns the article at a path, or nil. Any day will do: links that a
// reader got from an earlier run still work.
func (e *edition) find(path string) *article {
	parts := strings.Split(path, "/")
	if len(parts) != 5 || parts[0] != "" {
		return nil
	}
	if _, err := time.Parse("2006/01/02", strings.Join(parts[1:4], "/")); err != nil {
		return nil
	}
	for _, a := range e.out {
		if a.Slug == parts[4] {
			return a
		}
	}
	return nil
}

// url is the address of an article's page.
func (e *edition) url(a *article) string { return e.origin(e.port) + e.path(a) }

// sourceURL is the address of the article that a copies, "" for an original.
func (e *edition) sourceURL(a *article) string {
	if a.source == nil {
		return ""
	}
	return a.source.origin(e.port) + e.path(a.copied)
}

// feedLink is an article's address as the outlet's feed writes it.
func (e *edition) feedLink(a *article) string {
	switch e.linking {
	case linksRelative:
		return e.path(a)
	case linksTracked:
		return e.url(a) + "?utm_source=" + e.Slug + "&utm_medium=rss&utm_campaign=feed"
	default:
		return e.url(a)
	}
}

// document makes what is found at a path, nil where nothing is.
func (e *edition) document(path string) (*document, error) {
	doc := document{modified: e.updated(), mediaType: "text/html; charset=utf-8"}
	var err error
	switch path {
	case "/":
		doc.body, err = frontPage(e)
	case e.feedPath():
		doc.mediaType = e.format.mediaType() + "; charset=" + e.charset
		doc.body, err = e.feed()
	case "/robots.txt":
		doc.mediaType = "text/plain; charset=utf-8"
		doc.body = []byte("User-agent: *\nAllow: /\n")
	default:
		a := e.find(path)
		if a == nil {
			return nil, nil
		}
		doc.body, err = articlePage(e, a)
	}
	return &doc, err
}
