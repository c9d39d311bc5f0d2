package store_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"newsbrief/briefing"
	"newsbrief/store"
)

// TestClaimTogether: posters of two processes claim each delivery once, and
// never two of one channel at the same time.
func TestClaimTogether(t *testing.T) {
	t.Parallel()
	const deliveries, channels, posters = 60, 7, 4
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "newsbrief.db")
	var handles []*store.DB
	for range 2 {
		db, err := store.Open(ctx, path, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		handles = append(handles, db)
	}
	sub := briefing.Subscription{ID: "s"}
	if err := handles[0].SaveSubscription(ctx, sub); err != nil {
		t.Fatal(err)
	}
	for i := range deliveries {
		d := briefing.Delivery{Key: fmt.Sprint(i), Channel: fmt.Sprint("C", i%channels)}
		if _, err := handles[0].Owe(ctx, d, sub); err != nil {
			t.Fatal(err)
		}
	}

	led := ledger{claimed: map[string]int{}, busy: map[string]bool{}}
	g, ctx := errgroup.WithContext(ctx)
	for _, db := range handles {
		for range posters {
			g.Go(func() error { return led.post(ctx, db, deliveries) })
		}
	}
	if err := g.Wait(); err != nil {
		t.Fatal(err)
	}
	for key, n := range led.claimed {
		if n != 1 {
			t.Errorf("delivery %s was claimed %d times", key, n)
		}
	}
}

// A ledger is what all posters together have claimed.
type ledger struct {
	mu      sync.Mutex
	claimed map[string]int
	busy    map[string]bool // channels with a delivery on its way
}

// post claims and sends until so many deliveries were claimed by all posters.
func (l *ledger) post(ctx context.Context, db *store.DB, deliveries int) error {
	for l.count() < deliveries {
		d, err := db.Claim(ctx, time.Now(), time.Hour)
		if errors.Is(err, briefing.ErrNotFound) {
			continue // the channels that are left are busy
		}
		if err != nil {
			return err
		}
		if err := l.begin(d); err != nil {
			return err
		}
		l.end(d)
		if err := db.Sent(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

func (l *ledger) count() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.claimed)
}

func (l *ledger) begin(d briefing.Delivery) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.busy[d.Channel] {
		return fmt.Errorf("channel %s has two deliveries on their way", d.Channel)
	}
	l.busy[d.Channel] = true
	l.claimed[d.Key]++
	return nil
}

func (l *ledger) end(d briefing.Delivery) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.busy[d.Channel] = false
}
