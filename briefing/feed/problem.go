package feed

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"time"

	"newsbrief/briefing"
)

// A StatusError is an answer other than a document: "404 Not Found".
type StatusError struct {
	URL    string        // without userinfo and query
	Status int           // as the server gave it
	After  time.Duration // Retry-After, 0 where there is none
}

// Error names the address and the status.
func (e *StatusError) Error() string {
	return fmt.Sprintf("get %s: status %d %s", e.URL, e.Status, http.StatusText(e.Status))
}

func statusError(err error) *StatusError {
	e, _ := errors.AsType[*StatusError](err)
	return e
}

func statusOf(err error) int {
	if e := statusError(err); e != nil {
		return e.Status
	}
	return 0
}

// problem says in one sentence for people why an attempt failed. worked tells
// whether the feed ever did.
func problem(err error, worked bool) string {
	status := statusOf(err)
	switch {
	case status != 0:
		return statusProblem(status)
	case errors.Is(err, briefing.ErrNotFeed) && worked:
		return "It no longer holds a feed."
	case errors.Is(err, briefing.ErrNotFeed):
		return "Its address does not hold a feed."
	case errors.Is(err, briefing.ErrTooLarge):
		return "It is too large or too deeply nested to be read."
	case errors.Is(err, briefing.ErrRefused):
		return "Its address is not on the public web, so it was not asked."
	case errors.Is(err, errRedirects):
		return "Its address redirects in circles, or too often."
	case errors.Is(err, errEncoding):
		return "Its server sends it in an encoding that cannot be read."
	}
	return networkProblem(err)
}

func statusProblem(status int) string {
	switch {
	case status == http.StatusNotFound:
		return "Its address answers “page not found” (404)."
	case status == http.StatusGone:
		return "Its server says that it is gone for good (410)."
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return fmt.Sprintf("Its server does not let newsbrief in (%d).", status)
	case status == http.StatusTooManyRequests:
		return "Its server asks for fewer requests (429)."
	case status >= 500:
		return fmt.Sprintf("Its server is in trouble (%d).", status)
	}
	return fmt.Sprintf("Its address answers with status %d instead of a feed.", status)
}

func networkProblem(err error) string {
	if e, ok := errors.AsType[x509.CertificateInvalidError](err); ok && e.Reason == x509.Expired {
		return "Its certificate has expired."
	}
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return "Its certificate cannot be trusted."
	}
	if e, ok := errors.AsType[*net.DNSError](err); ok && e.IsNotFound {
		return "Its server’s name does not exist."
	}
	if e, ok := errors.AsType[net.Error](err); ok && e.Timeout() || errors.Is(err, context.DeadlineExceeded) {
		return "Its server did not answer in time."
	}
	return "Its server does not answer."
}

// display is the address as errors and logs may show it: without userinfo,
// query and fragment, where people's tokens are.
func display(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "an address that cannot be read"
	}
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	if u.RawQuery != "" {
		u.RawQuery = "…"
	}
	return u.String()
}
