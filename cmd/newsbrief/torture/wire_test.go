//go:build linux

package torture_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A wire lies between the bot and the stand-in for Slack, and fails as the
// internet does. It holds the stand-in to the one assumption that the bot makes:
// no message is taken later than lateMost after it was sent, however slow the
// machine is that runs the test.
type wire struct {
	slack http.Handler
	now   func() time.Time
	odds  odds
	up    chan struct{} // gets something when a bot connects

	mu    sync.Mutex // held while a message is taken, or a history read
	rng   *rand.Rand
	quiet bool // no faults any more
	taken []taken
	count map[string]int // calls by what befell them
}

// A taken message is one that the stand-in has accepted.
type taken struct {
	key, channel, thread, ts string
	text                     string
	at                       time.Time
}

// odds are how likely each fault is, in percent.
type odds struct {
	limited, before, after, hang, late, lost, refused int // of posts
	history, lag                                      int // of readings
}

// usual makes thirty posts in a hundred fail.
var usual = odds{limited: 10, before: 6, after: 3, hang: 4, late: 3, lost: 3, refused: 1, history: 10, lag: 20}

// lateMost is, on the fast clock, after how long a message isn't taken any
// more: well within the grace.
const lateMost = 30 * time.Second

// ServeHTTP passes a call on, or what is left of it.
func (w *wire) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return // the client is gone
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	switch r.URL.Path {
	case "/api/chat.postMessage":
		w.post(rw, r, body)
	case "/api/conversations.history", "/api/conversations.replies":
		w.read(rw, r, body)
	case "/api/apps.connections.open":
		select {
		case w.up <- struct{}{}:
		default:
		}
		w.slack.ServeHTTP(rw, r)
	default:
		w.slack.ServeHTTP(rw, r)
	}
}

// draw is the fault of a call, by a number of 0 to 99 and the odds in order.
func (w *wire) draw(names []string, percent ...int) (string, time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	n, wait := w.rng.IntN(100), time.Duration(w.rng.Int64N(int64(time.Second)))
	fate := "none"
	for i, p := range percent {
		if n -= p; n < 0 && !w.quiet {
			fate = names[i]
			break
		}
	}
	w.count[fate]++
	return fate, wait
}

func (w *wire) post(rw http.ResponseWriter, r *http.Request, body []byte) {
	o := w.odds
	fate, wait := w.draw([]string{"limited", "before", "after", "hang", "late", "lost", "refused"},
		o.limited, o.before, o.after, o.hang, o.late, o.lost, o.refused)
	switch fate {
	case "limited":
		rw.Header().Set("Retry-After", "1")
		http.Error(rw, `{"ok":false,"error":"ratelimited"}`, http.StatusTooManyRequests)
	case "before":
		http.Error(rw, "upstream unavailable", http.StatusServiceUnavailable)
	case "after":
		w.take(r, body)
		http.Error(rw, "upstream unavailable", http.StatusBadGateway)
	case "hang":
		w.take(r, body)
		<-r.Context().Done()
	case "late": // up to 25 s of the fast clock after it was sent
		http.Error(rw, "upstream timed out", http.StatusGatewayTimeout)
		later := r.Clone(context.WithoutCancel(r.Context()))
		time.AfterFunc(wait*25/speed, func() { w.take(later, body) })
	case "lost":
		w.take(r, body)
		panic(http.ErrAbortHandler)
	case "refused":
		rw.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(rw, `{"ok":false,"error":"fatal_error"}`)
	default:
		answer(rw, w.take(r, body))
	}
}

// take has the stand-in take a message, unless that would be too late.
func (w *wire) take(r *http.Request, body []byte) *httptest.ResponseRecorder {
	w.mu.Lock()
	defer w.mu.Unlock()
	rec := httptest.NewRecorder()
	ms, err := strconv.ParseInt(r.Header.Get("X-Torture-Sent"), 10, 64)
	if now := w.now(); err != nil || now.Sub(time.UnixMilli(ms)) > lateMost {
		w.count["too late"]++
		http.Error(rec, "upstream unavailable", http.StatusServiceUnavailable)
		return rec
	}
	again := r.Clone(r.Context())
	again.Body = io.NopCloser(bytes.NewReader(body))
	w.slack.ServeHTTP(rec, again)
	w.note(rec.Body.Bytes(), body)
	return rec
}

// note writes down a message that was taken, if it was.
func (w *wire) note(reply, body []byte) {
	var got struct {
		OK bool   `json:"ok"`
		TS string `json:"ts"`
	}
	var meta struct {
		Payload struct {
			K string `json:"k"`
		} `json:"event_payload"`
	}
	form, err := url.ParseQuery(string(body))
	if err != nil || json.Unmarshal(reply, &got) != nil || !got.OK {
		return
	}
	if json.Unmarshal([]byte(form.Get("metadata")), &meta) != nil || meta.Payload.K == "" {
		return
	}
	w.taken = append(w.taken, taken{
		key: meta.Payload.K, channel: form.Get("channel"), thread: form.Get("thread_ts"), ts: got.TS,
		text: form.Get("text"), at: w.now(),
	})
}

func (w *wire) read(rw http.ResponseWriter, r *http.Request, body []byte) {
	fate, wait := w.draw([]string{"history", "lag"}, w.odds.history, w.odds.lag)
	form, err := url.ParseQuery(string(body))
	if fate == "history" || err != nil {
		rw.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(rw, `{"ok":false,"error":"internal_error"}`)
		return
	}
	form.Set("limit", "15") // several pages
	if fate == "lag" {
		behind := w.now().Add(-wait * 2)
		form.Set("latest", strconv.FormatFloat(float64(behind.UnixMicro())/1e6, 'f', 6, 64))
	}
	r.Body = io.NopCloser(strings.NewReader(form.Encode()))
	rec := httptest.NewRecorder()
	w.mu.Lock()
	w.slack.ServeHTTP(rec, r)
	w.mu.Unlock()
	answer(rw, rec)
}

// answer sends what was recorded.
func answer(rw http.ResponseWriter, rec *httptest.ResponseRecorder) {
	for name, values := range rec.Header() {
		rw.Header()[name] = values
	}
	rw.WriteHeader(rec.Code)
	_, _ = rw.Write(rec.Body.Bytes())
}

// calm ends the faults.
func (w *wire) calm() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.quiet = true
}

// all are the messages taken so far.
func (w *wire) all() []taken {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]taken(nil), w.taken...)
}
