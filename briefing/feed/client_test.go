package feed

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"newsbrief/briefing"
)

// serve starts a server and returns its address and a client that may use it.
func serve(t *testing.T, handle http.HandlerFunc) (string, *Client) {
	t.Helper()
	s := httptest.NewServer(handle)
	t.Cleanup(s.Close)
	return s.URL, NewClient(Config{Allow: nets(t, "127.0.0.0/8, ::1"), UserAgent: "newsbrief/1.0"})
}

func zip(b []byte) []byte {
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	_, _ = w.Write(b)
	_ = w.Close()
	return z.Bytes()
}

func TestGetHeaders(t *testing.T) {
	t.Parallel()
	var got http.Header
	address, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		got = r.Header
		w.Header().Set("Set-Cookie", "id=1")
		w.WriteHeader(http.StatusNotModified)
	})
	v := briefing.Validators{ETag: `W/"a\b"`, LastModified: "yesterday, about noon"}
	for range 2 {
		r, err := c.Get(t.Context(), Request{URL: strings.Replace(address, "://", "://user:secret@", 1) + "/feed#top", Validators: v, Accept: "text/xml"})
		if err != nil || !r.NotModified {
			t.Fatalf("%+v, %v", r, err)
		}
	}
	want := http.Header{
		"User-Agent": {"newsbrief/1.0"}, "Accept": {"text/xml"}, "Accept-Encoding": {"gzip"},
		"If-None-Match": {v.ETag}, "If-Modified-Since": {v.LastModified},
	}
	for name := range got {
		if len(want[name]) == 0 {
			t.Errorf("sent %s: %q", name, got[name])
		}
	}
	for name := range want {
		if got.Get(name) != want.Get(name) {
			t.Errorf("%s is %q, want %q", name, got.Get(name), want.Get(name))
		}
	}
}

// TestUnaskedNotModified: a 304 to a request that wasn't conditional is no
// answer; taking it for one would keep a new feed empty for ever.
func TestUnaskedNotModified(t *testing.T) {
	t.Parallel()
	address, c := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotModified) })
	if r, err := c.Get(t.Context(), Request{URL: address}); err != nil || r.NotModified || r.Status != http.StatusNotModified {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestGetBodies(t *testing.T) {
	t.Parallel()
	text := []byte(strings.Repeat("The ferry left. ", 1000))
	for _, test := range []struct {
		name     string
		encoding string
		body     []byte
		want     error
	}{
		{"plain", "", text, nil},
		{"gzip", "gzip", zip(text), nil},
		{"x-gzip", "X-GZip", zip(text), nil},
		{"undeclared gzip", "", zip(text), nil},
		{"double gzip", "gzip", zip(zip(text)), nil},
		{"unasked encoding", "br", text, errEncoding},
		{"not gzip after all", "gzip", text, nil},
		{"cut gzip", "gzip", zip(text)[:60], io.ErrUnexpectedEOF},
		{"broken gzip", "gzip", append(zip(text)[:60], "nonsense"...), errEncoding},
		{"broken gzip header", "gzip", []byte("\x1f\x8bnonsense and more of it"), errEncoding},
		{"wrong checksum", "gzip", spoil(zip(text)), errEncoding},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			address, c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				if test.encoding != "" {
					w.Header().Set("Content-Encoding", test.encoding)
				}
				_, _ = w.Write(test.body)
			})
			r, err := c.Get(t.Context(), Request{URL: address})
			switch {
			case test.want == nil && (err != nil || !bytes.Equal(r.Body, text)):
				t.Errorf("%d bytes, %v", len(r.Body), err)
			case test.want != nil && !errors.Is(err, test.want):
				t.Errorf("%v, want %v", err, test.want)
			}
		})
	}
}

func spoil(z []byte) []byte {
	z = bytes.Clone(z)
	z[len(z)-6] ^= 1
	return z
}

