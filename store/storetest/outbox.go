package storetest

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"newsbrief/briefing"
	"newsbrief/store"
)

// testOutbox runs the outbox against a model of it: deliveries are owed,
// claimed, and ended by posters that may be late or dead, in any order.
func testOutbox(t *testing.T, f *fixture) {
	if err := f.SaveSubscription(t.Context(), morning()); err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		o := &outbox{t: t, f: f, now: start, owed: map[string]*store.Posting{}}
		o.drain(rt) // what the last run has left
		rt.Repeat(map[string]func(*rapid.T){
			"":        o.check,
			"owe":     o.owe,
			"wait":    o.wait,
			"claim":   o.claim,
			"sent":    o.sent,
			"release": o.release,
			"doubt":   o.doubt,
			"fail":    o.fail,
		})
		o.finish(rt)
	})
}

// An outbox is the model, and the posters that ever claimed something.
type outbox struct {
	t      *testing.T
	f      *fixture
	now    time.Time
	owed   map[string]*store.Posting
	claims []briefing.Delivery
}

const outboxChannels = 3

func channelName(n int) string { return fmt.Sprintf("C%d", n) }

func (o *outbox) owe(rt *rapid.T) {
	n := rapid.IntRange(0, 9).Draw(rt, "delivery")
	d := briefing.Delivery{
		Key: fmt.Sprint(n), Subscription: "sub1", Channel: channelName(n % outboxChannels),
		Digest: briefing.Digest{Slot: start.Add(time.Duration(rapid.IntRange(0, 3).Draw(rt, "slot")) * time.Hour)},
	}
	isNew, err := o.f.Owe(o.t.Context(), d, morning())
	if err != nil {
		rt.Fatal(err)
	}
	if _, known := o.owed[d.Key]; isNew == known {
		rt.Fatalf("Owe %s: new %v", d.Key, isNew)
	}
	if isNew {
		o.owed[d.Key] = &store.Posting{Delivery: d, State: store.Ready}
	}
}

func (o *outbox) wait(rt *rapid.T) {
	o.now = o.now.Add(time.Duration(rapid.IntRange(0, 90).Draw(rt, "seconds")) * time.Second)
}

// next is the posting that the model would claim.
func (o *outbox) next() *store.Posting {
	var heads []*store.Posting
	for n := range outboxChannels {
		if p := o.head(channelName(n)); p != nil && !p.NotBefore.After(o.now) {
			heads = append(heads, p)
		}
	}
	if len(heads) == 0 {
		return nil
	}
	return slices.MinFunc(heads, bySlot)
}

// head is the posting that its channel waits for: the one that is on its way,
// else the first that is ready.
func (o *outbox) head(channel string) *store.Posting {
	var ready []*store.Posting
	for _, p := range o.owed {
		switch {
		case p.Channel != channel:
		case p.State == store.Sending:
			return p
		case p.State == store.Ready:
			ready = append(ready, p)
		}
	}
	if len(ready) == 0 {
		return nil
	}
	return slices.MinFunc(ready, bySlot)
}

func bySlot(a, b *store.Posting) int {
	return cmp.Or(a.Digest.Slot.Compare(b.Digest.Slot), cmp.Compare(a.Key, b.Key))
}

func (o *outbox) claim(rt *rapid.T) {
	d, err := o.f.Claim(o.t.Context(), o.now, lease)
	want := o.next()
	if want == nil {
		if !errors.Is(err, briefing.ErrNotFound) {
			rt.Fatalf("Claim: %q, %v; want ErrNotFound", d.Key, err)
		}
		return
	}
	if err != nil {
		rt.Fatal(err)
	}
	want.State = store.Sending
	want.Attempt++
	want.NotBefore = o.now.Add(lease)
	if want.FirstSent.IsZero() {
		want.FirstSent = o.now
	}
	if diff := gocmp.Diff(want.Delivery, d); diff != "" {
		rt.Fatalf("Claim (-want +got):\n%s", diff)
	}
	o.claims = append(o.claims, d)
}

