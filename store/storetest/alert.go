package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
)

// An alert of a story is owed once to a subscription, a few an hour to a
// channel, and leaves the subscription's window alone.
func testAlerts(t *testing.T, f *fixture) {
	ctx := t.Context()
	s, silent := morning(), morning()
	silent.ID, silent.Alert = "sub2", briefing.Alert{}
	for _, sub := range []briefing.Subscription{s, silent} {
		if err := f.SaveSubscription(ctx, sub); err != nil {
			t.Fatal(err)
		}
	}
	if list, err := f.Alerting(ctx); err != nil || len(list) != 1 || list[0].ID != s.ID {
		t.Errorf("alerting: %+v, %v", list, err)
	}
	owe := func(story int64, at time.Time) bool {
		t.Helper()
		d := owed(fmt.Sprint("alert", story), s.Channel)
		d.Digest.Slot, d.Digest.Alert = at, s.Alert
		d.Digest.Briefings[0].Story = story
		fresh, err := f.OweAlert(ctx, d, 2, at.Add(-time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		return fresh
	}
	if !owe(1, start) || owe(1, start.Add(time.Minute)) {
		t.Error("a story is not owed just once")
	}
	if !owe(2, start.Add(time.Minute)) || owe(3, start.Add(2*time.Minute)) {
		t.Error("a third alert within the hour is owed, or a second isn't")
	}
	if !owe(3, start.Add(2*time.Hour)) {
		t.Error("nothing is owed after the hour")
	}
	if got, err := f.Subscription(ctx, s.ID); err != nil || !cmp.Equal(s, got) {
		t.Errorf("the subscription moved: %v\n%s", err, cmp.Diff(s, got))
	}
	d := f.claim(t, start, "alert1")
	if d.Digest.Alert != s.Alert || len(d.Digest.Briefings) != 1 {
		t.Errorf("it came back as %+v", d.Digest)
	}
	if err := f.DeleteSubscription(ctx, s.ID); err != nil {
		t.Fatal(err)
	}
	if owe(4, start.Add(9*time.Hour)) {
		t.Error("an alert is owed to a subscription that ended")
	}
}
