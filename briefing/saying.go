package briefing

import "time"

// A Saying is what somebody said, once, however many outlets carry the words.
type Saying struct {
	Quote    Quote     // as the item has it that is surest of the speaker
	Language string    // BCP 47 of the quote, "" when unknown
	At       time.Time // when the first item with it came out
	Headline string    // of that item
	Sources  []Source  // who carries the words, each once, the one that published first before the others
}
