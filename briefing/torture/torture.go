//go:build !torture

// Package torture is where the torture test takes hold of the program: places
// at which it can be killed, a clock that runs faster, and safeguards that can
// be switched off to see that the test notices.
//
// It promises to be no code at all in every build but those with the build tag
// "torture": its functions are empty or give back what they are given, and the
// compiler inlines them. It decides nothing and keeps nothing.
package torture

import (
	"net/http"
	"time"
)

// Minutely is the times of a job that runs each minute, in cron's form.
const Minutely = "* * * * *"

// Point is a place at which the torture test may kill the process. Names are
// unique, in lower case.
func Point(name string) {}

// Span is how long to wait where d is meant.
func Span(d time.Duration) time.Duration { return d }

// Since is how much time has passed since start, by the clock that is never set.
func Since(start time.Time) time.Duration { return time.Since(start) }

// Off reports whether a safeguard is switched off.
func Off(safeguard string) bool { return false }

// Clock is the clock of the process.
func Clock() func() time.Time { return time.Now }

// Transport carries the calls to Slack; nil is the usual one.
func Transport() http.RoundTripper { return nil }
