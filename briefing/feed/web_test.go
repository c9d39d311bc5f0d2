package feed

import (
	"bufio"
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// noon is when tests happen.
var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func atNoon() time.Time { return noon }

// A web is a fake internet, read from a txtar archive in which the files are
// named by their addresses and hold raw HTTP responses. What the archive
// doesn't name is not there. It records the requests.
type web struct {
	pages map[string][]byte

	mu       sync.Mutex
	requests []*http.Request
}

func readWeb(t testing.TB, file string) *web {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	w := &web{pages: make(map[string][]byte)}
	for _, f := range a.Files {
		w.pages[f.Name] = f.Data
	}
	return w
}

// RoundTrip answers from the archive.
func (w *web) RoundTrip(req *http.Request) (*http.Response, error) {
	w.mu.Lock()
	w.requests = append(w.requests, req)
	w.mu.Unlock()
	page, ok := w.pages[req.URL.String()]
	if !ok {
		return nil, fmt.Errorf("%s is not on this web", req.URL)
	}
	head, body, _ := strings.Cut(string(page), "\n\n")
	return http.ReadResponse(bufio.NewReader(strings.NewReader(strings.ReplaceAll(head, "\n", "\r\n")+"\r\n\r\n"+body)), req)
}

// asked lists the addresses requested so far.
func (w *web) asked() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var list []string
	for _, r := range w.requests {
		list = append(list, r.URL.String())
	}
	return list
}

func (w *web) client() *Client {
	return NewClient(Config{UserAgent: "newsbrief/1.0 (+https://newsbrief.example/bot)", Transport: w, Now: atNoon})
}

// roundTrip is a transport made of a function.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// answer is a plain response for fake transports.
func answer(req *http.Request, status int, body string, header ...string) *http.Response {
	h := make(http.Header)
	for i := 0; i+1 < len(header); i += 2 {
		h.Set(header[i], header[i+1])
	}
	return &http.Response{
		StatusCode: status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: h, Request: req,
		ContentLength: int64(len(body)), Body: nopCloser{bytes.NewReader([]byte(body))},
	}
}

type nopCloser struct{ *bytes.Reader }

func (nopCloser) Close() error { return nil }
