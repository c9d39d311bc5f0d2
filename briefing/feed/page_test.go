package feed

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"newsbrief/briefing"
)

func TestPage(t *testing.T) {
	t.Parallel()
	w := readWeb(t, "testdata/web/pages.txtar")
	c := w.client()
	for address, want := range map[string]string{ // the page, or "" where it is refused
		"https://ledger.example/ferry":         "<p>Ferry</p>\n",
		"https://ledger.example/private/open":  "<!doctype html><p>Open</p>\n",
		"https://ledger.example/private/x":     "",
		"https://ledger.example/ferry?print=1": "",
		"https://ledger.example/pdf":           "",
		"https://ledger.example/untyped":       "",
		"https://ledger.example/moved":         "",
		"https://forbidding.example/":          "",
		"https://free.example/a":               "<p>Free</p>\n",
		"https://troubled.example/a":           "",
		"https://absent.example/a":             "",
		"https://odd.example/a":                "<p>Odd</p>\n",
	} {
		body, contentType, final, err := c.Page(t.Context(), address)
		switch {
		case want == "" && !errors.Is(err, briefing.ErrRefused):
			t.Errorf("%s: %v, want ErrRefused", address, err)
		case want != "" && (err != nil || string(body) != want || final != address || !strings.Contains(contentType, "html")):
			t.Errorf("%s: %q %q %q, %v", address, body, contentType, final, err)
		}
	}
	if _, _, _, err := c.Page(t.Context(), "https://ledger.example/missing"); statusOf(err) != http.StatusNotFound {
		t.Errorf("%v, want status 404", err)
	}
	for origin, n := range count(w.asked(), "/robots.txt") {
		if n != 1 {
			t.Errorf("%s asked %d times", origin, n)
		}
	}
}

func count(list []string, suffix string) map[string]int {
	n := make(map[string]int)
	for _, s := range list {
		if strings.HasSuffix(s, suffix) {
			n[s]++
		}
	}
	return n
}

// TestRobotsTimes: robots.txt is asked once however many pages wait for it,
// and again when what it said has grown old.
func TestRobotsTimes(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var asked, status atomic.Int32
		status.Store(500)
		c := NewClient(Config{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
			time.Sleep(time.Second)
			if r.URL.Path == "/robots.txt" {
				asked.Add(1)
				return answer(r, int(status.Load()), ""), nil
			}
			return answer(r, 200, "<p>", "Content-Type", "text/html"), nil
		})})
		read := func(want error) {
			t.Helper()
			var wg sync.WaitGroup
			for i := range 10 {
				wg.Go(func() {
					if _, _, _, err := c.Page(t.Context(), fmt.Sprintf("http://ledger.example/%d", i)); !errors.Is(err, want) {
						t.Errorf("%v, want %v", err, want)
					}
				})
			}
			wg.Wait()
		}
		for i, step := range []struct {
			wait  time.Duration
			want  error
			asked int32
		}{
			{0, briefing.ErrRefused, 1},
			{time.Minute, briefing.ErrRefused, 1},
			{robotsRetry, nil, 2},
			{robotsFresh - time.Hour, nil, 2},
			{2 * time.Hour, nil, 3},
		} {
			time.Sleep(step.wait)
			if i == 2 {
				status.Store(404)
			}
			read(step.want)
			if n := asked.Load(); n != step.asked {
				t.Errorf("step %d: asked %d times, want %d", i, n, step.asked)
			}
		}
	})
}

// TestRobotsForget: the memory is bounded.
func TestRobotsForget(t *testing.T) {
	t.Parallel()
	r := newRobots()
	for i := range 3 * robotsEntries {
		r.put(fmt.Sprint(i), rules{until: noon.Add(time.Duration(i) * time.Second)}, noon)
	}
	if n := len(r.known); n > robotsEntries {
		t.Errorf("%d origins remembered", n)
	}
	if _, ok := r.get(fmt.Sprint(3*robotsEntries-1), noon); !ok {
		t.Error("the last is forgotten")
	}
}
