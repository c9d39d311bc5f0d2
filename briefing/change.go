package briefing

import "time"

// A Change is one line of the log of who changed what.
type Change struct {
	At      time.Time
	By      string // Slack's id of who did it; "" where newsbrief itself did
	Channel string // Slack's id of the channel that it concerns; "" where all are
	What    string // the verb, as commands name it: "digest", "follow", "feeds add", "mute"
	Object  string // what was changed: a digest's name, a feed's address, an outlet
	Detail  string // from what to what, one line for people; "" where What says it all
}