// zeros is an endless body.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestGetTooLarge(t *testing.T) {
	t.Parallel()
	bomb := zip(make([]byte, 20<<20)) // 1,000 to 1
	var stored bytes.Buffer           // gzip that saves nothing
	z, _ := gzip.NewWriterLevel(&stored, gzip.NoCompression)
	_, _ = z.Write(make([]byte, 5<<20))
	_ = z.Close()
	for name, handle := range map[string]http.HandlerFunc{
		"announced 100 MB": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", fmt.Sprint(100<<20))
			w.WriteHeader(http.StatusOK)
		},
		"endless": func(w http.ResponseWriter, _ *http.Request) { _, _ = io.Copy(w, zeros{}) },
		"bomb": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = w.Write(bomb)
		},
		"undeclared bomb in a bomb": func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(zip(bomb)) },
		"too much on the wire": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.(http.Flusher).Flush()
			_, _ = w.Write(stored.Bytes())
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			address, c := serve(t, handle)
			if _, err := c.Get(t.Context(), Request{URL: address}); !errors.Is(err, briefing.ErrTooLarge) {
				t.Errorf("%v, want ErrTooLarge", err)
			}
		})
	}
}

func TestGetExactly(t *testing.T) {
	t.Parallel()
	address, c := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("12345")) })
	if r, err := c.Get(t.Context(), Request{URL: address, MaxBytes: 5}); err != nil || string(r.Body) != "12345" {
		t.Errorf("at the limit: %q, %v", r.Body, err)
	}
	if _, err := c.Get(t.Context(), Request{URL: address, MaxBytes: 4}); !errors.Is(err, briefing.ErrTooLarge) {
		t.Errorf("one past the limit: %v", err)
	}
	if r, err := c.Get(t.Context(), Request{URL: address, MaxBytes: 4, clip: true}); err != nil || string(r.Body) != "1234" {
		t.Errorf("clipped: %q, %v", r.Body, err)
	}
}

func TestRedirects(t *testing.T) {
	t.Parallel()
	hops := map[string]string{ // path -> "status location"
		"/once": "301 /end", "/perm": "308 /once", "/mixed": "301 /temp", "/temp": "302 /perm2", "/perm2": "301 /end",
		"/see": "303 /end", "/307": "307 end", "/loop": "302 /pool", "/pool": "302 /loop", "/self": "301 /self", "/nowhere": "302 ", "/bad": "302 http://[::1", "/ftp": "302 ftp://ledger.example/",
		"/1": "302 /2", "/2": "302 /3", "/3": "302 /4", "/4": "302 /5", "/5": "302 /end", "/0": "302 /1",
	}
	address, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		status, location := 200, ""
		if hop, ok := hops[r.URL.Path]; ok {
			_, _ = fmt.Sscan(hop, &status, &location)
		}
		if r.Header.Get("Referer") != "" || r.Header.Get("Cookie") != "" {
			t.Errorf("%s: Referer or Cookie sent", r.URL.Path)
		}
		w.Header().Set("Set-Cookie", "a=b")
		if location != "" {
			w.Header().Set("Location", location)
		}
		w.WriteHeader(status)
	})
	for path, want := range map[string]struct {
		status int
		url    string
		moved  string
		err    error
	}{
		"/plain":   {status: 200, url: "/plain"},
		"/once":    {status: 200, url: "/end", moved: "/end"},
		"/perm":    {status: 200, url: "/end", moved: "/end"},
		"/mixed":   {status: 200, url: "/end", moved: "/temp"},
		"/temp":    {status: 200, url: "/end"},
		"/see":     {status: 200, url: "/end"},
		"/307":     {status: 200, url: "/end"},
		"/nowhere": {status: 302, url: "/nowhere"},
		"/1":       {status: 200, url: "/end"},
		"/0":       {err: errRedirects},
		"/loop":    {err: errRedirects},
		"/self":    {err: errRedirects},
		"/bad":     {err: errRedirects},
		"/ftp":     {err: briefing.ErrRefused},
	} {
		r, err := c.Get(t.Context(), Request{URL: address + path})
		if want.err != nil {
			if !errors.Is(err, want.err) {
				t.Errorf("%s: %v, want %v", path, err, want.err)
			}
			continue
		}
		if err != nil || r.Status != want.status || r.URL != address+want.url || strings.TrimPrefix(r.Moved, address) != want.moved {
			t.Errorf("%s: %d %s moved %q, %v", path, r.Status, r.URL, r.Moved, err)
		}
	}
}

