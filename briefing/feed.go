package briefing

import "time"

// A Feed is an address at which an outlet publishes items.
type Feed struct {
	URL    string    // absolute http(s) address; the feed's identity
	Title  string    // outlet's display name, "" until it was collected once
	Site   string    // absolute address of the outlet's home page, or ""
	Added  time.Time // when the feed was added
	Paused bool      // a paused feed is kept but not collected

	Validators
	Health
}

// Name is what to call the feed when speaking to people: its title, or its
// address while it has none.
func (f Feed) Name() string {
	if f.Title != "" {
		return f.Title
	}
	return f.URL
}

// Validators are what a server gave to make the next request conditional
// (RFC 9110, section 8.8). They are kept and sent back byte for byte: they are
// the server's words, not dates or strings of ours.
type Validators struct {
	ETag         string
	LastModified string
}

// Health tells how collecting a feed has gone.
type Health struct {
	Tried    time.Time // last attempt; zero before the first
	Worked   time.Time // last attempt that gave a feed or "not modified"
	NextTry  time.Time // no attempt is made before
	Failures int       // attempts in a row that gave nothing
	Problem  string    // why the last attempt failed, one sentence for people; "" when it worked
	Brought  string    // what the latest new items were like, for people: "12 new, 3 without a date"; "" before there were any
}
