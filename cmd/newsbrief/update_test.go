package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"newsbrief/briefing/topic"
)

// A wire is an outlet whose feed the test writes on.
type wire struct {
	entries atomic.Value // string
}

func (o *wire) add(guid, title, text string) {
	before, _ := o.entries.Load().(string)
	o.entries.Store(before + fmt.Sprintf("<item><title>%s</title><guid isPermaLink=\"false\">%s</guid><pubDate>%s</pubDate><description><![CDATA[%s]]></description></item>",
		title, guid, time.Now().UTC().Format(time.RFC1123Z), strings.Repeat("<p>"+text+"</p>", 4)))
}

func (o *wire) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	entries, _ := o.entries.Load().(string)
	fmt.Fprintf(w, "<rss version=\"2.0\"><channel><title>Harbor Ledger</title><language>en</language>%s</channel></rss>", entries)
}

// newsroomOf is a demo over one outlet's feed, with its bot at work.
func newsroomOf(t *testing.T, outlet http.Handler) *demo {
	t.Helper()
	site := httptest.NewServer(outlet)
	t.Cleanup(site.Close)
	dir := t.TempDir()
	list := filepath.Join(dir, "feeds.opml")
	opml := `<opml version="2.0"><body><outline text="Harbor" type="rss" xmlUrl="` + site.URL + `"/></body></opml>`
	if err := os.WriteFile(list, []byte(opml), 0o600); err != nil {
		t.Fatal(err)
	}
	a := &app{
		env:    environ{stdout: io.Discard, stderr: io.Discard, now: time.Now},
		cfg:    Config{Database: filepath.Join(dir, "news.db"), AllowNets: "127.0.0.0/8", Pages: "never", Collect: time.Nanosecond, Log: "error"},
		topics: topic.Standard(),
	}
	a.log = newLogger(io.Discard, a.cfg, true)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	d, err := demoCmd{Feeds: list}.newDemo(t.Context(), a, listener)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return serveUntil(ctx, listener, d.handler) })
	group.Go(func() error { return d.sandbox.Run(ctx) })
	group.Go(func() error { return d.bot.Run(ctx) })
	t.Cleanup(func() {
		cancel()
		if err := group.Wait(); err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("the demo ended with %v", err)
		}
		if err := d.db.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// A story that was posted comes again when there is something new, says what,
// and links to the post that told it; with nothing new it stays away.
func TestUpdateIsPosted(t *testing.T) {
	t.Parallel()
	outlet := &wire{}
	d := newsroomOf(t, outlet)
	address := "http://" + d.listener.Addr().String()
	posts := 0
	next := func() shown {
		t.Helper()
		if err := d.first(t.Context()); err != nil {
			t.Fatal(err)
		}
		posts++
		eventually(t, "a digest", func() bool { return len(messages(t, address, demoChannel)) == posts })
		return messages(t, address, demoChannel)[posts-1]
	}
	const wait = "Grain ships lay off the Lumo Strait for a ninth day while China and Verania argued over tolls. " +
		"“We came for a timetable and got a weather report,” said Ilsa Vandermoor, trade minister of Verania. "
	outlet.add("1", "Grain ships wait off Lumo Strait as China and Verania argue", wait)
	if m := next(); !strings.Contains(m.Text, "Grain ships wait") || strings.Contains(m.Text, "Update") {
		t.Fatalf("the first digest:\n%s", m.Text)
	}
	outlet.add("2", "China and Verania argue as grain ships wait off Lumo Strait", wait)
	if m := next(); !strings.Contains(m.Text, "nothing new") {
		t.Errorf("a copy was told:\n%s", m.Text)
	}
	outlet.add("3", "Accord signed: 40 grain ships pass Lumo Strait, China and Verania end dispute", wait+
		"“She sounded the horn for eleven minutes and nobody complained,” said Perpetua Quill, harbour master of Tarn.")
	m := next()
	for _, part := range []string{"1. Update: Accord signed", "New: headline", "Before: Grain ships wait off Lumo Strait"} {
		if !strings.Contains(m.Text, part) {
			t.Errorf("the update lacks %q:\n%s", part, m.Text)
		}
	}
	if before := "/p" + strings.ReplaceAll(messages(t, address, demoChannel)[0].TS, ".", ""); !strings.Contains(string(m.Blocks), before) {
		t.Errorf("no link to %s:\n%s", before, m.Blocks)
	}
}
