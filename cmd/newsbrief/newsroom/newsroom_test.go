package newsroom

import (
	"bytes"
	"compress/gzip"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"
	nethtml "golang.org/x/net/html"
)

const port = "8412"

var start = time.Date(2031, time.May, 7, 9, 30, 0, 0, time.UTC)

// openAt is a newsroom that opened at start, at some time after that.
func openAt(after time.Duration) *Newsroom {
	return New(Config{Start: start, Now: func() time.Time { return start.Add(after) }})
}

// get asks for an absolute address; fields are header names and values in turn.
func get(t *testing.T, n *Newsroom, address string, fields ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, address, nil)
	for pair := range slices.Chunk(fields, 2) {
		r.Header.Set(pair[0], pair[1])
	}
	w := httptest.NewRecorder()
	n.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, resp *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func parseFeed(t *testing.T, n *Newsroom, address string) *gofeed.Feed {
	t.Helper()
	resp := get(t, n, address)
	feed, err := gofeed.NewParser().Parse(resp.Body)
	if err != nil {
		t.Fatalf("parse %s: %v", address, err)
	}
	return feed
}

// resolve reads an address as a feed or page at base writes it.
func resolve(t *testing.T, base, ref string) string {
	t.Helper()
	b, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	u, err := b.Parse(ref)
	if err != nil {
		t.Fatal(err)
	}
	return u.String()
}

// editions are all outlets as they are when everything has come out.
func editions(n *Newsroom) []edition {
	var all []edition
	for _, o := range n.outlets {
		all = append(all, n.edition(o, ":"+port))
	}
	return all
}

func TestFeedsHoldWhatWasWritten(t *testing.T) {
	t.Parallel()
	n := openAt(24 * time.Hour)
	feeds := n.Feeds(port)
	for i, e := range editions(n) {
		t.Run(e.Slug, func(t *testing.T) {
			t.Parallel()
			feed := parseFeed(t, n, feeds[i].URL)
			if feed.Title != e.Title || feeds[i].Title != e.Title {
				t.Errorf("title %q and %q, want %q", feed.Title, feeds[i].Title, e.Title)
			}
			if !strings.Contains(feed.Description, notice) {
				t.Errorf("description %q does not say that this is a sample", feed.Description)
			}
			if got, want := len(feed.Items), len(e.articles); got != want {
				t.Fatalf("%d items, want %d", got, want)
			}
			for j, item := range feed.Items {
				checkItem(t, n, &e, e.articles[j], item)
			}
		})
	}
}

func checkItem(t *testing.T, n *Newsroom, e *edition, a *article, item *gofeed.Item) {
	t.Helper()
	if html.UnescapeString(item.Title) != a.Headline {
		t.Errorf("title %q, want %q", item.Title, a.Headline)
	}
	if a.undated != (item.PublishedParsed == nil) {
		t.Errorf("%s: published %v, undated %v", a.Slug, item.PublishedParsed, a.undated)
	}
	if at := item.PublishedParsed; at != nil && !at.Equal(start.Add(a.offset)) {
		t.Errorf("%s: published %v, want %v after the start", a.Slug, at, a.offset)
	}
	link := resolve(t, e.origin(e.port)+e.feedPath(), item.Link)
	resp := get(t, n, link)
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: status %d", link, resp.StatusCode)
	}
	page := html.UnescapeString(body(t, resp))
	for _, p := range a.Paragraphs {
		if !strings.Contains(page, "<p>"+p+"</p>") {
			t.Errorf("%s lacks paragraph %q", link, p)
		}
		if e.format.full() && !strings.Contains(html.UnescapeString(item.Content), "<p>"+p+"</p>") {
			t.Errorf("%s: the feed lacks paragraph %q", a.Slug, p)
		}
	}
	if !e.format.full() && item.Content != "" {
		t.Errorf("%s: content in a feed of summaries", a.Slug)
	}
}

func TestArticlesArrive(t *testing.T) {
	t.Parallel()
	for _, e := range editions(openAt(24 * time.Hour)) {
		for _, a := range e.articles {
			if a.offset <= 0 {
				continue
			}
			before, after := openAt(a.offset-time.Second), openAt(a.offset)
			for n, want := range map[*Newsroom]int{before: http.StatusNotFound, after: http.StatusOK} {
				if got := get(t, n, e.url(a)).StatusCode; got != want {
					t.Errorf("%s: status %d, want %d", e.url(a), got, want)
				}
				for _, list := range []string{"/", e.feedPath()} {
					listed := strings.Contains(body(t, get(t, n, e.origin(e.port)+list)), e.path(a))
					if listed != (want == http.StatusOK) {
						t.Errorf("%s: listed at %s: %v", a.Slug, list, listed)
					}
				}
			}
		}
	}
}

