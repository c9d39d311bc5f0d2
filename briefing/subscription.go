package briefing

import "time"

// A Subscription asks for a digest in a channel at each slot of its schedule.
type Subscription struct {
	ID       string   // stable, opaque
	Channel  string   // Slack's id: "C024BE91L"
	Name     string   // "Morning brief"
	Topics   []string // as typed; none means the top stories of everything
	Schedule Schedule
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
