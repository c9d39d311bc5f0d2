package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
)

// withThread is a delivery with two replies.
func withThread(key, channel string) briefing.Delivery {
	d := owed(key, channel)
	d.Replies = []briefing.Digest{
		{First: 0, Briefings: []briefing.Briefing{{Headline: "Ferry returns"}}},
		{First: 3, Briefings: []briefing.Briefing{{Headline: "Baker wins"}}},
	}
	return d
}

// testReplies: replies wait for their digest, and every channel has its digest
// before any has the replies.
func testReplies(t *testing.T, f *fixture) {
	ctx := t.Context()
	f.owe(t, withThread("a", "C1"))
	f.owe(t, withThread("b", "C2"))
	first := f.claim(t, start, "a")
	other := f.claim(t, start, "b")
	f.noClaim(t, start)
	first.Timestamp, other.Timestamp = "1930000000.000100", "1930000000.000200"
	if err := f.Sent(ctx, first); err != nil {
		t.Fatal(err)
	}
	reply := f.claim(t, start, "a#1")
	want := briefing.Delivery{
		Key: "a#1", Subscription: "sub1", Channel: "C1", Part: 1, Thread: first.Timestamp, Attempt: 1, FirstSent: start,
		Digest: briefing.Digest{Slot: start, Briefings: []briefing.Briefing{{Headline: "Ferry returns"}}},
	}
	if diff := cmp.Diff(want, reply); diff != "" {
		t.Errorf("reply (-want +got):\n%s", diff)
	}
	if err := f.Fail(ctx, reply, "thread_not_found"); err != nil {
		t.Fatal(err)
	}
	if got := f.claim(t, start, "a#2"); got.Digest.First != 3 {
		t.Errorf("the second reply begins after %d stories", got.Digest.First)
	}

	// A digest that is given up takes its replies along.
	if err := f.Fail(ctx, other, "is_archived"); err != nil {
		t.Fatal(err)
	}
	f.noClaim(t, start)
	stats, err := f.Stats(ctx)
	if err != nil || stats.Deliveries["sent"] != 1 || stats.Deliveries["failed"] != 1 || stats.Deliveries["ready"] != 0 {
		t.Errorf("counted %v, %v; want the digests only", stats.Deliveries, err)
	}
	told, err := f.Told(ctx, "C1", start.Add(-time.Hour))
	if err != nil || len(told) != 1 {
		t.Errorf("told %d stories, %v; want the digest's only", len(told), err)
	}
}

// testHeld: what is held waits with its replies, holds up nothing, and can be
// sent from its channel.
func testHeld(t *testing.T, f *fixture) {
	ctx := t.Context()
	f.owe(t, withThread("a", "C1"))
	f.owe(t, owed("b", "C1"))
	if err := f.Hold(ctx, f.claim(t, start, "a"), "nobody knows"); err != nil {
		t.Fatal(err)
	}
	held, err := f.Held(ctx, "C1")
	if err != nil || len(held) != 1 || held[0].Key != "a" {
		t.Fatalf("held %+v, %v", held, err)
	}
	d := f.claim(t, start, "b")
	d.Timestamp = "1930000000.000100"
	if err := f.Sent(ctx, d); err != nil {
		t.Fatal(err)
	}
	f.noClaim(t, start)
	for _, place := range [][2]string{{"C2", "a"}, {"C1", "b"}, {"C1", "c"}} {
		if err := f.SendHeld(ctx, place[0], place[1]); !errors.Is(err, briefing.ErrNotFound) {
			t.Errorf("SendHeld %v: %v, want ErrNotFound", place, err)
		}
	}
	if err := f.SendHeld(ctx, "C1", "a"); err != nil {
		t.Fatal(err)
	}
	now := start.Add(time.Hour)
	if d := f.claim(t, now, "a"); !d.FirstSent.Equal(now) || d.Attempt != 2 {
		t.Errorf("sent now: attempt %d, first sent %v; want 2, %v", d.Attempt, d.FirstSent, now)
	}
}

func testOnDoubt(t *testing.T, f *fixture) {
	ctx := t.Context()
	want := func(channel string, policy briefing.OnDoubt) {
		t.Helper()
		if got, err := f.OnDoubt(ctx, channel); err != nil || got != policy {
			t.Errorf("%s: %q, %v; want %q", channel, got, err, policy)
		}
	}
	want("C1", briefing.Hold)
	for _, policy := range []briefing.OnDoubt{briefing.Resend, briefing.Hold, briefing.Resend} {
		if err := f.SetOnDoubt(ctx, "C1", policy); err != nil {
			t.Fatal(err)
		}
		want("C1", policy)
	}
	want("C2", briefing.Hold)
	if err := f.SetOnDoubt(ctx, "C1", "guess"); err == nil {
		t.Error("a policy that is none was taken")
	}
}

// testSweep: what was posted is swept once, some time later.
func testSweep(t *testing.T, f *fixture) {
	ctx := t.Context()
	f.owe(t, owed("b", "C2"))
	f.owe(t, owed("a", "C1"))
	f.owe(t, owed("never", "C3"))
	for range 2 {
		d, err := f.Claim(ctx, start, lease)
		if err != nil {
			t.Fatal(err)
		}
		d.Timestamp = "1930000000.000100"
		if err := f.Sent(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	unswept := func(before time.Time) (keys []string, list []briefing.Delivery) {
		t.Helper()
		list, err := f.Unswept(ctx, before)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range list {
			keys = append(keys, d.Key)
		}
		return keys, list
	}
	if keys, _ := unswept(start); len(keys) > 0 {
		t.Errorf("%v are swept at once", keys)
	}
	keys, list := unswept(start.Add(time.Second))
	if diff := cmp.Diff([]string{"a", "b"}, keys); diff != "" {
		t.Errorf("to be swept (-want +got):\n%s", diff)
	}
	if err := f.Swept(ctx, list[:1]); err != nil {
		t.Fatal(err)
	}
	if keys, _ = unswept(start.Add(time.Hour)); !cmp.Equal([]string{"b"}, keys) {
		t.Errorf("left to be swept: %v", keys)
	}
}
