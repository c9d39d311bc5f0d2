package feed

import (
	"net/url"
	"regexp"
	"strings"
)

// separators part the outlet's name from the section's in a feed's title.
var separators = regexp.MustCompile(`\s+(?:[-–—|·•»›>/~]|::|//|>>)\s+|\s*[|»›]\s*|:\s+`)

// sections are the words of which the names of sections are made. A part of
// a title with no other word in it names no outlet.
var sections = wordSet(`
	a africa africas aktuell all alle america americas and articles asia atom australia blog breaking business channel
	climate culture deportes economy education edition english entertainment europe feed feeds finance for front frontpage
	für full global headline headlines health home homepage index international latest life lifestyle local magazine main markets
	middle east money most nachrichten national news noticias of online opinion opinions page pages podcast politics politik popular
	portada post posts press recent releases rss science section site society sport sports startseite stories story
	tech technology top topics travel uk une updates updated us usa view wirtschaft world world's xml actualité actualités à la
	últimas ultimas hora today welt politique monde économie 2.0 1.0 & + the`)

// trailers are what titles say about being a feed, and nothing about whose.
var trailers = regexp.MustCompile(`(?i)\s*[-–—|:]?\s*\(?\b(?:(?:rss|atom|json)(?:\s*2\.0)?(?:\s+(?:feed|feeds|channel))?|news\s?feed|feed)\)?\s*$`)

// leaders are what titles say before the name.
var leaders = regexp.MustCompile(`(?i)^(?:the\s+)?(?:latest|recent|newest|all)\s+(?:(?:news|stories|articles|posts|headlines|updates|entries)\s+)?(?:from|on|at|by|in)\s+(?:the\s+latest\s+)?`)

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// outlet is the display name in a feed's title: "Harbor Ledger" of "Harbor
// Ledger - World", "World news | Harbor Ledger" and "Latest news from Harbor
// Ledger RSS Feed". Only parts that name a section are cut off: a title that
// says more than that is left as it is.
func outlet(title string) string {
	name := strings.TrimSpace(title)
	if cut := leaders.ReplaceAllString(trailers.ReplaceAllString(name, ""), ""); cut != "" {
		name = cut
	}
	cuts := separators.FindAllStringIndex(name, -1)
	if len(cuts) == 0 {
		return name
	}
	var kept []string
	from := 0
	for _, cut := range append(cuts, []int{len(name), len(name)}) {
		part := strings.TrimSpace(name[from:cut[0]])
		from = cut[1]
		if part != "" && !isSection(part) {
			kept = append(kept, part)
		}
	}
	if len(kept) == 1 {
		return kept[0]
	}
	return name
}

// host names an outlet that has no name: "ledger.example".
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

func isSection(part string) bool {
	for word := range strings.FieldsSeq(part) {
		if !sections[strings.ToLower(strings.Trim(word, ".,!?()[]"))] {
			return false
		}
	}
	return true
}
