package briefing

import "time"

// A Query asks for stories.
type Query struct {
	Topics  []string  // any of them: names of topics, words to look for, or both joined by AND, NOT, from: and lang:; none asks for everything
	Since   time.Time // stories with an item that was seen, and came out, after this
	Until   time.Time // and was not seen after this
	Limit   int       // at most so many stories; 0 means DefaultLimit
	Skip    []int64   // stories to leave out, by Story.ID: the reader has had them
	Told    []Told    // what the reader was told before: comes again only with something new
	Carried int       // only stories that at least so many outlets carry; 0 and 1: all
	Muted   []string  // outlets whose items are left out, by display name in any case
	Every   bool      // every item, also one that only mentions the topic its story is about: as a briefing of its own

	// Late is by how much an item may have come out before Since if it was
	// first seen after: feeds are slow. Older ones are no news, however new
	// they are to us; the first look into a feed brings years of them.
	Late time.Duration
}

// Told is a story as a reader was told it.
type Told struct {
	Briefing Briefing
	At       time.Time
	Post     string // Slack's ts of the message, "" when it isn't known
}

// DefaultLimit is how many stories an answer holds when nobody said how many.
const DefaultLimit = 5

// A Search is a Query put to the store: topics by id, and words for its full
// text, any of which an item has to match. With neither, every item matches.
type Search struct {
	Topics []string  // Topic.ID
	Words  []string  // each a word or a phrase as the reader typed it, never query syntax
	Since  time.Time // exclusive
	Until  time.Time // inclusive; zero means no bound
	Limit  int       // at most so many items, newest first; 0 means no bound
	All    []Match   // each of these has to match as well
	None   []Match   // and none of these
}

// A Match is any of some topics and words.
type Match struct {
	Topics []string // as in Search
	Words  []string // likewise
}
