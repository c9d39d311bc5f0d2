package collect

import (
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"strings"
	"unicode/utf8"

	"newsbrief/briefing"
)

// A Finding is something worth counting about an entry of a feed, or about the
// page behind it. An entry can have several, and most have none.
type Finding int

// The findings, in the order in which people are told of them. One that is
// added needs a line in names, and nothing else.
const (
	// About entries of documents, whether they are stored or not.
	Again    Finding = iota // was stored before
	Repeated                // says the same as another of the document: left out
	Blank                   // says nothing and leads nowhere: left out

	// About new items.
	Undated   // neither feed nor page says when it came out
	Ahead     // was dated later than now: made now
	TitleOnly // has no text but its title
	Garbled   // its text holds characters that could not be decoded
	SamePage  // its page is that of another new item, by canonical address

	// About the pages of new items, which go without their text.
	Unread   // did not come: no answer, or a status of trouble
	Refused  // may not be read: robots.txt, an address off the public web, a file that is no page
	TooLarge // too large, or too deeply nested, to be read
	Empty    // holds no article
	Other    // is of another kind: a wall, a consent form, a live blog, a gallery, a list
	NotAsked // the feed had its share of pages in this round

	findings // how many there are
)

// names are what metrics and people call the findings.
var names = [findings]struct{ label, words string }{
	Again:     {"again", "seen before"},
	Repeated:  {"repeated", "repeated"},
	Blank:     {"blank", "blank"},
	Undated:   {"undated", "without a date"},
	Ahead:     {"ahead", "dated ahead"},
	TitleOnly: {"title_only", "with a title only"},
	Garbled:   {"garbled", "with broken characters"},
	SamePage:  {"same_page", "at the same page"},
	Unread:    {"page_unread", "whose page did not come"},
	Refused:   {"page_refused", "whose page may not be read"},
	TooLarge:  {"page_too_large", "whose page is too large"},
	Empty:     {"page_empty", "whose page holds no article"},
	Other:     {"page_other", "whose page is a wall, a live blog, a gallery or a list"},
	NotAsked:  {"page_not_asked", "whose page was not asked for"},
}

// String is the finding's name in metrics and logs: "page_too_large".
func (f Finding) String() string { return names[f].label }

// A Tally is how many entries had each [Finding].
type Tally [findings]int

// add adds what another counted.
func (t *Tally) add(other Tally) {
	for f, n := range other {
		t[f] += n
	}
}

// All yields each finding with its number, zeros too.
func (t Tally) All() iter.Seq2[Finding, int] {
	return func(yield func(Finding, int) bool) {
		for f, n := range t {
			if !yield(Finding(f), n) {
				return
			}
		}
	}
}

// LogValue is a group of what was found.
func (t Tally) LogValue() slog.Value {
	var attrs []slog.Attr
	for f, n := range t.All() {
		if n > 0 {
			attrs = append(attrs, slog.Int(f.String(), n))
		}
	}
	return slog.GroupValue(attrs...)
}

// brought says for people what new items were like: "12 new, 3 without a date".
// It is "" where there were none.
func (t Tally) brought(added int) string {
	if added == 0 {
		return ""
	}
	t[Again] = 0
	return strings.TrimSuffix(fmt.Sprintf("%d new, %v", added, t), ", ")
}

// String says for people what was found: "3 without a date, 1 with a title
// only". It is "" where nothing was.
func (t Tally) String() string {
	var parts []string
	for f, n := range t {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, names[f].words))
		}
	}
	return strings.Join(parts, ", ")
}

// item counts what is to be said of a new item once it was read. pageErr is
// why its page gave nothing.
func (t *Tally) item(it briefing.Item, pageErr error) {
	if it.Published.IsZero() {
		t[Undated]++
	}
	switch text := it.Article.Text; {
	case text == "" || text == it.Title:
		t[TitleOnly]++
	case strings.ContainsRune(text, utf8.RuneError):
		t[Garbled]++
	}
	if pageErr != nil {
		t[ofPage(pageErr)]++
	}
}

// ofPage is the finding that an error of reading a page stands for.
func ofPage(err error) Finding {
	switch {
	case errors.Is(err, errSpent):
		return NotAsked
	case errors.Is(err, briefing.ErrTooLarge):
		return TooLarge
	case errors.Is(err, briefing.ErrRefused):
		return Refused
	case errors.Is(err, briefing.ErrNotArticle):
		return Other
	case errors.Is(err, briefing.ErrNotFound):
		return Empty
	}
	return Unread
}
