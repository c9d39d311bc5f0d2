// Package feed collects what outlets publish: it speaks HTTP politely, reads
// RSS, Atom and JSON Feed, and turns their entries into [briefing.Item]s.
//
// It promises three things. A server is treated well: one request at a time,
// conditional whenever the server allows it, never to an address that isn't
// on the public web. A document can't hurt: its size, its nesting, its markup
// and its dates are bounded before anything trusts them. An item stays itself:
// the same entry of the same feed has the same key for ever.
//
// It keeps nothing between two runs. What has to last, validators and health,
// is in the [briefing.Feed] that goes in and comes out. It does not decide
// when to collect, and it does not read articles beyond handing over a page.
package feed

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"time"

	"newsbrief/briefing"
)

// feedTypes is what a feed may be served as, the most precise first.
const feedTypes = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, " +
	"application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"

// A Fetcher collects feeds. It is safe for concurrent use.
type Fetcher struct {
	// Interval is how long a feed that works is left alone; 0 means
	// DefaultInterval. Set it before the first Fetch.
	Interval time.Duration

	client *Client
	now    func() time.Time
}

// NewFetcher returns a Fetcher that asks through c. A nil now means time.Now.
func NewFetcher(c *Client, now func() time.Time) *Fetcher {
	if now == nil {
		now = time.Now
	}
	return &Fetcher{client: c, now: now}
}

// A Result is what one attempt at a feed gave.
type Result struct {
	// Feed is the feed as it is to be stored, after success and failure alike:
	// its validators, health and next attempt, its title and site, and its new
	// address when it has moved for good to https, or to or from "www.".
	Feed briefing.Feed
	// Items are the feed's entries in document order, none after a failure or
	// where NotModified. Their dates are never after Seen.
	Items []briefing.Item
	// Ahead has the keys of the items whose own date was after Seen.
	Ahead map[string]bool
	// Repeated is how many entries were left out because they repeat another.
	Repeated int
	// Blank is how many were, because they say nothing and lead nowhere.
	Blank int
	// NotModified: the server said that nothing has changed.
	NotModified bool
	// Wait is how long the server asked us to stay away, 0 if it didn't.
	Wait time.Duration
}

// Fetch asks for the feed once and reads the answer.
//
// An error comes with a Result too: its Feed is [Failed]'s, ready to be
// stored. Only when ctx has ended is the feed given back as it was, because
// then nobody can tell whether it works. The error wraps
// [briefing.ErrNotFeed], [briefing.ErrTooLarge], [briefing.ErrRefused], a
// [*StatusError], or what the network said.
func (f *Fetcher) Fetch(ctx context.Context, fd briefing.Feed) (Result, error) {
	res, err := f.fetch(ctx, fd)
	switch {
	case err == nil:
		return res, nil
	case ctx.Err() != nil:
		return Result{Feed: fd}, err
	}
	return Result{Feed: Failed(fd, err, f.now()), Wait: retryAfter(err)}, err
}

func (f *Fetcher) fetch(ctx context.Context, fd briefing.Feed) (Result, error) {
	r, err := f.client.Get(ctx, Request{URL: fd.URL, Validators: fd.Validators, Accept: feedTypes, MaxBytes: MaxDocument})
	if err != nil {
		return Result{}, err
	}
	now := f.now()
	switch {
	case r.NotModified:
		fd.Validators = renewed(fd.Validators, r.Header)
		wait := f.worked(&fd, r.Header, 0, now)
		return Result{Feed: fd, NotModified: true, Wait: wait}, nil
	case r.Status != http.StatusOK:
		return Result{}, &StatusError{URL: display(fd.URL), Status: r.Status, After: after(r.Header, now)}
	}
	// Items are known by the feed's address. One that makes the same keys is
	// taken at once; any other would bring every old item again as new, so the
	// redirect is followed each time instead.
	if r.Moved != "" && place(r.Moved) == place(fd.URL) {
		fd.URL = r.Moved
	}
	doc, err := Parse(r.Body, r.ContentType, fd.URL)
	if err != nil {
		return Result{}, fmt.Errorf("read %s: %w", display(fd.URL), err)
	}
	fd.Validators = briefing.Validators{ETag: r.Header.Get("ETag"), LastModified: r.Header.Get("Last-Modified")}
	fd.Title, fd.Site = cmp.Or(outlet(doc.Title), fd.Title), cmp.Or(doc.Link, fd.Site)
	wait := f.worked(&fd, r.Header, doc.TTL, now)
	res := Result{Feed: fd, Repeated: doc.Repeated, Wait: wait}
	n := len(doc.Items)
	res.Items, res.Ahead = seen(doc.Items, fd, now)
	res.Blank = n - len(res.Items)
	return res, nil
}

// renewed updates the pair from a "not modified". A server may leave a
// validator out there without taking it back (RFC 9110, section 15.4.5).
func renewed(v briefing.Validators, h http.Header) briefing.Validators {
	if etag := h.Get("ETag"); etag != "" {
		v.ETag = etag
	}
	if modified := h.Get("Last-Modified"); modified != "" {
		v.LastModified = modified
	}
	return v
}

// seen marks the items as seen now in the feed. A date of the future is a slip
// of the outlet's clock or zone, or a trick to stay on top: it becomes now, and
// the item's key is among those ahead.
func seen(items []briefing.Item, fd briefing.Feed, now time.Time) (_ []briefing.Item, ahead map[string]bool) {
	ahead = make(map[string]bool)
	for i := range items {
		it := &items[i]
		it.Feed, it.Outlet, it.Seen = fd.URL, cmp.Or(fd.Title, it.Outlet), now
		if it.Published.After(now) {
			it.Published, ahead[it.Key] = now, true
		}
		if it.Updated.After(now) {
			it.Updated = now
		}
	}
	return slices.DeleteFunc(items, saysNothing), ahead
}

// saysNothing reports whether an entry has nothing to show and nowhere to go.
func saysNothing(it briefing.Item) bool {
	return it.Title == "" && it.Summary == "" && it.HTML == "" && it.Link == ""
}
