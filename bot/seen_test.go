package bot

import (
	"fmt"
	"testing"
	"time"
)

// A clock that stands until it is set.
type clock struct{ t time.Time }

func (c *clock) now() time.Time { return c.t }

func TestSeen(t *testing.T) {
	t.Parallel()
	at := &clock{t: time.Unix(1_800_000_000, 0)}
	s := newSeen(time.Hour, at.now)
	if !s.first("a") || s.first("a") {
		t.Error("the same id twice at once")
	}
	for range 2 {
		if !s.first("") {
			t.Error("envelopes without an id were taken for each other")
		}
	}
	at.t = at.t.Add(59 * time.Minute)
	if s.first("a") {
		t.Error("forgotten within the hour")
	}
	at.t = at.t.Add(3 * time.Hour)
	s.first("b")
	at.t = at.t.Add(3 * time.Hour)
	if !s.first("a") {
		t.Error("remembered for six hours")
	}
}

func TestSeenIsBounded(t *testing.T) {
	t.Parallel()
	at := &clock{t: time.Unix(1_800_000_000, 0)}
	s := newSeen(time.Hour, at.now)
	for i := range 3 * seenMost {
		s.first(fmt.Sprint(i))
	}
	if n := len(s.young) + len(s.old); n > 2*seenMost {
		t.Errorf("%d ids kept", n)
	}
	if s.first(fmt.Sprint(3*seenMost - 1)) {
		t.Error("the newest id was forgotten")
	}
}
