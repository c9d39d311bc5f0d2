package briefing

import "time"

// A Trouble is a feed that fails, and somebody who added it and hears of it.
type Trouble struct {
	Feed    Feed
	User    string    // Slack's id
	Told    time.Time // when they were told; zero before
	Channel string    // where the notice stands, "" where it isn't known
	Post    string    // Slack's ts of it, likewise
}
