//go:build linux

package torture_test

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

// month is how long the bot is watched: 25 seconds bring as many digests as a
// month of six a day.
var month = flag.Duration("torture.month", 25*time.Second, "how long the bot is watched for growth")

// A size is what a process holds on to.
type size struct{ goroutines, files, heap float64 }

// Nothing grows with the digests that are posted, the calls that fail and the
// connections that are renewed.
func TestTortureGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes half a minute")
	}
	t.Parallel()
	r := newRig(t, drawn(t), 10*time.Minute+*month*speed, usual)
	address := free(t)
	l := r.begin("", "NEWSBRIEF_LISTEN="+address)
	before := r.low(address, *month/4)
	l.within(*month / 2)
	after := r.low(address, *month/4)
	r.kill(l)
	posted := len(r.wire.all())
	t.Logf("%d messages: goroutines %.0f, then %.0f; files %.0f, then %.0f; heap %.1f MB, then %.1f MB",
		posted, before.goroutines, after.goroutines, before.files, after.files, before.heap/1e6, after.heap/1e6)
	if posted < 20 {
		t.Error("hardly anything was posted")
	}
	if after.goroutines > before.goroutines+10 || after.files > before.files+10 || after.heap > before.heap*5/4+4e6 {
		t.Error("it grows")
	}
}

// low is the least that the bot holds on to over a while, in which its
// connections to Slack are renewed again and again: what comes and goes is no
// growth.
func (r *rig) low(address string, d time.Duration) size {
	r.t.Helper()
	least := size{1e12, 1e12, 1e12}
	for end := time.Now().Add(d); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		r.renew()
		now, err := measure("http://" + address + "/metrics")
		if err != nil {
			continue // it isn't up yet
		}
		least = size{min(least.goroutines, now.goroutines), min(least.files, now.files), min(least.heap, now.heap)}
	}
	return least
}

// renew has the stand-in renew a connection, as Slack does.
func (r *rig) renew() {
	body := bytes.NewReader([]byte(`{"kind":"disconnect:refresh_requested","count":1}`))
	resp, err := http.Post(strings.TrimSuffix(r.api, "/api/")+"/control/fault", "application/json", body)
	if err != nil {
		r.t.Fatal(err)
	}
	if err := resp.Body.Close(); err != nil {
		r.t.Fatal(err)
	}
}

// free is an address that nobody listens on.
func free(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// measure reads a page of metrics.
func measure(page string) (size, error) {
	resp, err := http.Get(page)
	if err != nil {
		return size{}, err
	}
	defer resp.Body.Close()
	var s size
	figures := map[string]*float64{"go_goroutines": &s.goroutines, "process_open_fds": &s.files, "go_memstats_heap_alloc_bytes": &s.heap}
	for lines := bufio.NewScanner(resp.Body); lines.Scan(); {
		name, value, _ := strings.Cut(lines.Text(), " ")
		if figure := figures[name]; figure != nil {
			if *figure, err = strconv.ParseFloat(value, 64); err != nil {
				return s, fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	if s.goroutines == 0 || s.files == 0 || s.heap == 0 {
		return s, fmt.Errorf("figures are missing: %+v", s)
	}
	return s, nil
}
