package storetest

import (
	"testing"
	"time"

	"newsbrief/store"
)

// A slot that is skipped has a row with the reason, moves its subscription on,
// and is neither claimed nor told; one that is owed already stays owed.
func testSkip(t *testing.T, f *fixture) {
	ctx := t.Context()
	s := morning()
	s.Next = start
	if err := f.SaveSubscription(ctx, s); err != nil {
		t.Fatal(err)
	}
	d := owed("k1", s.Channel)
	s.Until, s.Next = start, start.Add(24*time.Hour)
	if err := f.Skip(ctx, d, s, "nothing new"); err != nil {
		t.Fatal(err)
	}
	if got, err := f.Subscription(ctx, s.ID); err != nil || !got.Until.Equal(s.Until) || !got.Next.Equal(s.Next) {
		t.Errorf("until %v, next %v, %v", got.Until, got.Next, err)
	}
	list, err := f.Deliveries(ctx, s.Channel, 0)
	if err != nil || len(list) != 1 || list[0].State != store.Skipped || list[0].Reason != "nothing new" {
		t.Errorf("kept as %+v, %v", list, err)
	}
	f.noClaim(t, start.Add(time.Hour))
	if told, err := f.Told(ctx, s.Channel, start.Add(-time.Hour)); err != nil || len(told) != 0 {
		t.Errorf("told %v, %v", told, err)
	}

	second := owed("k2", s.Channel)
	second.Digest.Slot = start.Add(24 * time.Hour)
	if _, err := f.Owe(ctx, second, s); err != nil {
		t.Fatal(err)
	}
	if err := f.Skip(ctx, second, s, "too late"); err != nil {
		t.Fatal(err)
	}
	f.claim(t, start.Add(25*time.Hour), "k2")
}
