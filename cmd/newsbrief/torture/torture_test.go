//go:build linux

// Package torture_test kills the bot: the program itself, built with the tag
// "torture", which adds points to die at and a clock sixty times as fast, posts
// digests to a stand-in for Slack over a wire that fails three times in ten,
// and is killed, stopped, put on a full disk and told the wrong time. Then every
// slot that was due has its digest exactly once, with its thread, or the test
// fails.
//
// The short form runs with the other tests; -torture.kills=5000 is the long one.
// The same -torture.seed draws the same accidents, though not at the same
// instant of the bot's life.
package torture_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

var (
	kills = flag.Int("torture.kills", 200, "how often the bot is killed")
	seed  = flag.Uint64("torture.seed", 0, "seed of the accidents; 0 draws one")
)

func TestMain(m *testing.M) {
	code := m.Run()
	if name, err := program(); err == nil && flag.Parsed() {
		_ = os.RemoveAll(filepath.Dir(name))
	}
	os.Exit(code)
}

// points are where the bot is killed on purpose, between every step from a slot
// that is due to a digest that is posted.
var points = []string{
	"owing", "owed, not committed", "owed",
	"claimed, not committed", "claimed", "calling", "answered",
	"sent, not committed", "sent", "reconciled",
}

// wrongMost is by how much the clock is wrong at most.
const wrongMost = 20 * time.Minute

// lifeMean is how long the bot lives between two kills, on average.
const lifeMean = 100 * time.Millisecond

// span is, on the fast clock, how much time so many kills take, and some to
// spare.
func span(kills int) time.Duration {
	return 20*time.Minute + time.Duration(kills)*600*time.Millisecond*speed
}

// drawn is the seed of this run.
func drawn(t *testing.T) uint64 {
	t.Helper()
	s := *seed
	if s == 0 {
		s = rand.Uint64()
	}
	t.Logf("seed %d: repeat with -torture.seed=%d", s, s)
	return s
}

// Whatever happens, every digest that is due is posted exactly once.
func TestTorture(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a minute")
	}
	t.Parallel()
	r := newRig(t, drawn(t), span(*kills), usual)
	r.torment(*kills)
	found := r.settle()
	t.Logf("%d kills (%v): %s; calls: %v", *kills, r.count, found, r.wire.count)
	if found.owed == 0 || found.replies == 0 {
		t.Error("nothing was due")
	}
	if !found.good() {
		t.Errorf("not every digest was posted once:\n%s\n%s", found.detail(), r.log)
	}
	if hit := r.passed(); *kills >= 200 && hit < len(points)/2 {
		t.Errorf("the bot was killed at %d of %d points only", hit, len(points))
	}
}

// Without its safeguards the bot posts digests twice, and the test notices.
func TestTortureNotices(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes half a minute")
	}
	t.Parallel()
	faults := usual
	faults.after, faults.late, faults.lost = 10, 20, 10
	for _, safeguard := range []string{"reconcile", "grace"} {
		t.Run(safeguard, func(t *testing.T) {
			for range 3 { // what a slow machine delays may not be taken at all
				r := newRig(t, drawn(t), span(20), faults)
				r.off = safeguard
				r.torment(20)
				found := r.settle()
				t.Logf("without %s: %s", safeguard, found)
				if found.doubled > 0 {
					return
				}
			}
			t.Error("no digest was posted twice")
		})
	}
}

// passed is at how many points the bot was killed.
func (r *rig) passed() (n int) {
	for _, name := range points {
		if r.count[name] > 0 {
			n++
		}
	}
	return n
}

// torment kills the bot so many times.
func (r *rig) torment(kills int) {
	for range kills {
		r.accident()
	}
}

// accident is one life of the bot and how it ends.
func (r *rig) accident() {
	long := time.Duration(float64(lifeMean) * r.rng.ExpFloat64())
	switch chance := r.rng.IntN(100); {
	case chance < 30:
		r.atPoint(points[r.turn%len(points)], 1+r.rng.IntN(2))
		r.turn++
	case chance < 32: // for longer than a lease
		l := r.beginUp()
		l.within(long)
		r.stopped(l, 1800*time.Millisecond)
		l.within(300 * time.Millisecond)
		r.kill(l)
		r.count["stopped"]++
	case chance < 35 && r.disk.small:
		l := r.beginUp()
		l.within(long)
		r.disk.fill(r.t, 300*time.Millisecond)
		l.within(long)
		r.kill(l)
		r.count["disk full"]++
	case chance < 38:
		r.step(time.Duration(r.rng.Int64N(int64(2*wrongMost))) - wrongMost)
		l := r.beginUp()
		l.within(long)
		r.step(0) // while it runs
		l.within(long)
		r.kill(l)
		r.count["clock wrong"]++
	case chance < 44: // long enough that what is in doubt is looked for
		l := r.beginUp()
		l.within(1500*time.Millisecond + long)
		r.kill(l)
		r.count["long life"]++
	case chance < 60:
		l := r.begin("")
		l.within(long)
		r.kill(l)
		r.count["soon"]++
	default:
		l := r.beginUp()
		l.within(long)
		r.kill(l)
		r.count["random"]++
	}
}

// atPoint lets the bot die at the nth passing of a point, or soon after it
// hasn't come by.
func (r *rig) atPoint(name string, n int) {
	l := r.begin(fmt.Sprintf("%s:%d", name, n))
	patience := time.Second
	if name == "reconciled" {
		patience = 2500 * time.Millisecond
	}
	if l.within(patience) {
		r.count[name]++
		r.reap(l)
		return
	}
	r.kill(l)
	r.count["point not passed"]++
}

// step makes the bot's clock wrong by so much.
func (r *rig) step(by time.Duration) {
	name := filepath.Join(r.dir, "step")
	if err := os.WriteFile(name, []byte(strconv.Itoa(int(by.Seconds()))), 0o600); err != nil {
		r.t.Logf("clock not set: %v", err) // the disk may be full
	}
}
