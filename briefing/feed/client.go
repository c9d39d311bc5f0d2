package feed

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"time"

	"newsbrief/briefing"
)

const (
	defaultTimeout       = 20 * time.Second
	defaultMaxBytes      = 16 << 20
	defaultMaxCompressed = 4 << 20
	maxRedirects         = 5
)

// errRedirects: the address leads to another one too often, or to itself.
var errRedirects = errors.New("too many redirects")

// Config says how a Client behaves. The zero value is usable.
type Config struct {
	// UserAgent is sent with every request; what stands before its first "/"
	// is the name looked for in robots.txt. "" means "newsbrief".
	UserAgent string
	// Allow lists networks that may be asked although they are private, on any
	// port. The zero value allows none.
	Allow Nets
	// Timeout bounds a request with all its redirects and its body; time spent
	// waiting for the host to be free doesn't count. 0 means 20 seconds.
	Timeout time.Duration
	// MaxBytes is the most a body may hold once decompressed, 0 means 16 MiB.
	MaxBytes int64
	// MaxCompressed is the most a compressed body may hold on the wire, 0
	// means 4 MiB.
	MaxCompressed int64
	// Transport makes the round trips in tests. It must be nil elsewhere: the
	// refusal of private addresses lives in the transport that nil stands for.
	Transport http.RoundTripper
	// Now tells the time, nil means time.Now.
	Now func() time.Time
	// Logger hears about every request, at debug level. Nil means silence.
	Logger *slog.Logger
}

// A Client makes polite, guarded GET requests: one in flight a host,
// connections reused, no cookies, no Referer, no proxy, no credentials, at
// most 5 redirects, and never to an address outside the public web unless
// Config.Allow names it. It is safe for concurrent use.
type Client struct {
	cfg    Config
	hosts  gate // a key a host: one request in flight
	robots *robots
}

// NewClient returns a Client for cfg.
func NewClient(cfg Config) *Client {
	cfg.Timeout = cmp.Or(cfg.Timeout, defaultTimeout)
	cfg.MaxBytes = cmp.Or(cfg.MaxBytes, defaultMaxBytes)
	cfg.MaxCompressed = cmp.Or(cfg.MaxCompressed, defaultMaxCompressed)
	cfg.UserAgent = cmp.Or(cfg.UserAgent, "newsbrief")
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Logger == nil {
		cfg.Logger = slog.New(slog.DiscardHandler)
	}
	if cfg.Transport == nil {
		cfg.Transport = newTransport(cfg.Allow)
	}
	return &Client{
		cfg:    cfg,
		robots: newRobots(),
	}
}

// A Request asks for one document.
type Request struct {
	URL        string              // http or https; userinfo is not sent
	Validators briefing.Validators // makes the request conditional; "" sends nothing
	Accept     string              // the Accept header; "" means anything
	MaxBytes   int64               // lowers Config.MaxBytes where it isn't 0
	Types      []string            // media types wanted: a 200 of another type is refused before its body is read; none means any

	clip   bool                                  // a body that is too large is cut, not refused
	permit func(context.Context, *url.URL) error // asked before each hop
}

// A Response is the answer to a Request.
type Response struct {
	Status      int         // the last hop's; never a redirect that was followed
	URL         string      // where the answer came from, after all redirects
	Moved       string      // where permanent redirects (301, 308) alone lead; "" when there were none
	Header      http.Header // the last hop's
	Body        []byte      // decompressed; only with status 200
	ContentType string      // as the server gave it
	NotModified bool        // status 304
}

// Get asks for the document and follows redirects. Any status but a redirect
// is an answer, not an error: Get fails when there is none, when policy forbids
// a hop ([briefing.ErrRefused]) or when the body is larger than allowed
// ([briefing.ErrTooLarge]).
func (c *Client) Get(ctx context.Context, req Request) (Response, error) {
	resp, err := c.get(ctx, req)
	if err != nil {
		return Response{}, fmt.Errorf("get %s: %w", display(req.URL), err)
	}
	return resp, nil
}

func (c *Client) get(ctx context.Context, req Request) (Response, error) {
	at, err := webAddress(req.URL)
	if err != nil {
		return Response{}, err
	}
	left, moved, permanent := c.cfg.Timeout, "", true
	visited := []string{at.String()}
	for {
		resp, next, err := c.hop(ctx, req, at, &left)
		if err != nil || next == nil {
			resp.Moved = moved
			return resp, err
		}
		if resp.Status != http.StatusMovedPermanently && resp.Status != http.StatusPermanentRedirect {
			permanent = false
		}
		if permanent {
			moved = next.String()
		}
		switch {
		case slices.Contains(visited, next.String()):
			return Response{}, fmt.Errorf("redirected in a circle: %w", errRedirects)
		case len(visited) > maxRedirects:
			return Response{}, fmt.Errorf("redirected more than %d times: %w", maxRedirects, errRedirects)
		}
		visited = append(visited, next.String())
		at = next
	}
}
