package briefing

import "time"

// An Item is one entry of a feed, with the article behind it once that was read.
type Item struct {
	ID     int64  // given by the store, grows with Seen; 0 before it is stored
	Key    string // identity: the same entry of the same feed has the same key for ever
	Feed   string // Feed.URL
	Outlet string // display name of the outlet whose feed it is

	GUID     string // as the feed gives it, "" where it gives none
	Link     string // absolute http(s) address without tracking parameters, or ""
	Title    string // plain text, one line
	Summary  string // plain text
	HTML     string // full text where the feed carries it; dropped once the article is made, never stored
	Author   string // plain text
	Language string // BCP 47, as the feed says; "" when it doesn't

	Published time.Time // the feed's own date, never after Seen; zero when it gives none
	Updated   time.Time // likewise
	Seen      time.Time // when newsbrief first saw it

	Article Article
	Quotes  []Quote // in order of Start; offsets into Article.Text
	Tags    []Tag   // topics found in it
	Story   int64   // Story.ID, 0 while ungrouped
}

// Time is when the item came out, as far as is known: its own date, else when
// it was first seen.
func (it Item) Time() time.Time {
	if it.Published.IsZero() {
		return it.Seen
	}
	return it.Published
}

// KeyQuote returns the item's key quote, or nil.
func (it Item) KeyQuote() *Quote {
	for i := range it.Quotes {
		if it.Quotes[i].Key {
			return &it.Quotes[i]
		}
	}
	return nil
}

// A Tag says that an item has to do with a topic.
type Tag struct {
	Topic string  // Topic.ID
	Score float64 // 0 to 1; from AboutScore on the item is about the topic, below it only mentions it
}

// AboutScore is the least [Tag.Score] of an item that is about its topic.
const AboutScore = 0.5
