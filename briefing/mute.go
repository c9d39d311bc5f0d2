package briefing

import "time"

// A Mute leaves an outlet's stories out of a channel, unless another outlet
// carries them too.
type Mute struct {
	Channel string    // Slack's id
	Outlet  string    // display name, as items carry it
	By      string    // Slack's id of who muted it
	At      time.Time // when
	LeftOut int       // items of the outlet since
}
