//go:build torture && unix

// Package torture, with the build tag "torture": see its other half. What to do
// comes from the environment:
//
//	NEWSBRIEF_TORTURE_POINT=NAME:N   die at the Nth passing of a point
//	NEWSBRIEF_TORTURE_OFF=NAME,…     safeguards that are switched off
//	NEWSBRIEF_TORTURE_EPOCH=NANOS    when the fast clock showed the same as others
//	NEWSBRIEF_TORTURE_STEP=FILE      holds by how many seconds the clock is wrong
package torture

import (
	"fmt"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// Speed is how many times as fast as others the clock runs.
const Speed = 60

// Minutely is as often as cron can: each minute of the fast clock.
const Minutely = "@every 1s"

// deadly is the point at which the process dies, and how many passings are
// left.
var deadly = sync.OnceValues(func() (string, *atomic.Int64) {
	name, n, _ := strings.Cut(os.Getenv("NEWSBRIEF_TORTURE_POINT"), ":")
	left := new(atomic.Int64)
	if passings, err := strconv.ParseInt(n, 10, 64); err == nil {
		left.Store(passings)
	}
	return name, left
})

// Point kills the process, as kill -9 does, where its time has come.
func Point(name string) {
	if at, left := deadly(); at == name && left.Add(-1) == 0 {
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {} // the signal may take a moment
	}
}

// Span is d on the fast clock.
func Span(d time.Duration) time.Duration { return max(d/Speed, 1) }

// Since is how much time has passed since start on the fast clock, were it never
// wrong.
func Since(start time.Time) time.Duration { return Speed * time.Since(start) }

// Off reports whether a safeguard is switched off.
func Off(safeguard string) bool {
	return slices.Contains(strings.Split(os.Getenv("NEWSBRIEF_TORTURE_OFF"), ","), safeguard)
}

// epoch is when the fast clock showed the same as others.
var epoch = sync.OnceValue(func() time.Time {
	nanos, err := strconv.ParseInt(os.Getenv("NEWSBRIEF_TORTURE_EPOCH"), 10, 64)
	if err != nil {
		panic(fmt.Sprintf("NEWSBRIEF_TORTURE_EPOCH: %v", err))
	}
	return time.Unix(0, nanos)
})

// Clock runs Speed times as fast since the epoch, and is wrong by what the file
// says.
func Clock() func() time.Time {
	step := os.Getenv("NEWSBRIEF_TORTURE_STEP")
	return func() time.Time { return Fast(epoch()).Add(wrong(step)) }
}

// SentHeader tells when a call was sent, in milliseconds of the fast clock, were
// it never wrong. The stand-in for Slack refuses what comes too late: the
// machine the test runs on must not break the one assumption there is.
const SentHeader = "X-Torture-Sent"

// Transport stamps calls with SentHeader.
func Transport() http.RoundTripper { return stamper{} }

type stamper struct{}

// RoundTrip implements [http.RoundTripper].
func (stamper) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set(SentHeader, strconv.FormatInt(Fast(epoch()).UnixMilli(), 10))
	return http.DefaultTransport.RoundTrip(r)
}

// Fast is what a clock shows that has run Speed times as fast since epoch.
func Fast(epoch time.Time) time.Time { return epoch.Add(Speed * time.Since(epoch)) }

// wrong reads by how much the clock is wrong; without a file it isn't.
func wrong(file string) time.Duration {
	text, err := os.ReadFile(file)
	if err != nil {
		return 0
	}
	seconds, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return 0
	}
	return time.Duration(seconds) * time.Second
}
