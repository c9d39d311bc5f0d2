package feed

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"newsbrief/briefing"
)

// hop makes one request, alone on its host, and takes the time it needed off
// left. The address that comes back is where a redirect leads, nil where the
// answer is final.
func (c *Client) hop(ctx context.Context, req Request, at *url.URL, left *time.Duration) (Response, *url.URL, error) {
	if req.permit != nil {
		if err := req.permit(ctx, at); err != nil {
			return Response{}, nil, err
		}
	}
	release, err := c.hosts.acquire(ctx, strings.ToLower(at.Host))
	if err != nil {
		return Response{}, nil, err
	}
	defer release()

	start := time.Now()
	defer func() { *left -= time.Since(start) }()
	ctx, cancel := context.WithTimeout(ctx, *left)
	defer cancel()
	resp, err := c.send(ctx, req, at)
	if err != nil {
		return Response{}, nil, err
	}
	defer resp.Body.Close()
	answer, next, err := c.answer(req, at, resp)
	c.cfg.Logger.DebugContext(ctx, "request", slog.String("url", display(at.String())), slog.Int("status", resp.StatusCode),
		slog.Int("bytes", len(answer.Body)), slog.Duration("took", time.Since(start)))
	return answer, next, err
}

func (c *Client) send(ctx context.Context, req Request, at *url.URL) (*http.Response, error) {
	hr, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, err
	}
	hr.Header.Set("User-Agent", c.cfg.UserAgent)
	hr.Header.Set("Accept", cmp.Or(req.Accept, "*/*"))
	// Set by us, or the transport would inflate before we can count.
	hr.Header.Set("Accept-Encoding", "gzip")
	if req.Validators.ETag != "" {
		hr.Header.Set("If-None-Match", req.Validators.ETag)
	}
	if req.Validators.LastModified != "" {
		hr.Header.Set("If-Modified-Since", req.Validators.LastModified)
	}
	// Not through http.Client: it would add redirects, cookies and Referers of its own.
	return c.cfg.Transport.RoundTrip(hr)
}

func (c *Client) answer(req Request, at *url.URL, resp *http.Response) (Response, *url.URL, error) {
	r := Response{
		Status:      resp.StatusCode,
		URL:         at.String(),
		Header:      resp.Header,
		ContentType: resp.Header.Get("Content-Type"),
		NotModified: resp.StatusCode == http.StatusNotModified && req.Validators != briefing.Validators{},
	}
	if resp.StatusCode != http.StatusOK {
		drain(resp.Body)
		next, err := redirect(resp, at)
		return r, next, err
	}
	if err := wanted(r.ContentType, req.Types); err != nil {
		return Response{}, nil, err
	}
	limit := c.cfg.MaxBytes
	if req.MaxBytes > 0 {
		limit = min(limit, req.MaxBytes)
	}
	var err error
	r.Body, err = readBody(resp, c.cfg.MaxCompressed, limit, req.clip)
	return r, nil, err
}

// redirect returns where resp leads, nil when it is no redirect or names no
// address: then the status is the answer.
func redirect(resp *http.Response, at *url.URL) (*url.URL, error) {
	location := resp.Header.Get("Location")
	switch resp.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return nil, nil
	}
	if location == "" {
		return nil, nil
	}
	next, err := at.Parse(location)
	if err != nil {
		return nil, fmt.Errorf("redirected to an address that cannot be read: %w", errRedirects)
	}
	return webAddress(next.String())
}

// webAddress reads an address that may be asked: http or https with a host.
// Userinfo and fragment are dropped, they aren't the server's business.
func webAddress(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, fmt.Errorf("an address that cannot be read: %w", briefing.ErrRefused)
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("scheme %q is not the web's: %w", u.Scheme, briefing.ErrRefused)
	}
	if err := checkHost(u.Hostname()); err != nil {
		return nil, err
	}
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	return u, nil
}

func wanted(contentType string, types []string) error {
	if len(types) == 0 || contentType == "" {
		return nil
	}
	media, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		media, _, _ = strings.Cut(contentType, ";")
	}
	if !slices.Contains(types, strings.ToLower(strings.TrimSpace(media))) {
		return fmt.Errorf("%q is not a page: %w", media, briefing.ErrRefused)
	}
	return nil
}
