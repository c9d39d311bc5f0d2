// Package text turns briefings into plain text, and holds the rules for text
// that every surface shares: where a line is cut, how a quote is marked and
// credited, how old a story is, which way a name is written, and the words we
// use.
//
// It promises that no text from outside can do more than be read: a headline
// or a name is one line, without control characters and without the invisible
// ones that turn lines around. A quote is shown byte for byte or not at all.
// Limits count what readers call characters (grapheme clusters, Unicode
// Standard Annex #29).
//
// It does not know Slack: whoever writes another syntax escapes for it, see
// [FallbackFunc].
package text

import (
	"cmp"
	"net/url"
	"strings"
	"unicode"

	"newsbrief/briefing"
)

// Limits in characters; a cut text ends in "…".
const (
	HeadlineLimit = 150  // the headline of a story
	RowLimit      = 110  // a headline in a list
	QuoteLimit    = 280  // a key quote, between its marks
	CreditLimit   = 120  // speaker and role
	OutletLimit   = 40   // the name of an outlet
	FallbackLimit = 3000 // a whole fallback, in code points
	titleLimit    = 150
	leadLimit     = 40 // topics in a first line, which says its point within 80
)

// Top is how many stories of a digest are told in full; the rest are
// headlines.
const Top = 3

// maxURL is Slack's limit for an address, and a sane one anywhere.
const maxURL = 3000

// OneLine makes foreign text safe to stand in a line of ours: white space and
// control characters become single spaces, and invisible characters that
// reorder, join or hide what follows are dropped. Zero-width joiners stay,
// since Persian and many emoji are spelt with them.
func OneLine(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case invisible(r):
		case unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f', unicode.IsControl(r):
			space = b.Len() > 0
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// invisible reports whether r shows nothing itself but changes how its
// neighbours are shown or found.
func invisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u2060', '\ufeff': // soft hyphen, zero-width space, joiners
		return true
	}
	return turns(r)
}

// turns reports whether r overrides the direction of the text after it
// (Unicode Standard Annex #9, explicit formatting characters).
func turns(r rune) bool {
	return '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}

// Headline is the story's headline in one line of at most limit characters.
func Headline(b briefing.Briefing, limit int) string {
	if s := Cut(OneLine(b.Headline), limit); s != "" {
		return s
	}
	return Say("story.untitled")
}

// Link is the address that the headline leads to: the original source's, else
// the copy's that was read, else any item's; "" where none is an absolute
// http(s) address. Where that is the page that was seen to hold the quote, it
// opens there.
func Link(b briefing.Briefing) string {
	for _, address := range append([]string{b.Source.URL, b.Via.URL}, b.Links...) {
		if !IsWeb(address) {
			continue
		}
		if b.Page == address {
			return cmp.Or(QuoteLink(b), address)
		}
		return address
	}
	return ""
}

// QuoteLink is the address of the page that was seen to hold the key quote,
// opened at it; "" where no page was, or there is no quote.
func QuoteLink(b briefing.Briefing) string {
	if b.Quote == nil || !IsWeb(b.Page) {
		return ""
	}
	return AtQuote(b.Page, *b.Quote)
}

// IsWeb reports whether an address is an absolute http or https one that can
// be linked to.
func IsWeb(address string) bool {
	odd := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || invisible(r) }
	if len(address) > maxURL || strings.ContainsFunc(address, odd) {
		return false
	}
	u, err := url.Parse(address)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
}
