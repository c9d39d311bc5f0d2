package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cutDateline parts a text from the place and day that agencies put before it:
// "BEIJING, June 3 (Reuters) - ", "Berlin (dpa) – ".
func cutDateline(text string) (rest, dateline string) {
	const longest = 90
	head := text[:min(len(text), longest)]
	for _, dash := range []string{" - ", " -- ", " — ", " – ", "—", " -\n"} {
		i := strings.Index(head, dash)
		if i < 0 {
			continue
		}
		if place := head[:i]; agency(place) {
			return text[i+len(dash):], place
		}
	}
	return text, ""
}

// agency reports whether what stands before a dash can be a dateline: it begins
// with a place in capitals, or ends with an agency in brackets.
func agency(place string) bool {
	words := strings.Fields(place)
	if len(words) == 0 || strings.ContainsAny(place, "!?\"“”") {
		return false
	}
	first := strings.TrimRight(words[0], ",")
	r, _ := utf8.DecodeRuneInString(first)
	return unicode.IsUpper(r) && (strings.HasSuffix(place, ")") || len(first) > 2 && first == strings.ToUpper(first))
}