// end lets one of the posters end its claim, the latest or a late one.
func (o *outbox) end(rt *rapid.T, how func(briefing.Delivery) error, model func(*store.Posting)) {
	if len(o.claims) == 0 {
		rt.Skip("nothing was claimed")
	}
	d := rapid.SampledFrom(o.claims).Draw(rt, "claim")
	err := how(d)
	p := o.owed[d.Key]
	if p.State != store.Sending || p.Attempt != d.Attempt {
		if !errors.Is(err, briefing.ErrFenced) {
			rt.Fatalf("%s, attempt %d: %v, want ErrFenced", d.Key, d.Attempt, err)
		}
		return
	}
	if err != nil {
		rt.Fatal(err)
	}
	model(p)
}

func (o *outbox) sent(rt *rapid.T) {
	stamp := fmt.Sprint(o.now.Unix())
	o.end(rt, func(d briefing.Delivery) error {
		d.Timestamp = stamp
		return o.f.Sent(o.t.Context(), d)
	}, func(p *store.Posting) {
		p.State, p.Timestamp = store.Sent, stamp
	})
}

func (o *outbox) release(rt *rapid.T) {
	later := o.now.Add(time.Duration(rapid.IntRange(0, 90).Draw(rt, "seconds")) * time.Second)
	o.end(rt, func(d briefing.Delivery) error {
		return o.f.Release(o.t.Context(), d, later)
	}, func(p *store.Posting) {
		p.State, p.FirstSent, p.NotBefore = store.Ready, time.Time{}, later
	})
}

func (o *outbox) doubt(rt *rapid.T) {
	later := o.now.Add(time.Duration(rapid.IntRange(0, 90).Draw(rt, "seconds")) * time.Second)
	o.end(rt, func(d briefing.Delivery) error {
		return o.f.Doubt(o.t.Context(), d, later)
	}, func(p *store.Posting) {
		p.NotBefore = later
	})
}

func (o *outbox) fail(rt *rapid.T) {
	o.end(rt, func(d briefing.Delivery) error {
		return o.f.Fail(o.t.Context(), d, "refused")
	}, func(p *store.Posting) {
		p.State, p.Reason = store.Failed, "refused"
	})
}

// check compares the outbox with the model, and no channel may have two
// deliveries on their way.
func (o *outbox) check(rt *rapid.T) {
	list, err := o.f.Deliveries(o.t.Context(), "", 0)
	if err != nil {
		rt.Fatal(err)
	}
	sending := map[string]bool{}
	stored := map[string]*store.Posting{}
	for _, p := range list {
		stored[p.Key] = &p
		if p.State == store.Sending && sending[p.Channel] {
			rt.Fatalf("two deliveries of channel %s on their way", p.Channel)
		}
		sending[p.Channel] = sending[p.Channel] || p.State == store.Sending
	}
	if diff := gocmp.Diff(o.owed, stored); diff != "" {
		rt.Fatalf("(-model +store):\n%s", diff)
	}
}

// finish: after all posters have died, everything owed can still be posted.
func (o *outbox) finish(rt *rapid.T) {
	open := 0
	for _, p := range o.owed {
		if p.State == store.Ready || p.State == store.Sending {
			open++
		}
	}
	if n := o.drain(rt); n != open {
		rt.Fatalf("%d deliveries could be claimed in the end, want %d", n, open)
	}
}

// drain fails every open delivery long after all leases, forgets them all, and
// returns how many were open.
func (o *outbox) drain(rt *rapid.T) (n int) {
	for {
		d, err := o.f.Claim(o.t.Context(), start.AddDate(1, 0, 0), lease)
		if errors.Is(err, briefing.ErrNotFound) {
			break
		}
		if err != nil {
			rt.Fatal(err)
		}
		if err := o.f.Fail(o.t.Context(), d, "drained"); err != nil {
			rt.Fatal(err)
		}
		n++
	}
	if _, err := o.f.Prune(o.t.Context(), start.AddDate(1, 0, 0)); err != nil {
		rt.Fatal(err)
	}
	return n
}
