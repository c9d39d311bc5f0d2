//go:build linux

package torture_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"newsbrief/store"
)

// decodeChannels reads an answer of conversations.list.
func decodeChannels(t *testing.T, body io.Reader) map[string]string {
	t.Helper()
	var list struct {
		Channels []struct{ ID, Name string }
	}
	if err := json.NewDecoder(body).Decode(&list); err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	for _, c := range list.Channels {
		ids[c.Name] = c.ID
	}
	return ids
}

// A finding is what came of all the slots that were due.
type finding struct {
	owed, replies int // digests that were due, and what stands in their threads
	lost, doubled int
	changed       int // posted again with other words
	unasked       int // posted though not due
	open          int // neither posted nor given up
	notes         []string
	stopping      time.Duration // from SIGTERM to the end
}

func (f finding) good() bool {
	return f.lost+f.doubled+f.changed+f.unasked+f.open == 0 && len(f.notes) == 0
}

// String counts.
func (f finding) String() string {
	return fmt.Sprintf("%d digests owed, %d replies, %d lost, %d doubled, %d changed, %d unasked, %d open; stopped in %s",
		f.owed, f.replies, f.lost, f.doubled, f.changed, f.unasked, f.open, f.stopping.Round(time.Millisecond))
}

func (f finding) detail() string { return strings.Join(f.notes[:min(len(f.notes), 20)], "\n") }

func (f *finding) add(count *int, format string, args ...any) {
	*count++
	f.notes = append(f.notes, fmt.Sprintf(format, args...))
}

// patience is how long the bot may take to post what is left once nothing fails
// any more.
const patience = 5 * time.Minute

// settle lets the bot live in peace until everything that was due by now is
// posted, ends it, and counts.
func (r *rig) settle() finding {
	r.t.Helper()
	r.wire.calm()
	until := r.now()
	l := r.begin("")
	l.within(3 * time.Second) // before it listens for signals, one just kills it
	deadline := time.Now().Add(patience)
	for !r.quiet(until) && time.Now().Before(deadline) {
		l.within(time.Second)
	}
	stopping := time.Now()
	if err := l.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		r.t.Error(err)
	}
	if !l.within(30 * time.Second) {
		r.t.Errorf("the bot did not stop\n%s", r.log)
	}
	found := finding{stopping: time.Since(stopping)}
	if err := <-l.done; err != nil {
		r.t.Errorf("the bot stopped with %v\n%s", err, r.log)
	}
	r.check(&found, until)
	return found
}

// slots are the digests that are due by a time, by subscription.
func (r *rig) slots(db *store.DB, until time.Time) map[string][]time.Time {
	r.t.Helper()
	subs, err := db.Subscriptions(context.Background(), "")
	if err != nil {
		r.t.Fatal(err)
	}
	due := map[string][]time.Time{}
	for _, s := range subs {
		y, m, d := r.start.UTC().Date()
		at := time.Date(y, m, d, s.Schedule.Hour, s.Schedule.Minute, 0, 0, time.UTC)
		for ; !at.After(until); at = at.AddDate(0, 0, 1) {
			if at.After(r.start) {
				due[s.ID] = append(due[s.ID], at)
			}
		}
	}
	return due
}

// quiet reports whether all that was due by a time is posted.
func (r *rig) quiet(until time.Time) bool {
	db := r.open()
	defer db.Close()
	owed := r.owed(db, until)
	for id, slots := range r.slots(db, until) {
		for _, slot := range slots {
			if _, ok := owed[place{id, slot.UnixMilli()}]; !ok {
				return false
			}
		}
	}
	for _, list := range owed {
		for _, p := range list {
			if p.State == store.Ready || p.State == store.Sending {
				return false
			}
		}
	}
	return true
}

// A place is a slot of a subscription.
type place struct {
	subscription string
	slot         int64 // Unix milliseconds
}

// owed is what the database owes for slots up to a time, digests and replies.
func (r *rig) owed(db *store.DB, until time.Time) map[place][]store.Posting {
	r.t.Helper()
	list, err := db.Deliveries(context.Background(), "", 0)
	if err != nil {
		r.t.Fatal(err)
	}
	owed := map[place][]store.Posting{}
	for _, p := range list {
		if !p.Digest.Slot.After(until) {
			at := place{p.Subscription, p.Digest.Slot.UnixMilli()}
			owed[at] = append(owed[at], p)
		}
	}
	return owed
}

// check compares what was due, what the database says, and what the stand-in for
// Slack has taken, also of what was deleted since.
func (r *rig) check(f *finding, until time.Time) {
	r.t.Helper()
	db := r.open()
	defer db.Close()
	if err := db.Check(context.Background()); err != nil {
		r.t.Error(err)
	}
	posts := map[string][]taken{}
	for _, m := range r.wire.all() {
		posts[m.key] = append(posts[m.key], m)
	}
	owed := r.owed(db, until)
	due := r.slots(db, until)
	for id, slots := range due {
		for _, slot := range slots {
			f.owed++
			list := owed[place{id, slot.UnixMilli()}]
			if !slices.ContainsFunc(list, func(p store.Posting) bool { return p.Part == 0 }) {
				f.add(&f.lost, "%s at %s was never owed", id, slot)
			}
		}
	}
	known := map[string]bool{}
	for at, list := range owed {
		if !slices.ContainsFunc(due[at.subscription], func(t time.Time) bool { return t.UnixMilli() == at.slot }) {
			f.add(&f.unasked, "%s at %s was not due", at.subscription, time.UnixMilli(at.slot))
		}
		for _, p := range list {
			known[p.Key] = true
			f.posting(p, posts[p.Key])
		}
	}
	for key, list := range posts {
		if d, err := db.Delivery(context.Background(), key); err != nil {
			f.add(&f.unasked, "%s was posted %d times and never owed", key, len(list))
		} else if !known[key] && len(list) > 1 {
			f.add(&f.doubled, "%s of %s was posted %d times", key, d.Digest.Slot, len(list))
		}
	}
}

// posting checks one delivery against the messages that were taken of it.
func (f *finding) posting(p store.Posting, list []taken) {
	if p.Part > 0 {
		f.replies++
	}
	switch {
	case p.State == store.Ready || p.State == store.Sending:
		f.add(&f.open, "%s is %s after %d attempts, taken %d times", p.Key, p.State, p.Attempt, len(list))
	case p.State != store.Sent:
		f.add(&f.lost, "%s is %s: %s", p.Key, p.State, p.Reason)
	case len(list) == 0:
		f.add(&f.lost, "%s is sent, and was never taken", p.Key)
	case len(list) > 1:
		f.add(&f.doubled, "%s was taken %d times, first at %s, then %s later", p.Key, len(list), list[0].at, list[1].at.Sub(list[0].at))
	case list[0].ts != p.Timestamp || list[0].channel != p.Channel || list[0].thread != p.Thread:
		f.add(&f.changed, "%s stands at %s/%s/%s, recorded is %s/%s/%s", p.Key, list[0].channel, list[0].thread, list[0].ts, p.Channel, p.Thread, p.Timestamp)
	}
	for _, m := range list {
		if m.text != list[0].text {
			f.add(&f.changed, "%s was taken with other words", p.Key)
		}
	}
}

// stopped stops the bot for a while, as kill -STOP does.
func (r *rig) stopped(l *life, long time.Duration) {
	if err := l.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		return
	}
	time.Sleep(long)
	_ = l.cmd.Process.Signal(syscall.SIGCONT)
}
