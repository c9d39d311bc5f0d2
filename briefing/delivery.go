package briefing

import "time"

// A Delivery is a digest owed to a channel. It is a row before it is a
// message: owed exactly once (its key is unique), posted at least once, and
// seen once because a doubtful post is looked for in the channel's history
// before it is tried again.
type Delivery struct {
	Key          string // from subscription and slot; 26 characters, opaque, no secret
	Subscription string // Subscription.ID
	Channel      string
	Digest       Digest // frozen when it was owed: each attempt posts the same

	Attempt   int       // 1 at the first claim; fences updates of an earlier claimer
	FirstSent time.Time // when the first attempt may have reached Slack
	Timestamp string    // Slack's ts of the message, once posted
}
