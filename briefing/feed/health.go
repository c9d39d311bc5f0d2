package feed

import (
	"hash/fnv"
	"net/http"
	"strconv"
	"strings"
	"time"

	"newsbrief/briefing"
)

// DefaultInterval is how long a feed that works is left alone.
const DefaultInterval = 10 * time.Minute

const (
	maxWait       = 4 * time.Hour      // the longest a working feed can keep us away: news gets old
	firstBackoff  = 10 * time.Minute   // after the first failure, doubled with each one after it
	maxBackoff    = 24 * time.Hour     // a failing feed is tried once a day, for ever
	goneBackoff   = 7 * 24 * time.Hour // for "410 Gone", which is meant to be final
	minRetryAfter = 5 * time.Minute    // a shorter Retry-After is no help to a server in trouble
)

// worked marks fd as working and sets the next attempt. It returns how long
// the server asked to be left alone: the greatest of Cache-Control's max-age,
// Retry-After and the feed's own ttl, at most maxWait.
func (f *Fetcher) worked(fd *briefing.Feed, h http.Header, ttl time.Duration, now time.Time) time.Duration {
	interval := f.Interval
	if interval <= 0 {
		interval = DefaultInterval
	}
	wait := min(max(maxAge(h), after(h, now), ttl), maxWait)
	// A tenth off our own interval, or a feed read a second after one tick of
	// the schedule would miss the next. The server's word is kept to the second.
	fd.Health = briefing.Health{Tried: now, Worked: now, NextTry: now.Add(max(interval-interval/10, wait))}
	return wait
}

// Failed returns fd after an attempt that ended in err: one more failure, the
// problem in words for people, and the next attempt by exponential backoff. The
// backoff is spread by the feed's address, so that feeds that fail together
// don't come back together, and is never shorter than what the server asked
// for with Retry-After. Validators and everything else stay.
func Failed(fd briefing.Feed, err error, now time.Time) briefing.Feed {
	fd.Failures++
	fd.Tried = now
	fd.Problem = problem(err, !fd.Worked.IsZero())
	fd.NextTry = now.Add(max(spread(fd.URL, backoff(err, fd.Failures)), retryAfter(err)))
	return fd
}

func backoff(err error, failures int) time.Duration {
	if statusOf(err) == http.StatusGone {
		return goneBackoff
	}
	wait := firstBackoff
	for n := 1; n < failures && wait < maxBackoff; n++ {
		wait *= 2
	}
	return min(wait, maxBackoff)
}

// spread moves d by up to a tenth in either direction, always the same way
// for the same address.
func spread(address string, d time.Duration) time.Duration {
	h := fnv.New32a()
	h.Write([]byte(address))
	tenth := int64(d / 10)
	return d + time.Duration(int64(h.Sum32())%(2*tenth+1)-tenth)
}

// retryAfter is the Retry-After behind err, kept between minRetryAfter and
// maxBackoff; 0 when there is none.
func retryAfter(err error) time.Duration {
	switch status := statusError(err); {
	case status == nil || status.After <= 0:
		return 0
	case status.Status != http.StatusTooManyRequests && status.Status != http.StatusServiceUnavailable:
		return 0
	default:
		return min(max(status.After, minRetryAfter), maxBackoff)
	}
}

// after reads Retry-After, which is seconds or a date (RFC 9110, section
// 10.2.3); 0 when there is none, or none that can be read.
func after(h http.Header, now time.Time) time.Duration {
	v := strings.TrimSpace(h.Get("Retry-After"))
	if n, err := strconv.ParseInt(v, 10, 64); err == nil {
		return seconds(n)
	}
	if t, err := http.ParseTime(v); err == nil {
		return max(0, t.Sub(now))
	}
	return 0
}

// maxAge reads Cache-Control's max-age less the time the answer has already
// spent in caches (RFC 9111, section 4.2); 0 for answers not to be cached.
func maxAge(h http.Header) time.Duration {
	var age time.Duration
	for part := range strings.SplitSeq(strings.Join(h.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		switch strings.ToLower(name) {
		case "no-cache", "no-store":
			return 0
		case "max-age":
			n, _ := strconv.ParseInt(strings.Trim(value, `"`), 10, 64)
			spent, _ := strconv.ParseInt(h.Get("Age"), 10, 64)
			age = max(0, seconds(n)-seconds(spent))
		}
	}
	return age
}

// seconds is n seconds, kept between 0 and a year so that nothing overflows.
func seconds(n int64) time.Duration {
	return time.Duration(min(max(n, 0), 365*24*3600)) * time.Second
}