// TestKeepAlive: one connection serves one request after another.
func TestKeepAlive(t *testing.T) {
	t.Parallel()
	var conns atomic.Int32
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/old" {
			http.Redirect(w, r, "/new", http.StatusFound)
			return
		}
		_, _ = w.Write([]byte("hello"))
	}))
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			conns.Add(1)
		}
	}
	s.Start()
	t.Cleanup(s.Close)
	c := NewClient(Config{Allow: nets(t, "127.0.0.1")})
	for range 5 {
		if _, err := c.Get(t.Context(), Request{URL: s.URL + "/old"}); err != nil {
			t.Fatal(err)
		}
	}
	if n := conns.Load(); n != 1 {
		t.Errorf("%d connections for 10 requests, want 1", n)
	}
}

// TestOneInFlight: hosts are asked at the same time, each for one thing at once.
func TestOneInFlight(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		flying, most := make(map[string]int), 0
		c := NewClient(Config{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
			mu.Lock()
			flying[r.URL.Host]++
			most = max(most, flying[r.URL.Host])
			mu.Unlock()
			time.Sleep(time.Second)
			mu.Lock()
			flying[r.URL.Host]--
			mu.Unlock()
			return answer(r, 200, "ok"), nil
		})})
		start := time.Now()
		var wg sync.WaitGroup
		for i := range 40 {
			wg.Go(func() {
				if _, err := c.Get(t.Context(), Request{URL: fmt.Sprintf("http://host%d.example/%d", i%4, i)}); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if took := time.Since(start); most != 1 || took != 10*time.Second {
			t.Errorf("%d at once on a host, all done in %v; want 1, 10s", most, took)
		}
		if n := len(c.hosts.slots); n != 0 {
			t.Errorf("%d hosts are still remembered", n)
		}
	})
}

// TestWaiterLeaves: who waits for a host can give up, and harms nobody.
func TestWaiterLeaves(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c := NewClient(Config{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
			time.Sleep(10 * time.Second)
			return answer(r, 200, "ok"), nil
		})})
		var wg sync.WaitGroup
		wg.Go(func() {
			if _, err := c.Get(t.Context(), Request{URL: "http://ledger.example/a"}); err != nil {
				t.Error(err)
			}
		})
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := c.Get(ctx, Request{URL: "http://ledger.example/b"}); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v, want DeadlineExceeded", err)
		}
		wg.Wait()
		if _, err := c.Get(t.Context(), Request{URL: "http://ledger.example/c"}); err != nil {
			t.Error(err)
		}
	})
}

// drip is a body that gives a byte a second until its request ends.
type drip struct{ ctx context.Context }

func (d drip) Read(p []byte) (int, error) {
	select {
	case <-time.After(time.Second):
		p[0] = 'x'
		return 1, nil
	case <-d.ctx.Done():
		return 0, d.ctx.Err()
	}
}

func (drip) Close() error { return nil }

// TestTimeout: the time is for the whole request, body and redirects included,
// and waiting for the host doesn't count.
func TestTimeout(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c := NewClient(Config{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
			resp := answer(r, 200, "")
			switch r.URL.Path {
			case "/slow":
				resp.ContentLength, resp.Body = -1, drip{r.Context()}
			case "/hop":
				time.Sleep(15 * time.Second)
				resp = answer(r, 302, "", "Location", "/slow")
			}
			return resp, nil
		})})
		var wg sync.WaitGroup
		for _, path := range []string{"/slow", "/hop"} {
			wg.Go(func() {
				_, err := c.Get(t.Context(), Request{URL: "http://ledger.example" + path})
				if !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("%s: %v, want DeadlineExceeded", path, err)
				}
				if got := problem(err, true); got != "Its server did not answer in time." {
					t.Errorf("%s: %q", path, got)
				}
			})
		}
		start := time.Now()
		wg.Wait()
		if took := time.Since(start); took != 40*time.Second {
			t.Errorf("took %v, want 20s for each, one after the other", took)
		}
	})
}

func TestErrorsHideSecrets(t *testing.T) {
	t.Parallel()
	c := NewClient(Config{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
		return nil, errors.New("no route")
	})})
	_, err := c.Get(t.Context(), Request{URL: "https://me:hunter2@ledger.example/feed?token=abc#frag"})
	if got, want := err.Error(), "get https://ledger.example/feed?…: no route"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
