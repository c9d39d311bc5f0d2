package briefing

import "time"

// An Article is the text behind an item: what was written, without what the
// site put around it.
type Article struct {
	Title     string
	Text      string    // plain text, paragraphs parted by one blank line
	URL       string    // canonical address
	Outlet    string    // display name of the outlet whose copy was read
	Author    string    // as the page names them, "" when it doesn't
	Language  string    // BCP 47, "" when unknown
	Published time.Time // in the page's own offset; zero when unknown
	Original  Source    // who published first; zero when that is Outlet itself
	Page      bool      // Text was read off the page at URL, so that a link can open it at a passage
}
