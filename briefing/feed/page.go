package feed

import (
	"context"
	"fmt"
	"net/http"
)

// Page asks for an article's page as people's browsers would see it, if the
// site's robots.txt lets us ([briefing.ErrRefused] if not, and for anything
// that isn't HTML). The body is as sent, in contentType's charset or its own;
// finalURL is where it came from after redirects. An answer other than 200 is
// a [*StatusError].
func (c *Client) Page(ctx context.Context, url string) (body []byte, contentType, finalURL string, err error) {
	r, err := c.Get(ctx, Request{
		URL:    url,
		Accept: "text/html, application/xhtml+xml;q=0.9",
		Types:  []string{"text/html", "application/xhtml+xml"},
		permit: c.permitted,
	})
	switch {
	case err != nil:
		return nil, "", "", err
	case r.Status != http.StatusOK:
		return nil, "", "", &StatusError{URL: display(url), Status: r.Status, After: after(r.Header, c.cfg.Now())}
	}
	if r.ContentType == "" {
		r.ContentType = http.DetectContentType(r.Body)
		if err := wanted(r.ContentType, []string{"text/html"}); err != nil {
			return nil, "", "", fmt.Errorf("get %s: %w", display(url), err)
		}
	}
	return r.Body, r.ContentType, r.URL, nil
}
