package feed

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/temoto/robotstxt"

	"newsbrief/briefing"
)

const (
	robotsBytes   = 500 << 10        // RFC 9309, section 2.5: at least so much is read
	robotsFresh   = 24 * time.Hour   // RFC 9309, section 2.4: no copy is older
	robotsRetry   = 10 * time.Minute // after a failure
	robotsEntries = 2000             // origins remembered
)

// robots remembers what the robots.txt of each origin allows.
type robots struct {
	asking gate // a key an origin: asked once, however many wait for the answer
	mu     sync.Mutex
	known  map[string]rules
}

type rules struct {
	group *robotstxt.Group // nil where there is no telling, which forbids everything
	until time.Time
}

func newRobots() *robots { return &robots{known: make(map[string]rules)} }

// permitted asks the robots.txt of u's origin about u.
func (c *Client) permitted(ctx context.Context, u *url.URL) error {
	origin := u.Scheme + "://" + strings.ToLower(u.Host)
	release, err := c.robots.asking.acquire(ctx, origin)
	if err != nil {
		return err
	}
	defer release()
	r, ok := c.robots.get(origin, c.cfg.Now())
	if !ok {
		if r, err = c.askRobots(ctx, origin); err != nil {
			return err
		}
		c.robots.put(origin, r, c.cfg.Now())
	}
	switch {
	case r.group == nil:
		return fmt.Errorf("robots.txt cannot be had: %w", briefing.ErrRefused)
	case !r.group.Test(u.RequestURI()):
		return fmt.Errorf("robots.txt forbids it: %w", briefing.ErrRefused)
	}
	return nil
}

// askRobots follows RFC 9309, section 2.3.1: no file allows everything, a
// server in trouble or out of reach forbids everything for the time being.
func (c *Client) askRobots(ctx context.Context, origin string) (rules, error) {
	resp, err := c.Get(ctx, Request{URL: origin + "/robots.txt", Accept: "text/plain", MaxBytes: robotsBytes, clip: true})
	now := c.cfg.Now()
	switch {
	case ctx.Err() != nil:
		return rules{}, ctx.Err()
	case err != nil || resp.Status >= 500:
		return rules{until: now.Add(robotsRetry)}, nil
	case resp.Status != http.StatusOK:
		return rules{group: &robotstxt.Group{}, until: now.Add(robotsFresh)}, nil
	}
	data, err := robotstxt.FromBytes(resp.Body)
	if err != nil { // not a robots.txt, so it forbids nothing
		return rules{group: &robotstxt.Group{}, until: now.Add(robotsFresh)}, nil
	}
	agent, _, _ := strings.Cut(c.cfg.UserAgent, "/")
	return rules{group: data.FindGroup(agent), until: now.Add(robotsFresh)}, nil
}

func (r *robots) get(origin string, now time.Time) (rules, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	got, ok := r.known[origin]
	return got, ok && now.Before(got.until)
}

// put remembers. When the memory is full it forgets what is stale, and then
// anything until a tenth is free, so that it needn't look again each time.
func (r *robots) put(origin string, got rules, now time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.known) >= robotsEntries {
		maps.DeleteFunc(r.known, func(_ string, old rules) bool { return now.After(old.until) })
		for k := range r.known {
			if len(r.known) <= robotsEntries*9/10 {
				break
			}
			delete(r.known, k)
		}
	}
	r.known[origin] = got
}
