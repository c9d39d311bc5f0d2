package collect_test

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing/collect"
	"newsbrief/briefing/feed"
)

// entry is an RSS entry of the sample outlet; SITE is where it lives.
func entry(n int, link, date, rest string) string {
	if date != "" {
		date = "<pubDate>" + date + "</pubDate>"
	}
	return fmt.Sprintf("<item><title>Ferry %d leaves the pier</title><guid isPermaLink=\"false\">f%d</guid><link>SITE%s</link>%s%s</item>", n, n, link, date, rest)
}

const (
	today   = "Wed, 25 Nov 2026 07:00:00 GMT"
	summary = "<description>It leaves ten minutes earlier than the timetable says.</description>"
)

// prose is an article of a few paragraphs.
var prose = strings.Repeat("<p>The ferry left the old pier at noon, and nobody on the quay could say who had the helm that day.</p>\n", 8)

// page is a page with the article.
func page(head string) string {
	return "<html><head><title>Ferry leaves</title>" + head + "</head><body><article><h1>Ferry leaves</h1>" + prose + "</article></body></html>"
}

// serve serves the feed, and pages by their paths; what has no page is 404.
func serve(t *testing.T, entries string, pages map[string]string) *httptest.Server {
	t.Helper()
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, ok := pages[r.URL.Path]
		if r.URL.Path == "/feed" {
			body, ok = "<rss version=\"2.0\"><channel><title>Harbor Sample</title><link>SITE/</link>"+entries+"</channel></rss>", true
		}
		if !ok {
			http.NotFound(w, r)
			return
		}
		if kind, rest, typed := strings.Cut(body, "\n\n"); typed && strings.HasPrefix(kind, "Content-Type: ") {
			w.Header().Set("Content-Type", strings.TrimPrefix(kind, "Content-Type: "))
			body = rest
		} else if r.URL.Path != "/robots.txt" && r.URL.Path != "/feed" {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
		}
		_, _ = w.Write([]byte(strings.ReplaceAll(body, "SITE", server.URL)))
	}))
	t.Cleanup(server.Close)
	return server
}

// reach is a collector that speaks HTTP with this machine.
func reach(t *testing.T, s *shelf) *collect.Collector {
	t.Helper()
	nets, err := feed.ParseNets("127.0.0.0/8")
	if err != nil {
		t.Fatal(err)
	}
	client := feed.NewClient(feed.Config{Allow: nets})
	clock := func() time.Time { return now }
	return collect.New(collect.Config{
		Store: s, Stories: s, Fetcher: feed.NewFetcher(client, clock), Pages: client,
		Now: clock, Logger: slog.New(slog.DiscardHandler),
	})
}

// Whatever a feed or a page is like, nothing breaks or stalls, no item is lost,
// and each oddity is counted.
func TestTally(t *testing.T) {
	t.Parallel()
	variants := func(parameter string) string {
		var b strings.Builder
		for n := range 50 {
			b.WriteString(strings.ReplaceAll(entry(n, fmt.Sprintf("/ferry?%s=%d", parameter, n), today, summary), fmt.Sprintf("Ferry %d", n), "Ferry"))
		}
		return b.String()
	}
	for name, tt := range map[string]struct {
		entries string
		pages   map[string]string
		added   int
		found   collect.Tally
	}{
		"nothing odd": {entry(1, "/a", today, summary), map[string]string{"/a": page("")}, 1, collect.Tally{}},
		"empty page":  {entry(1, "/a", today, summary), map[string]string{"/a": ""}, 1, collect.Tally{collect.Empty: 1}},
		"a page of markup": {
			entry(1, "/a", today, summary), map[string]string{"/a": "<html><body><nav><a href=/>Home</a></nav></body></html>"},
			1, collect.Tally{collect.Empty: 1},
		},
		"20 MB page": {
			entry(1, "/a", today, summary), map[string]string{"/a": page("<!--" + strings.Repeat("x", 20<<20) + "-->")},
			1, collect.Tally{collect.TooLarge: 1},
		},
		"10,000 nested divs": {
			entry(1, "/a", today, summary), map[string]string{"/a": strings.Repeat("<div>", 10_000) + prose + strings.Repeat("</div>", 10_000)},
			1, collect.Tally{collect.TooLarge: 1},
		},
		"wrong charset, undecodable": {
			entry(1, "/a", today, summary),
			map[string]string{"/a": strings.ReplaceAll(page(""), "helm", "K\xfchlhelm")},
			1, collect.Tally{collect.Garbled: 1},
		},
		"wrong charset, mended": {
			entry(1, "/a", today, summary),
			map[string]string{"/a": "Content-Type: text/html; charset=iso-8859-1\n\n" + strings.ReplaceAll(page(""), "helm", "Kühlhelm")},
			1, collect.Tally{},
		},
		"title only":  {entry(1, "/a", today, ""), nil, 1, collect.Tally{collect.TitleOnly: 1, collect.Unread: 1}},
		"no page":     {entry(1, "/a", today, summary), nil, 1, collect.Tally{collect.Unread: 1}},
		"a file":      {entry(1, "/a", today, summary), map[string]string{"/a": "Content-Type: application/pdf\n\n%PDF"}, 1, collect.Tally{collect.Refused: 1}},
		"forbidden":   {entry(1, "/a", today, summary), map[string]string{"/a": page(""), "/robots.txt": "User-agent: *\nDisallow: /"}, 1, collect.Tally{collect.Refused: 1}},
		"no date":     {entry(1, "/a", "", summary), map[string]string{"/a": page("")}, 1, collect.Tally{collect.Undated: 1}},
		"clock ahead": {entry(1, "/a", "Fri, 01 Jan 2099 00:00:00 GMT", summary), map[string]string{"/a": page("")}, 1, collect.Tally{collect.Ahead: 1}},
		"page's clock ahead": {
			entry(1, "/a", "", summary), map[string]string{"/a": page(`<meta property="article:published_time" content="2099-01-01T00:00:00Z">`)},
			1, collect.Tally{collect.Undated: 1},
		},
		"one entry twice":     {entry(1, "/a", today, summary) + entry(1, "/a", today, summary), map[string]string{"/a": page("")}, 1, collect.Tally{collect.Repeated: 1}},
		"an entry of nothing": {entry(1, "/a", today, summary) + "<item><guid isPermaLink=\"false\">none</guid></item>", map[string]string{"/a": page("")}, 1, collect.Tally{collect.Blank: 1}},
		"50 variants of an address": {
			variants("utm_content"), map[string]string{"/ferry": page("")}, 1, collect.Tally{collect.Repeated: 49},
		},
		"50 variants, unknown parameter": {
			variants("ref"), map[string]string{"/ferry": page(`<link rel="canonical" href="SITE/ferry">`)},
			50, collect.Tally{collect.SamePage: 39, collect.NotAsked: 10},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := serve(t, tt.entries, tt.pages)
			s := newShelf(server.URL + "/feed")
			report, err := reach(t, s).Round(t.Context())
			if err != nil || report.Failed != 0 || report.Added != tt.added {
				t.Fatalf("Round = %+v, %v; want %d items", report, err, tt.added)
			}
			if diff := cmp.Diff(tt.found.String(), report.Found.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			want := fmt.Sprintf("%d new", tt.added)
			if found := tt.found.String(); found != "" {
				want += ", " + found
			}
			if got := s.feeds[server.URL+"/feed"].Brought; got != want {
				t.Errorf("the feed brought %q, want %q", got, want)
			}
			for _, it := range s.items {
				if it.Published.After(now) || it.Title == "" {
					t.Errorf("stored: %q of %s", it.Title, it.Published)
				}
			}
		})
	}
}

