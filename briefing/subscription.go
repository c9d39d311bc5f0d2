package briefing

import "time"

// A Subscription asks for a digest in a channel at each slot of its schedule.
type Subscription struct {
	ID       string   // stable, opaque
	Channel  string   // Slack's id: "C024BE91L"
	Name     string   // "Morning brief"
	Topics   []string // as typed; none means the top stories of everything
	Schedule Schedule
	Layout   Layout
	Outlets  int       // only stories that at least so many outlets carry; 0 and 1: all
	Silent   bool      // nothing is posted where there is nothing new
	Alert    Alert     // stories that are posted at once; zero: none
	Rev      int       // counts the changes, so that an edit of an older state is seen
	Lost     string    // why the channel can't be posted to: "archived", "left"; "" while it can. No digest is due then
	By       string    // Slack's id of who made it
	Created  time.Time // when it was made
	Paused   time.Time // no digest before then; zero, or past: not paused; [Forever]: until somebody resumes it
	Until    time.Time // end of the last digest owed: the next one starts here
	Next     time.Time // next slot; a cache, computed from Schedule
}

// PausedAt reports whether no digest is due at t.
func (s Subscription) PausedAt(t time.Time) bool { return s.Paused.After(t) }

// Forever is the end of a pause without one: the last year that four digits
// tell.
func Forever() time.Time { return time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC) }

// A Layout is how much of a digest stands in the channel. The rest stands in
// its thread.
type Layout int

const (
	Full    Layout = iota // the top stories with quotes and outlets, then headlines
	Compact               // one short block
)

// String names the layout as people type it.
func (l Layout) String() string {
	if l == Compact {
		return "compact"
	}
	return "full"
}

// An Alert asks for a followed story at once, where it is big enough.
type Alert struct {
	Outlets int           // independent outlets that carry it; 0: no alerts
	Within  time.Duration // in at most this time
	Quiet   Quiet         // when none is posted; what is due then waits for the digest
}

// Quiet is a time of day without alerts, in the schedule's zone. It may run
// over midnight. From = To: never quiet.
type Quiet struct {
	From, To int // minutes since midnight
}

// Holds reports whether t, in the schedule's zone, is a quiet time.
func (q Quiet) Holds(t time.Time) bool {
	at := t.Hour()*60 + t.Minute()
	if q.From <= q.To {
		return q.From <= at && at < q.To
	}
	return at >= q.From || at < q.To
}
