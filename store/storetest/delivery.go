package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
	"newsbrief/store"
)

const lease = time.Minute

// owed is a delivery of the slot at start.
func owed(key, channel string) briefing.Delivery {
	return briefing.Delivery{
		Key: key, Subscription: "sub1", Channel: channel,
		Digest: briefing.Digest{Slot: start, Until: start, Briefings: []briefing.Briefing{{Headline: "Ferry returns"}}},
	}
}

// owe makes d owed by the morning subscription.
func (f *fixture) owe(t *testing.T, d briefing.Delivery) {
	t.Helper()
	if err := f.SaveSubscription(t.Context(), morning()); err != nil {
		t.Fatal(err)
	}
	if isNew, err := f.Owe(t.Context(), d, morning()); err != nil || !isNew {
		t.Fatalf("Owe %s: %v, %v; want it new", d.Key, isNew, err)
	}
}

// claim claims a delivery and wants it to be the one with the key.
func (f *fixture) claim(t *testing.T, now time.Time, key string) briefing.Delivery {
	t.Helper()
	d, err := f.Claim(t.Context(), now, lease)
	if err != nil || d.Key != key {
		t.Fatalf("Claim at %v: %q, %v; want %q", now, d.Key, err, key)
	}
	return d
}

// noClaim wants nothing to be claimed.
func (f *fixture) noClaim(t *testing.T, now time.Time) {
	t.Helper()
	if d, err := f.Claim(t.Context(), now, lease); !errors.Is(err, briefing.ErrNotFound) {
		t.Fatalf("Claim at %v: %q, %v; want ErrNotFound", now, d.Key, err)
	}
}

