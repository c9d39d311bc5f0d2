package text

import (
	"net/url"
	"strings"
)

// fragmentWords is how many words of a quote name its place in a page: enough
// to be found once, few enough to survive a change further on.
const fragmentWords = 4

// At is an address that opens the page at a passage: a text fragment with the
// passage's first words (https://wicg.github.io/scroll-to-text-fragment/).
// Browsers that don't know fragments open the page at its top. Make it only for
// a page that was seen to hold the passage: where it doesn't, the reader is
// sent looking for words that aren't there.
func At(address, passage string) string {
	words := strings.Fields(passage)
	if address == "" || len(words) == 0 {
		return address
	}
	address, _, _ = strings.Cut(address, "#")
	start := strings.Join(words[:min(fragmentWords, len(words))], " ")
	if i := strings.IndexAny(start, "，。、；：！？"); i > 0 { // where no blanks part words
		start = start[:i]
	}
	// Dash, comma and ampersand have a meaning in the fragment's syntax.
	escaped := strings.NewReplacer("-", "%2D", "+", "%20").Replace(url.QueryEscape(start))
	return address + "#:~:text=" + escaped
}