// What a feed still lists is seen again, and its variants are still the same.
func TestTallyAgain(t *testing.T) {
	t.Parallel()
	server := serve(t, entry(1, "/a?utm_source=x", today, summary)+strings.ReplaceAll(entry(2, "/a?utm_source=y", today, summary), "Ferry 2", "Ferry 1"), nil)
	s := newShelf(server.URL + "/feed")
	c := reach(t, s)
	if _, err := c.Round(t.Context()); err != nil {
		t.Fatal(err)
	}
	f := s.feeds[server.URL+"/feed"]
	if _, err := c.One(t.Context(), f); err != nil {
		t.Fatal(err)
	}
	f.NextTry = time.Time{}
	s.feeds[f.URL] = f
	report, err := c.Round(t.Context())
	if want := (collect.Tally{collect.Again: 1, collect.Repeated: 1}); err != nil || report.Added != 0 || report.Found != want {
		t.Errorf("Round = %+v, %v; want %v", report, err, want)
	}
	if got := s.feeds[f.URL].Brought; got != "1 new, 1 repeated, 1 whose page did not come" {
		t.Errorf("the feed brought %q", got)
	}
}

// A document that can't be read at all is the feed's trouble.
func TestBadDocuments(t *testing.T) {
	t.Parallel()
	for name, entries := range map[string]string{
		"too large":      strings.Repeat(" ", feed.MaxDocument),
		"nested deeply":  strings.Repeat("<a>", 10_000),
		"no feed at all": "</channel></rss><html>",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := serve(t, entries, nil)
			s := newShelf(server.URL + "/feed")
			report, err := reach(t, s).Round(t.Context())
			if err != nil || report.Held != 0 || report.Found != (collect.Tally{}) {
				t.Errorf("Round = %+v, %v", report, err)
			}
			if f := s.feeds[server.URL+"/feed"]; report.Failed == 1 != (f.Problem != "") {
				t.Errorf("%d failed: %+v", report.Failed, f.Health)
			}
		})
	}
}

// Each finding has a name for metrics and words for people.
func TestFindings(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for finding := range (collect.Tally{}).All() {
		var two collect.Tally
		two[finding] = 2
		name, words := finding.String(), two.String()
		if name == "" || seen[name] || len(words) < len("2 word") {
			t.Errorf("finding %d is called %q and %q", finding, name, words)
		}
		seen[name] = true
	}
	if got := (collect.Tally{}).String(); got != "" {
		t.Errorf("nothing found: %q", got)
	}
	if got := (collect.Tally{collect.Undated: 3, collect.TitleOnly: 1}).LogValue().String(); got != "[undated=3 title_only=1]" {
		t.Errorf("logged as %s", got)
	}
}
