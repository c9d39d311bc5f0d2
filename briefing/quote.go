package briefing

// A Quote is a direct quotation: words that an article puts between quotation
// marks (or after a dash) as somebody's speech.
//
// Text is always byte for byte Article.Text[Start:End]; nobody may alter it on
// the way to a reader.
type Quote struct {
	Start, End int    // byte offsets into Article.Text, outer marks excluded
	Text       string // Article.Text[Start:End]

	Speaker      string // the fullest name the article gives, "" when it names nobody
	SpeakerStart int    // byte offsets of the mention beside the quote ("he", "a spokesman");
	SpeakerEnd   int    // both 0 when nobody is mentioned
	Role         string // what the article says the speaker is, a verbatim piece of it; or ""

	// Rest are the further pieces of a quotation that the article breaks to say
	// whose it is: “We will act,” she said, “and soon.” It is nil for most.
	Rest []Part

	Confidence float64 // 0 to 1: that this is speech, and the speaker's
	Key        bool    // the one quote to show of its article; at most one is
}

// A Part is a piece of a quotation, byte for byte Article.Text[Start:End].
type Part struct {
	Start, End int // byte offsets into Article.Text
	Text       string
}
