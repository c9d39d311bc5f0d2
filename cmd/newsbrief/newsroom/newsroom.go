// Package newsroom is a small web of invented outlets, built into the binary,
// for newsbrief's demo to collect from.
//
// Each outlet lives at a host of its own below .localhost and has a front
// page, a page for every article and a feed; between them the feeds show every
// format that newsbrief reads. One outlet only copies the others, with the
// boilerplate that such sites add. Articles carry dates relative to the start
// of the demo, and some come out only after it.
//
// All people, firms, outlets and events are invented, and every page and feed
// says that it is a sample. No page links to a host outside .localhost.
package newsroom

import (
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"newsbrief/briefing"
)

// Config says when a newsroom's news happens.
type Config struct {
	Now   func() time.Time // the clock that lets articles come out; nil means time.Now
	Start time.Time        // the instant that articles' dates are relative to; zero means Now()
}

// A Newsroom serves all outlets, telling them apart by the Host of a request.
// It is safe for use by many requests at once.
type Newsroom struct {
	now     func() time.Time
	start   time.Time
	outlets []*outlet
}

var _ http.Handler = (*Newsroom)(nil)

// New returns a newsroom whose dates are frozen by cfg. The samples are part
// of the program: New panics where they are broken, as [regexp.MustCompile]
// does, and a test reads them all.
func New(cfg Config) *Newsroom {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Start.IsZero() {
		cfg.Start = cfg.Now()
	}
	outlets, err := readSamples(samples)
	if err != nil {
		panic("newsroom: " + err.Error())
	}
	return &Newsroom{now: cfg.Now, start: cfg.Start.Truncate(time.Second), outlets: outlets}
}

// Feeds are the outlets' feeds as they are found once the newsroom is served
// on the given TCP port of the loopback interface.
func (n *Newsroom) Feeds(port string) []briefing.Feed {
	feeds := make([]briefing.Feed, 0, len(n.outlets))
	for _, o := range n.outlets {
		origin := o.origin(":" + port)
		feeds = append(feeds, briefing.Feed{
			URL:   origin + o.feedPath(),
			Title: o.Title,
			Site:  origin + "/",
		})
	}
	return feeds
}

// ServeHTTP answers for whichever outlet the request's Host names.
func (n *Newsroom) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "this newsroom can only be read", http.StatusMethodNotAllowed)
		return
	}
	o, port := n.route(r.Host)
	if o == nil {
		replyMissing(w, nil, n.fronts(port))
		return
	}
	e := n.edition(o, port)
	doc, err := e.document(r.URL.Path)
	switch {
	case err != nil:
		http.Error(w, err.Error(), http.StatusInternalServerError)
	case doc == nil:
		replyMissing(w, &e, e.headlines())
	default:
		reply(w, r, *doc)
	}
}

// route finds the outlet that a Host header names, nil for none, and the port
// in it with its colon. Nothing else of the header is used: links are built
// from our own names.
func (n *Newsroom) route(host string) (o *outlet, port string) {
	name := host
	if h, p, err := net.SplitHostPort(host); err == nil {
		if _, err := strconv.ParseUint(p, 10, 16); err != nil {
			return nil, ""
		}
		name, port = h, ":"+p
	}
	slug, ok := strings.CutSuffix(strings.ToLower(strings.TrimSuffix(name, ".")), ".localhost")
	if !ok {
		return nil, port
	}
	return findOutlet(n.outlets, slug), port
}

// edition is what o shows at this moment.
func (n *Newsroom) edition(o *outlet, port string) edition {
	now := n.now()
	e := edition{outlet: o, start: n.start, port: port}
	for _, a := range o.articles {
		if !e.published(a).After(now) {
			e.out = append(e.out, a)
		}
	}
	return e
}

// fronts links to every outlet's front page.
func (n *Newsroom) fronts(port string) []link {
	var links []link
	for _, o := range n.outlets {
		links = append(links, link{Title: o.Title, URL: o.origin(port) + "/"})
	}
	return links
}
