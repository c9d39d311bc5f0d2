package briefing

// A Trace is what happened to a page: whether it was collected, what was made
// of it, and where it was told.
type Trace struct {
	Item     Item     // the item whose page it is; zero where it wasn't collected
	About    []string // names of the topics that it is about
	Mentions []string // of those that it only mentions
	Outlets  int      // that carry its story, with its own
	Feed     Feed     // the feed it came by, or one of the page's host; zero where none is collected
	Told     []Told   // the posts of one channel that told its story, the oldest first
	Muted    bool     // its outlet is muted in the channel
	Asked    []string // topics that the channel's digests are about and that it is tagged with
	Dropped  bool     // the channel wants to hear no more of its story
}