func testOwe(t *testing.T, f *fixture) {
	ctx := t.Context()
	s := morning()
	s.Next = start
	if err := f.SaveSubscription(ctx, s); err != nil {
		t.Fatal(err)
	}
	wantSub := func(what string, until, next time.Time) {
		t.Helper()
		got, err := f.Subscription(ctx, s.ID)
		if err != nil || !got.Until.Equal(until) || !got.Next.Equal(next) {
			t.Errorf("%s: until %v, next %v, %v; want %v, %v", what, got.Until, got.Next, err, until, next)
		}
	}
	d := owed("k1", "C1")
	s.Until, s.Next = start, start.Add(24*time.Hour)
	if isNew, err := f.Owe(ctx, d, s); err != nil || !isNew {
		t.Fatalf("Owe: %v, %v; want it new", isNew, err)
	}
	wantSub("owed", s.Until, s.Next)

	// Another replica built the same slot a little later: the first one counts.
	again, late := d, s
	again.Digest.Total, late.Until = 7, start.Add(time.Second)
	if isNew, err := f.Owe(ctx, again, late); err != nil || isNew {
		t.Fatalf("Owe again: %v, %v; want it known", isNew, err)
	}
	wantSub("owed again", s.Until, s.Next)
	if got, err := f.Delivery(ctx, "k1"); err != nil || !cmp.Equal(d, got) {
		t.Errorf("Delivery: %v\n%s", err, cmp.Diff(d, got))
	}

	// The subscription was moved to the evening while the next slot was built.
	moved := s
	moved.Next = start.Add(34 * time.Hour)
	if err := f.SaveSubscription(ctx, moved); err != nil {
		t.Fatal(err)
	}
	second := owed("k2", "C1")
	second.Digest.Slot = start.Add(24 * time.Hour)
	s.Until, s.Next = start.Add(24*time.Hour), start.Add(48*time.Hour)
	if isNew, err := f.Owe(ctx, second, s); err != nil || !isNew {
		t.Fatalf("Owe the second: %v, %v; want it new", isNew, err)
	}
	wantSub("moved", s.Until, moved.Next)

	if err := f.DeleteSubscription(ctx, s.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Owe(ctx, owed("k3", "C1"), s); !errors.Is(err, briefing.ErrNotFound) {
		t.Errorf("Owe of a deleted subscription: %v, want ErrNotFound", err)
	}
	if _, err := f.Delivery(ctx, "k3"); !errors.Is(err, briefing.ErrNotFound) {
		t.Errorf("Delivery that isn't owed: %v, want ErrNotFound", err)
	}
}

func testClaim(t *testing.T, f *fixture) {
	ctx := t.Context()
	f.noClaim(t, start)
	older := owed("z older slot", "C1")
	older.Digest.Slot = start.Add(-time.Hour)
	f.owe(t, owed("a", "C1"))
	f.owe(t, older)
	f.owe(t, owed("b", "C2"))

	first := f.claim(t, start, older.Key)
	if first.Attempt != 1 || !first.FirstSent.Equal(start) {
		t.Errorf("claimed: attempt %d, first sent %v; want 1, %v", first.Attempt, first.FirstSent, start)
	}
	other := f.claim(t, start, "b") // C1 is busy
	f.noClaim(t, start)

	// The poster of C1 dies; b is in doubt.
	if err := f.Doubt(ctx, other, start.Add(2*lease)); err != nil {
		t.Fatal(err)
	}
	f.noClaim(t, start.Add(lease-time.Millisecond))
	again := f.claim(t, start.Add(lease), older.Key)
	if again.Attempt != 2 || !again.FirstSent.Equal(start) {
		t.Errorf("claimed again: attempt %d, first sent %v; want 2, %v", again.Attempt, again.FirstSent, start)
	}
	for what, err := range map[string]error{
		"Sent":    f.Sent(ctx, first),
		"Release": f.Release(ctx, first, start),
		"Doubt":   f.Doubt(ctx, first, start),
		"Fail":    f.Fail(ctx, first, "The channel is gone."),
	} {
		if !errors.Is(err, briefing.ErrFenced) {
			t.Errorf("%s by a late poster: %v, want ErrFenced", what, err)
		}
	}
	again.Timestamp = "1930000000.000100"
	if err := f.Sent(ctx, again); err != nil {
		t.Fatal(err)
	}
	if got, err := f.Delivery(ctx, older.Key); err != nil || !cmp.Equal(again, got) {
		t.Errorf("Delivery: %v\n%s", err, cmp.Diff(again, got))
	}
	if err := f.Sent(ctx, again); !errors.Is(err, briefing.ErrFenced) {
		t.Errorf("Sent twice: %v, want ErrFenced", err)
	}

	// a is refused for a while, and then for good.
	now := start.Add(90 * time.Second)
	limited := f.claim(t, now, "a")
	if err := f.Release(ctx, limited, now.Add(time.Second)); err != nil {
		t.Fatal(err)
	}
	f.noClaim(t, now)
	now = now.Add(time.Second)
	refused := f.claim(t, now, "a")
	if refused.Attempt != 2 || !refused.FirstSent.Equal(now) {
		t.Errorf("after Release: attempt %d, first sent %v; want 2, %v", refused.Attempt, refused.FirstSent, now)
	}
	if err := f.Fail(ctx, refused, "The channel is gone."); err != nil {
		t.Fatal(err)
	}

	list, err := f.Deliveries(ctx, "C1", 0)
	if err != nil {
		t.Fatal(err)
	}
	want := []store.Posting{
		{Delivery: refused, State: store.Failed, Reason: "The channel is gone.", NotBefore: now.Add(lease)},
		{Delivery: again, State: store.Sent, NotBefore: start.Add(2 * lease)},
	}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Errorf("Deliveries (-want +got):\n%s", diff)
	}
	if list, err = f.Deliveries(ctx, "", 1); err != nil || len(list) != 1 {
		t.Errorf("Deliveries, limit 1: %d, %v", len(list), err)
	}
}

// testClaimOrder: a delivery in doubt goes before an older slot that is owed
// late, so that a channel never has two on their way.
func testClaimOrder(t *testing.T, f *fixture) {
	f.owe(t, owed("b", "C1"))
	doubtful := f.claim(t, start, "b")
	late := owed("a", "C1")
	late.Digest.Slot = start.Add(-time.Hour)
	f.owe(t, late)
	f.noClaim(t, start)
	f.claim(t, start.Add(lease), "b")
	if err := f.Sent(t.Context(), doubtful); !errors.Is(err, briefing.ErrFenced) {
		t.Errorf("Sent by a late poster: %v, want ErrFenced", err)
	}
	f.noClaim(t, start.Add(lease))
}

