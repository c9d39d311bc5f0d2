package feed

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"pgregory.net/rapid"

	"newsbrief/briefing"
)

func TestBackoff(t *testing.T) {
	t.Parallel()
	fd := briefing.Feed{URL: "https://ledger.example/feed"}
	boom := errors.New("boom")
	for _, want := range []time.Duration{10 * time.Minute, 20 * time.Minute, 40 * time.Minute, 80 * time.Minute, 160 * time.Minute, 320 * time.Minute, 640 * time.Minute, 1280 * time.Minute, maxBackoff, maxBackoff} {
		fd = Failed(fd, boom, noon)
		near(t, fd.NextTry.Sub(noon), want)
	}
	fd.Failures = 1 << 40
	near(t, Failed(fd, boom, noon).NextTry.Sub(noon), maxBackoff)
	near(t, Failed(fd, &StatusError{Status: http.StatusGone}, noon).NextTry.Sub(noon), goneBackoff)
}

func near(t *testing.T, got, want time.Duration) {
	t.Helper()
	if got < want-want/10 || got > want+want/10 {
		t.Errorf("waits %v, want %v give or take a tenth", got, want)
	}
}

// TestSpread: feeds that failed together come back apart, each always the same.
func TestSpread(t *testing.T) {
	t.Parallel()
	seen := make(map[time.Duration]bool)
	for i := range 100 {
		address := fmt.Sprintf("https://outlet%d.example/feed", i)
		d := spread(address, time.Hour)
		if d != spread(address, time.Hour) {
			t.Fatalf("%s moves", address)
		}
		near(t, d, time.Hour)
		seen[d] = true
	}
	if len(seen) < 90 {
		t.Errorf("100 feeds come back at %d different times", len(seen))
	}
}

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		header string
		want   time.Duration
	}{
		{"", 0}, {"soon", 0}, {"-5", 0}, {"1", minRetryAfter}, {" 3600 ", time.Hour}, {"99999999999999", maxBackoff}, {"99999999999999999999", 0},
		{noon.Add(2 * time.Hour).Format(http.TimeFormat), 2 * time.Hour}, {noon.Add(-time.Hour).Format(http.TimeFormat), 0},
		{noon.AddDate(400, 0, 0).Format(http.TimeFormat), maxBackoff},
	} {
		for _, status := range []int{http.StatusTooManyRequests, http.StatusServiceUnavailable} {
			err := &StatusError{Status: status, After: after(http.Header{"Retry-After": {test.header}}, noon)}
			if got := retryAfter(fmt.Errorf("wrapped: %w", err)); got != test.want {
				t.Errorf("%d with Retry-After %q: %v, want %v", status, test.header, got, test.want)
			}
		}
	}
	if got := retryAfter(&StatusError{Status: http.StatusNotFound, After: time.Hour}); got != 0 {
		t.Errorf("404 with Retry-After: %v", got)
	}
}

func TestMaxAge(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]time.Duration{
		"max-age=600": 10 * time.Minute, "public, Max-Age=\"600\"": 10 * time.Minute, "no-cache, max-age=600": 0, "max-age=600, no-store": 0,
		"max-age=-1": 0, "max-age=x": 0, "s-maxage=600": 0, "": 0, "max-age=999999999999": 365 * 24 * time.Hour,
	} {
		if got := maxAge(http.Header{"Cache-Control": {value}}); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
	aged := http.Header{"Cache-Control": {"max-age=600"}, "Age": {"450"}}
	if got := maxAge(aged); got != 150*time.Second {
		t.Errorf("aged: %v", got)
	}
}

// TestNextTry: a working feed is never asked before its interval, nor before
// its server wants it, and never left alone for more than maxWait.
func TestNextTry(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f := Fetcher{Interval: time.Duration(rapid.IntRange(0, 3600).Draw(t, "interval")) * time.Second}
		age := rapid.IntRange(-10, 1<<40).Draw(t, "max-age")
		ttl := time.Duration(rapid.IntRange(0, 1<<20).Draw(t, "ttl")) * time.Second
		var fd briefing.Feed
		wait := f.worked(&fd, http.Header{"Cache-Control": {fmt.Sprint("max-age=", age)}}, ttl, noon)
		next := fd.NextTry.Sub(noon)
		interval := f.Interval
		if interval == 0 {
			interval = DefaultInterval
		}
		if next < interval*9/10 || next < wait || wait > maxWait || wait < min(maxWait, ttl) {
			t.Fatalf("next after %v, wait %v", next, wait)
		}
	})
}

func TestProblemOfNetwork(t *testing.T) {
	t.Parallel()
	expired := &tls.CertificateVerificationError{Err: x509.CertificateInvalidError{Reason: x509.Expired}}
	for want, err := range map[string]error{
		"Its certificate has expired.":                            expired,
		"Its certificate cannot be trusted.":                      &tls.CertificateVerificationError{Err: x509.UnknownAuthorityError{}},
		"Its server’s name does not exist.":                       &net.OpError{Err: &net.DNSError{IsNotFound: true}},
		"Its server did not answer in time.":                      context.DeadlineExceeded,
		"Its server does not answer.":                             &net.OpError{Err: errors.New("connection refused")},
		"It is too large or too deeply nested to be read.":        briefing.ErrTooLarge,
		"Its server sends it in an encoding that cannot be read.": errEncoding,
		"Its address answers with status 204 instead of a feed.":  &StatusError{Status: 204},
		"Its server does not let newsbrief in (401).":             &StatusError{Status: 401},
	} {
		if got := problem(fmt.Errorf("get https://ledger.example/: %w", err), true); got != want {
			t.Errorf("%v: %q, want %q", err, got, want)
		}
	}
	if got := problem(briefing.ErrNotFeed, false); got != "Its address does not hold a feed." {
		t.Errorf("never worked: %q", got)
	}
}

func TestProblemOfCertificate(t *testing.T) {
	t.Parallel()
	s := httptest.NewUnstartedServer(http.NotFoundHandler())
	s.Config.ErrorLog = log.New(io.Discard, "", 0) // it complains about us
	s.StartTLS()
	t.Cleanup(s.Close)
	_, err := NewClient(Config{Allow: nets(t, "127.0.0.1")}).Get(t.Context(), Request{URL: s.URL})
	if got := problem(err, true); got != "Its certificate cannot be trusted." {
		t.Errorf("%v: %q", err, got)
	}
}
