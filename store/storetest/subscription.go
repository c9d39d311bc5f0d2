package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
)

// morning is a subscription with everything set.
func morning() briefing.Subscription {
	return briefing.Subscription{
		ID: "sub1", Channel: "C1", Name: "Morning brief", Topics: []string{"ferries", "Port Amsel"},
		Schedule: briefing.Schedule{Hour: 8, Minute: 30, Days: briefing.Weekdays, Zone: "Europe/Berlin"},
		Layout:   briefing.Compact, Outlets: 2, Silent: true, Rev: 7,
		Alert: briefing.Alert{Outlets: 3, Within: 40 * time.Minute, Quiet: briefing.Quiet{From: 22 * 60, To: 7 * 60}},
		By:    "U1", Created: start, Paused: start.Add(-2 * time.Hour), Until: start.Add(-time.Hour), Next: start.Add(time.Hour),
	}
}

func testSubscriptions(t *testing.T, f *fixture) {
	ctx := t.Context()
	first, second := morning(), briefing.Subscription{ID: "sub2", Channel: "C2", Created: start.Add(time.Minute), Next: start}
	for _, s := range []briefing.Subscription{second, first} {
		if err := f.SaveSubscription(ctx, s); err != nil {
			t.Fatal(err)
		}
	}
	check := func(what string, want []briefing.Subscription, got []briefing.Subscription, err error) {
		t.Helper()
		if err != nil || !cmp.Equal(want, got) {
			t.Errorf("%s: %v\n(-want +got):\n%s", what, err, cmp.Diff(want, got))
		}
	}
	got, err := f.Subscriptions(ctx, "")
	check("all", []briefing.Subscription{first, second}, got, err)
	got, err = f.Subscriptions(ctx, "C2")
	check("of a channel", []briefing.Subscription{second}, got, err)
	got, err = f.DueSubscriptions(ctx, start.Add(-time.Millisecond))
	check("due before", nil, got, err)
	got, err = f.DueSubscriptions(ctx, start)
	check("due", []briefing.Subscription{second}, got, err)
	got, err = f.DueSubscriptions(ctx, start.Add(time.Hour))
	check("due later", []briefing.Subscription{second, first}, got, err)

	first.Topics, first.Schedule.Hour, first.Next = nil, 18, start.Add(10*time.Hour)
	if err := f.SaveSubscription(ctx, first); err != nil {
		t.Fatal(err)
	}
	if got, err := f.Subscription(ctx, first.ID); err != nil || !cmp.Equal(first, got) {
		t.Errorf("changed: %v\n%s", err, cmp.Diff(first, got))
	}
	if err := f.DeleteSubscription(ctx, first.ID); err != nil {
		t.Fatal(err)
	}
	if err := f.DeleteSubscription(ctx, first.ID); !errors.Is(err, briefing.ErrNotFound) {
		t.Errorf("DeleteSubscription twice: %v, want ErrNotFound", err)
	}
	if _, err := f.Subscription(ctx, first.ID); !errors.Is(err, briefing.ErrNotFound) {
		t.Errorf("Subscription after it was deleted: %v, want ErrNotFound", err)
	}
}
