// Package briefing holds newsbrief's vocabulary: the values that its rooms pass
// to one another.
//
// A [Feed] publishes [Item]s. Behind an item stands an [Article], in which
// people say [Quote]s. Items that tell the same event form a [Story]. Items are
// tagged with the topics they are about ([Tag]). A [Query] asks for stories; its answer is a
// [Digest] of [Briefing]s: headline, key quote, source. A [Subscription] asks
// the same query again at the slots of its [Schedule], and each slot owes its
// channel one [Delivery].
//
// The package promises that its values are plain: no I/O, no clock, no locks,
// and nothing of ours imported. It does not fetch, extract, group or post;
// the packages below it and beside it do.
//
// All times are instants; where a civil time is meant, the zone is named.
// All text is valid UTF-8; offsets are bytes.
package briefing

import "time"

// A Briefing is what a reader gets of one story.
type Briefing struct {
	Story     int64     // Story.ID, 0 for an article briefed on its own
	Headline  string    // the lead item's title, plain text
	Language  string    // BCP 47 of headline and quote, "" when unknown
	Quote     *Quote    // the key quote, nil when none can be trusted
	Page      string    // address of the page that was seen to hold the quote, "" when none was
	Source    Source    // who published first, and where
	Via       Source    // the copy that was read, when it isn't the source; else zero
	Also      []Source  // other outlets that carry the story, each once, the earliest first
	Published time.Time // of the lead item
	Links     []string  // every item's link, the lead's first
	About     bool      // false where the topic is only mentioned
	Score     float64   // rank; higher first; comparable within one digest only
	Why       []Reason  // what the score is the sum of
	Update    *Update   // what is new where the reader was told the story before; else nil
}

// A Reason is a part of a score.
type Reason struct {
	Name  string  // "freshness"
	Value float64 // what it adds, in doublings
	Note  string  // what it was computed from, for people
}

// An Update says what is new in a story since its reader was told it.
type Update struct {
	Told     time.Time // when that was, the last time
	Before   string    // the headline it was told under
	Post     string    // Slack's ts of the message that told it, "" when unknown
	Link     string    // address of that message, "" until somebody asked Slack for it
	Headline bool      // its headline tells what nothing told before
	Quote    bool      // its key quote is another
	Outlets  int       // outlets that carry it since
}

// A Source is an outlet and the address at which it published an article.
type Source struct {
	Name string // display name: "CBS News", not "cbsnews.com"
	URL  string // absolute http(s) address, "" when only the name is known
}

// IsZero reports whether s names nobody.
func (s Source) IsZero() bool { return s == Source{} }