func testTold(t *testing.T, f *fixture) {
	ctx := t.Context()
	show := func(key, channel string, slot time.Time, stories ...int64) {
		d := owed(key, channel)
		d.Digest.Slot, d.Digest.Briefings = slot, nil
		for _, id := range stories {
			d.Digest.Briefings = append(d.Digest.Briefings, briefing.Briefing{Story: id})
		}
		f.owe(t, d)
	}
	show("given up", "C1", start.Add(-time.Minute), 6)
	if err := f.Fail(ctx, f.claim(t, start, "given up"), "refused"); err != nil {
		t.Fatal(err)
	}
	show("long ago", "C1", start.Add(-time.Hour), 1)
	show("now", "C1", start, 2, 3)
	show("elsewhere", "C2", start, 4)
	show("later", "C1", start.Add(time.Hour), 5)
	got, err := f.Told(ctx, "C1", start.Add(-time.Hour))
	want := []briefing.Told{
		{Briefing: briefing.Briefing{Story: 2}, At: start}, {Briefing: briefing.Briefing{Story: 3}, At: start},
		{Briefing: briefing.Briefing{Story: 5}, At: start.Add(time.Hour)},
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("Told: %v (-want +got):\n%s", err, diff)
	}
	d := f.claim(t, start, "long ago")
	d.Timestamp = "1930352400.000100"
	if err := f.Sent(ctx, d); err != nil {
		t.Fatal(err)
	}
	if got, err = f.Told(ctx, "C1", start.Add(-2*time.Hour)); err != nil || len(got) != 4 || got[0].Post != d.Timestamp {
		t.Errorf("Told: %v, %v; want the message that told it", got, err)
	}
	show("again", "C2", start.Add(time.Minute), 2)
	slots, err := f.Posted(ctx, start.Add(-time.Hour))
	after := make(map[int64]time.Duration)
	for id, slot := range slots {
		after[id] = slot.Sub(start)
	}
	if diff := cmp.Diff(map[int64]time.Duration{2: time.Minute, 3: 0, 4: 0, 5: time.Hour}, after); err != nil || diff != "" {
		t.Errorf("Posted, after the start: %v (-want +got):\n%s", err, diff)
	}
}

// What a refused digest told is told by the next one, unless that is owed.
func testFail(t *testing.T, f *fixture) {
	ctx := t.Context()
	s := morning()
	s.Next = start
	if err := f.SaveSubscription(ctx, s); err != nil {
		t.Fatal(err)
	}
	first := owed("k1", "C1")
	first.Digest.Since = s.Until
	since, slot := s.Until, first.Digest.Slot
	s.Until = slot
	if _, err := f.Owe(ctx, first, s); err != nil {
		t.Fatal(err)
	}
	until := func(what string, want time.Time) {
		t.Helper()
		if got, err := f.Subscription(ctx, s.ID); err != nil || !got.Until.Equal(want) {
			t.Errorf("%s: the next window begins at %v, %v; want %v", what, got.Until, err, want)
		}
	}
	until("owed", slot)
	if err := f.Fail(ctx, f.claim(t, start, "k1"), "is_archived"); err != nil {
		t.Fatal(err)
	}
	until("refused", since)

	second, third := owed("k2", "C1"), owed("k3", "C1")
	second.Digest.Since, second.Digest.Slot = since, slot.Add(time.Hour)
	third.Digest.Since, third.Digest.Slot = slot.Add(time.Hour), slot.Add(2*time.Hour)
	for _, d := range []briefing.Delivery{second, third} {
		s.Until = d.Digest.Slot
		if _, err := f.Owe(ctx, d, s); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Fail(ctx, f.claim(t, start.Add(3*time.Hour), "k2"), "is_archived"); err != nil {
		t.Fatal(err)
	}
	until("refused after the next was owed", third.Digest.Slot)
}

// A lost channel is due no digest until it is found.
func testLost(t *testing.T, f *fixture) {
	ctx := t.Context()
	s := morning()
	s.Lost = ""
	other := s
	other.ID, other.Channel = "sub2", "C2"
	for _, sub := range []briefing.Subscription{s, other} {
		if err := f.SaveSubscription(ctx, sub); err != nil {
			t.Fatal(err)
		}
	}
	due := func() (ids []string) {
		list, err := f.DueSubscriptions(ctx, s.Next)
		if err != nil {
			t.Fatal(err)
		}
		for _, sub := range list {
			ids = append(ids, sub.ID)
		}
		return ids
	}
	lost, err := f.Lose(ctx, s.Channel, "archived")
	if err != nil || len(lost) != 1 || lost[0].ID != s.ID || lost[0].Lost != "archived" {
		t.Fatalf("lost %+v, %v", lost, err)
	}
	if lost, err := f.Lose(ctx, s.Channel, "left"); err != nil || len(lost) != 0 {
		t.Errorf("lost again: %+v, %v", lost, err)
	}
	if got := due(); !cmp.Equal([]string{"sub2"}, got) {
		t.Errorf("due: %v", got)
	}
	if found, err := f.Regain(ctx, s.Channel); err != nil || len(found) != 1 || found[0].Lost != "" {
		t.Errorf("found %+v, %v", found, err)
	}
	if got := due(); !cmp.Equal([]string{"sub1", "sub2"}, got) {
		t.Errorf("due when found: %v", got)
	}
}
