package briefing

import "time"

// A Delivery is a digest owed to a channel, or a reply in its thread. It is a
// row before it is a message: owed exactly once (its key is unique), posted at
// least once, and seen once because a doubtful post is looked for in the
// channel's history before it is tried again.
type Delivery struct {
	Key          string // from subscription and slot; 26 characters, opaque, no secret; "#" and Part follow for a reply
	Subscription string // Subscription.ID
	Channel      string
	Digest       Digest   // frozen when it was owed: each attempt posts the same
	Replies      []Digest // what its thread tells, a reply each; only while it is being owed

	Part   int    // 0 for the digest itself, 1 for the first reply in its thread
	Thread string // of a reply: Slack's ts of the digest

	Attempt   int       // 1 at the first claim; fences updates of an earlier claimer
	FirstSent time.Time // when the first attempt may have reached Slack
	Timestamp string    // Slack's ts of the message, once posted
}

// OnDoubt is what a channel wants done with a delivery of which nobody can find
// out whether it was posted, because the channel's history may not be read.
type OnDoubt string

// What can be done with it.
const (
	Hold   OnDoubt = "hold"   // not posted before somebody says so: perhaps missing, never double
	Resend OnDoubt = "resend" // posted again: never missing, perhaps double
)
