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
	Until    time.Time // end of the last digest owed: the next one starts here
	Next     time.Time // next slot; a cache, computed from Schedule
}
