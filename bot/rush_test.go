package bot

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
)

// rush is an outbox of digests that are due at once, each with replies, and the
// Slack they go to, which takes a third of a second for an answer and a message
// a second in a channel.
type rush struct {
	mu      sync.Mutex
	waiting []briefing.Delivery // in the order of claims
	busy    map[string]bool     // channels with one on its way
	later   map[string]time.Time
	posted  map[string][]post // by channel
	limited map[string]int    // how often a channel says 429 first
	refused int               // answers of 429
}

type post struct {
	text, thread string
	at           time.Time
}

func newRush(channels, replies int) *rush {
	r := &rush{busy: map[string]bool{}, later: map[string]time.Time{}, posted: map[string][]post{}, limited: map[string]int{}}
	for part := range replies + 1 {
		for c := range channels {
			story := briefing.Briefing{Headline: fmt.Sprintf("part %d", part)}
			d := briefing.Delivery{Key: fmt.Sprintf("%d#%d", c, part), Channel: fmt.Sprintf("C%04d", c), Part: part, Digest: briefing.Digest{Slot: time.Now(), Briefings: []briefing.Briefing{story}}}
			r.waiting = append(r.waiting, d)
		}
	}
	return r
}

func (r *rush) Claim(_ context.Context, now time.Time, _ time.Duration) (briefing.Delivery, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	i := slices.IndexFunc(r.waiting, func(d briefing.Delivery) bool {
		return !r.busy[d.Channel] && !r.later[d.Channel].After(now) && (d.Part == 0 || len(r.posted[d.Channel]) == d.Part)
	})
	if i < 0 {
		return briefing.Delivery{}, briefing.ErrNotFound
	}
	d := r.waiting[i]
	r.waiting = slices.Delete(r.waiting, i, i+1)
	r.busy[d.Channel] = true
	d.Attempt, d.FirstSent, d.Thread = 1, now, r.thread(d)
	return d, nil
}

func (r *rush) thread(d briefing.Delivery) string {
	if d.Part == 0 {
		return ""
	}
	return "1.000100"
}

func (r *rush) Sent(_ context.Context, d briefing.Delivery) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.busy[d.Channel] = false
	return nil
}

func (r *rush) Release(_ context.Context, d briefing.Delivery, at time.Time) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.busy[d.Channel], r.later[d.Channel] = false, at
	r.waiting = append([]briefing.Delivery{d}, r.waiting...)
	return nil
}

func (r *rush) Doubt(context.Context, briefing.Delivery, time.Time) error {
	panic("nothing is in doubt here")
}

func (r *rush) Fail(context.Context, briefing.Delivery, string) error { panic("nothing fails here") }

func (r *rush) Unswept(context.Context, time.Time) ([]briefing.Delivery, error) { return nil, nil }
func (r *rush) Swept(context.Context, []briefing.Delivery) error                { return nil }

// RoundTrip is Slack's answer to a message.
func (r *rush) RoundTrip(req *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(req.Body)
	if err != nil {
		return nil, err
	}
	form, err := url.ParseQuery(string(body))
	if err != nil {
		return nil, err
	}
	time.Sleep(time.Second / 3) // of the test's own clock
	return r.answer(req, form), nil
}

func (r *rush) answer(req *http.Request, form url.Values) *http.Response {
	r.mu.Lock()
	defer r.mu.Unlock()
	channel, now := form.Get("channel"), time.Now()
	list := r.posted[channel]
	early := len(list) > 0 && now.Sub(list[len(list)-1].at) < time.Second
	resp := &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Request: req}
	if r.limited[channel] > 0 || early {
		r.limited[channel]--
		r.refused++
		resp.StatusCode = http.StatusTooManyRequests
		resp.Header.Set("Retry-After", "7")
		resp.Body = io.NopCloser(strings.NewReader(""))
		return resp
	}
	r.posted[channel] = append(list, post{form.Get("text"), form.Get("thread_ts"), now})
	resp.Body = io.NopCloser(strings.NewReader(`{"ok":true,"channel":"` + channel + `","ts":"1.000100"}`))
	return resp
}

// run posts until nothing waits, and returns how long that took.
func (r *rush) run(t *testing.T) time.Duration {
	start := time.Now()
	p := &Poster{
		api:    slack.New("xoxb-test", slack.OptionHTTPClient(&http.Client{Transport: r})),
		outbox: r, sweeps: r, pace: newPace(), now: time.Now, elapsed: func() time.Duration { return time.Since(start) },
		log: slog.New(slog.DiscardHandler), meter: newMeter(nil), underway: newUnderway(), wake: make(chan struct{}, 1),
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	done := make(chan error, 1)
	go func() { done <- p.Run(ctx) }()
	for !r.done() {
		time.Sleep(100 * time.Millisecond)
	}
	took := time.Since(start)
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
	return took
}

func (r *rush) done() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.waiting) == 0 && !slices.Contains(slices.Collect(maps.Values(r.busy)), true)
}

// A thousand channels due at once go out as fast as Slack answers, each channel's
// messages in order and a second apart.
func TestThousandChannels(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const channels, replies = 1000, 3
		r := newRush(channels, replies)
		start := time.Now()
		took := r.run(t)
		var digests time.Duration
		for channel, list := range r.posted {
			digests = max(digests, list[0].at.Sub(start))
			for i, p := range list {
				if !strings.Contains(p.text, fmt.Sprintf("part %d", i)) || (p.thread != "") != (i > 0) {
					t.Errorf("message %d of %s says %q in thread %q", i, channel, p.text, p.thread)
				}
				if i > 0 && p.at.Sub(list[i-1].at) < time.Second {
					t.Errorf("%s: %s between two messages", channel, p.at.Sub(list[i-1].at))
				}
			}
			if len(list) != replies+1 {
				t.Errorf("%s has %d messages", channel, len(list))
			}
		}
		// Sixteen calls at a time, a third of a second each.
		most := channels * time.Second / 3 / posters * 11 / 10
		if digests > most || took > (replies+1)*most || r.refused > 0 || len(r.posted) != channels {
			t.Errorf("%d channels: digests in %s, all in %s, %d calls refused", len(r.posted), digests, took, r.refused)
		}
		t.Logf("%d digests in %s, with %d replies each in %s", channels, digests.Round(time.Second/10), replies, took.Round(time.Second/10))
	})
}

// Retry-After holds up its channel and no other.
func TestRetryAfter(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRush(3, 0)
		r.limited["C0001"] = 1
		start := time.Now()
		r.run(t)
		for channel, want := range map[string][2]time.Duration{"C0000": {0, time.Second}, "C0001": {7 * time.Second, 10 * time.Second}, "C0002": {0, time.Second}} {
			if at := r.posted[channel][0].at.Sub(start); at < want[0] || at > want[1] {
				t.Errorf("%s after %s, want %v", channel, at, want)
			}
		}
	})
}