func TestCopiesNameTheirOriginal(t *testing.T) {
	t.Parallel()
	n := openAt(24 * time.Hour)
	for _, e := range editions(n) {
		for _, a := range e.articles {
			if a.source == nil {
				continue
			}
			if a.offset <= a.copied.offset {
				t.Errorf("%s comes out before what it copies", a.Slug)
			}
			page := html.UnescapeString(body(t, get(t, n, e.url(a))))
			original := `<a href="` + e.sourceURL(a) + `">Source link </a>`
			for _, want := range []string{original, "This article is generated", "Leave a Reply", "<h2>" + a.Headline} {
				if !strings.Contains(page, want) {
					t.Errorf("%s lacks %q", a.Slug, want)
				}
			}
			if status := get(t, n, e.sourceURL(a)).StatusCode; status != http.StatusOK {
				t.Errorf("%s: the original answers %d", a.Slug, status)
			}
		}
	}
	for _, item := range parseFeed(t, n, "http://aggregata.localhost:"+port+"/feed.xml").Items {
		if !strings.Contains(item.Description, "appeared first on") || !strings.Contains(item.Content, "Source link") {
			t.Errorf("%s: the feed lacks the boilerplate", item.Link)
		}
	}
}

func TestLinksStayInside(t *testing.T) {
	t.Parallel()
	n := openAt(24 * time.Hour)
	var todo []string
	for _, feed := range n.Feeds(port) {
		todo = append(todo, feed.Site)
	}
	seen := map[string]bool{}
	for len(todo) > 0 {
		address := todo[0]
		todo = todo[1:]
		if seen[address] {
			continue
		}
		seen[address] = true
		resp := get(t, n, address)
		if resp.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", address, resp.StatusCode)
		}
		if strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") {
			todo = append(todo, pageLinks(t, address, resp.Body)...)
		}
	}
}

// pageLinks are the addresses in a page's attributes, without fragments.
func pageLinks(t *testing.T, base string, page io.Reader) []string {
	t.Helper()
	doc, err := nethtml.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	var links []string
	for node := range doc.Descendants() {
		for _, attr := range node.Attr {
			if attr.Key != "href" && attr.Key != "src" && !strings.HasPrefix(attr.Val, "http") {
				continue
			}
			address, _, _ := strings.Cut(resolve(t, base, attr.Val), "#")
			if host := resolveHost(t, address); !strings.HasSuffix(host, ".localhost:"+port) {
				t.Errorf("%s links to %s", base, address)
			}
			links = append(links, address)
		}
	}
	return links
}

func resolveHost(t *testing.T, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u.Host
}

func TestConditionalGet(t *testing.T) {
	t.Parallel()
	n := openAt(0)
	for _, feed := range n.Feeds(port) {
		first := get(t, n, feed.URL)
		etag, modified := first.Header.Get("ETag"), first.Header.Get("Last-Modified")
		if etag == "" || modified == "" {
			t.Fatalf("%s: ETag %q, Last-Modified %q", feed.URL, etag, modified)
		}
		for _, fields := range [][]string{{"If-None-Match", etag}, {"If-Modified-Since", modified}} {
			if status := get(t, n, feed.URL, fields...).StatusCode; status != http.StatusNotModified {
				t.Errorf("%s with %s: status %d", feed.URL, fields, status)
			}
		}
		if status := get(t, n, feed.URL, "If-None-Match", `"other"`).StatusCode; status != http.StatusOK {
			t.Errorf("%s with another tag: status %d", feed.URL, status)
		}
	}
}

func TestNewArticleChangesValidators(t *testing.T) {
	t.Parallel()
	const feed = "http://harbor-ledger.localhost:" + port + "/feed.xml"
	first := get(t, openAt(0), feed)
	later := openAt(4 * time.Minute)
	for _, name := range []string{"ETag", "Last-Modified"} {
		condition := map[string]string{"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[name]
		if status := get(t, later, feed, condition, first.Header.Get(name)).StatusCode; status != http.StatusOK {
			t.Errorf("%s from before the new article: status %d", name, status)
		}
	}
}

func TestGzip(t *testing.T) {
	t.Parallel()
	n := openAt(0)
	feed := n.Feeds(port)[0].URL
	plain := get(t, n, feed)
	packed := get(t, n, feed, "Accept-Encoding", "br, gzip;q=0.5")
	if got := packed.Header.Get("Content-Encoding"); got != "gzip" {
		t.Fatalf("Content-Encoding %q", got)
	}
	if plain.Header.Get("ETag") == packed.Header.Get("ETag") {
		t.Error("both representations have one ETag")
	}
	z, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	var unpacked bytes.Buffer
	if _, err := unpacked.ReadFrom(z); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(body(t, plain), unpacked.String()); diff != "" {
		t.Errorf("unpacked differs (-plain +unpacked):\n%s", diff)
	}
	for _, accept := range []string{"", "br", "gzip;q=0", "gzip; q=0.0, br"} {
		if got := get(t, n, feed, "Accept-Encoding", accept).Header.Get("Content-Encoding"); got != "" {
			t.Errorf("Accept-Encoding %q got %q", accept, got)
		}
	}
}

func TestMissing(t *testing.T) {
	t.Parallel()
	n := openAt(0)
	tests := []struct{ name, address, shows string }{
		{"no outlet", "http://localhost:" + port + "/", `href="http://harbor-ledger.localhost:` + port + `/"`},
		{"unknown outlet", "http://nobody.localhost:" + port + "/feed.xml", "Northwind Wire"},
		{"address instead of a name", "http://127.0.0.1:" + port + "/", "Northwind Wire"},
		{"another domain", "http://harbor-ledger.example/", "Northwind Wire"},
		{"unknown article", "http://harbor-ledger.localhost/2031/05/07/nothing", "/2031/05/07/lumo-strait-timetable"},
		{"no date", "http://harbor-ledger.localhost/x/y/z/lumo-strait-timetable", "Lumo Strait"},
		{"markup in the path", "http://harbor-ledger.localhost/%3Cscript%3Ealert(1)", "Lumo Strait"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			resp := get(t, n, tt.address)
			page := body(t, resp)
			if resp.StatusCode != http.StatusNotFound || !strings.Contains(page, tt.shows) {
				t.Errorf("status %d, page:\n%s", resp.StatusCode, page)
			}
			if strings.Contains(page, "<script>alert") {
				t.Error("the page repeats markup from the request")
			}
		})
	}
}

