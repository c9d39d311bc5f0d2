package briefing

// A Candidate is a feed that somebody may add, as it was found.
type Candidate struct {
	Feed  Feed
	Items []Item  // the latest, newest first
	Daily float64 // items a day, as far as their dates tell; 0 where they don't
	Whole bool    // its items carry whole articles, not summaries
	Fault string  // why it could not be read, a sentence for people; "" where it could
}