func TestHost(t *testing.T) {
	t.Parallel()
	n := openAt(0)
	tests := []struct{ host, slug, port string }{
		{"harbor-ledger.localhost", "harbor-ledger", ""},
		{"Harbor-Ledger.LOCALHOST:80", "harbor-ledger", ":80"},
		{"harbor-ledger.localhost.:8080", "harbor-ledger", ":8080"},
		{"harbor-ledger.localhost:http", "", ""},
		{"harbor-ledger.localhost:99999", "", ""},
		{`harbor-ledger.localhost:"><script>`, "", ""},
		{"harbor-ledger", "", ""},
		{"[::1]:8080", "", ":8080"},
		{"", "", ""},
	}
	for _, tt := range tests {
		o, port := n.route(tt.host)
		slug := ""
		if o != nil {
			slug = o.Slug
		}
		if slug != tt.slug || port != tt.port {
			t.Errorf("%q: outlet %q, port %q; want %q, %q", tt.host, slug, port, tt.slug, tt.port)
		}
	}
}

func TestLinksCarryThePortOfTheRequest(t *testing.T) {
	t.Parallel()
	n := openAt(0)
	for host, want := range map[string]string{
		"harbor-ledger.localhost":      "http://harbor-ledger.localhost/2031/05/07/lumo-strait-timetable",
		"harbor-ledger.localhost:1234": "http://harbor-ledger.localhost:1234/2031/05/07/lumo-strait-timetable",
	} {
		var links []string
		for _, item := range parseFeed(t, n, "http://"+host+"/feed.xml").Items {
			links = append(links, item.Link)
		}
		if !slices.Contains(links, want) {
			t.Errorf("%s: no %s in %q", host, want, links)
		}
	}
}

func TestIdentityLastsADay(t *testing.T) {
	t.Parallel()
	ids := func(from time.Time) []string {
		n := New(Config{Start: from, Now: func() time.Time { return from }})
		var ids []string
		for _, item := range parseFeed(t, n, "http://northwind-wire.localhost/feed.xml").Items {
			ids = append(ids, item.GUID)
		}
		return ids
	}
	if diff := cmp.Diff(ids(start), ids(start.Add(time.Hour))); diff != "" {
		t.Errorf("ids of the same day differ:\n%s", diff)
	}
	tomorrow := ids(start.Add(24 * time.Hour))
	for _, id := range ids(start) {
		if slices.Contains(tomorrow, id) {
			t.Errorf("%s comes again the next day", id)
		}
	}
}

func TestOnlyReading(t *testing.T) {
	t.Parallel()
	w := httptest.NewRecorder()
	openAt(0).ServeHTTP(w, httptest.NewRequest(http.MethodPost, "http://harbor-ledger.localhost/", nil))
	if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("status %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
}

// A feed in an old encoding holds bytes of that encoding, and its title and
// texts come through it whole.
func TestCharsets(t *testing.T) {
	t.Parallel()
	n := openAt(0)
	tests := []struct{ feed, declared, holds, lacks string }{
		{"http://elbtaler-bote.localhost/feed.xml", "windows-1252", "\x84Vier Jahre lang", "„"},
		{"http://correo-estuario.localhost/feed.xml", "iso-8859-1", "Kestovia ir\xe1", "á"},
		{"http://yunxi-daily.localhost/feed.xml", "utf-8", "云溪样报", "&#"},
	}
	for _, tt := range tests {
		resp := get(t, n, tt.feed)
		feed := body(t, resp)
		if !strings.Contains(resp.Header.Get("Content-Type"), "charset="+tt.declared) ||
			!strings.HasPrefix(feed, `<?xml version="1.0" encoding="`+tt.declared+`"?>`) {
			t.Errorf("%s does not declare %s", tt.feed, tt.declared)
		}
		if !strings.Contains(feed, tt.holds) || strings.Contains(feed, tt.lacks) {
			t.Errorf("%s is not in %s", tt.feed, tt.declared)
		}
	}
}
