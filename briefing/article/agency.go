package article

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed agencies.txt
var agenciesFile string

// An agency sells its reports to outlets, which print them under its name.
type agency struct {
	name  string
	homes []string // registrable domains
}

// agencies finds agencies by what datelines call them.
var agencies = readAgencies(agenciesFile)

// An agencyTable finds agencies by a name as written, or in lower case.
type agencyTable struct {
	exact, folded map[string]agency
	leading       []string // names that begin a dateline without a bracket
}

func readAgencies(file string) agencyTable {
	t := agencyTable{exact: map[string]agency{}, folded: map[string]agency{}}
	for text := range strings.Lines(file) {
		fields := strings.Split(strings.TrimSpace(text), ";")
		if strings.HasPrefix(text, "#") || len(fields) != 3 {
			continue
		}
		a := agency{name: fields[0], homes: list(fields[1])}
		for _, name := range append(list(fields[2]), a.name) {
			exact, marked := strings.CutPrefix(name, "=")
			first, _ := utf8.DecodeRuneInString(exact)
			switch {
			case spaceless(first):
				t.exact[exact] = a
				t.leading = append(t.leading, exact)
			case marked || utf8.RuneCountInString(exact) <= 3:
				t.exact[exact] = a
			default:
				t.folded[strings.ToLower(exact)] = a
			}
		}
	}
	return t
}

// list splits at commas.
func list(s string) []string {
	var items []string
	for item := range strings.SplitSeq(s, ",") {
		items = append(items, strings.TrimSpace(item))
	}
	return items
}

// find returns the agency of that name.
func (t agencyTable) find(name string) (agency, bool) {
	name = strings.TrimSpace(name)
	if a, ok := t.exact[name]; ok {
		return a, true
	}
	a, ok := t.folded[strings.ToLower(name)]
	return a, ok
}

// any returns the first agency that one of the names in a list such as
// "dpa/AFP" or "Reuters, staff" is.
func (t agencyTable) any(names string) (agency, bool) {
	if a, ok := t.find(names); ok {
		return a, true
	}
	for _, n := range strings.FieldsFunc(names, isListMark) {
		if a, ok := t.find(n); ok {
			return a, true
		}
	}
	return agency{}, false
}

// atHome reports whether the agency publishes at the domain.
func (a agency) atHome(domain string) bool { return slices.Contains(a.homes, domain) }

const (
	datelineReach = 170 // bytes of a paragraph in which a dateline ends
	datelineParas = 5   // paragraphs that may carry it
)

// datelineAgency finds the agency in the dateline of one of the first
// paragraphs: "LONDON, March 3 (Reuters) - ", "Berlin (dpa) – ", "МОСКВА, 3
// марта. /ТАСС/.", "新华社北京3月3日电". An article ends with "(AFP)" in some houses:
// that counts as well.
func datelineAgency(body []block) (agency, bool) {
	for _, b := range body[:min(len(body), datelineParas)] {
		if a, ok := dateline(upTo(b.text, datelineReach)); ok {
			return a, true
		}
	}
	if n := len(body); n > 0 {
		return signature(body[n-1].text)
	}
	return agency{}, false
}

// brackets that an agency's name stands in.
var brackets = []struct{ open, close string }{{"(", ")"}, {"（", "）"}, {"/", "/"}, {"【", "】"}, {"[", "]"}}

func dateline(s string) (agency, bool) {
	for _, br := range brackets {
		before, rest, ok := strings.Cut(s, br.open)
		inside, after, closed := strings.Cut(rest, br.close)
		if !ok || !closed || !isDatelineEnd(before, after) {
			continue
		}
		if a, ok := agencies.any(inside); ok {
			return a, true
		}
	}
	if before, _, ok := strings.Cut(s, "电"); ok && utf8.RuneCountInString(before) < 25 {
		for _, name := range agencies.leading {
			if strings.HasPrefix(before, name) {
				return agencies.exact[name], true
			}
		}
	}
	return agency{}, false
}

// isDatelineEnd reports whether what stands before and after a bracket makes it
// part of a dateline: only a place and a date come before, and a dash follows
// if that takes longer.
func isDatelineEnd(before, after string) bool {
	after = strings.TrimLeftFunc(after, unicode.IsSpace)
	dash := startsWithAny(after, "-", "–", "—", "_", ".-")
	n := utf8.RuneCountInString(before)
	return n <= 45 && (dash || n <= 30 && !strings.ContainsAny(before, ".!?“”\"") || strings.HasPrefix(after, ".")) || dash && n <= 140
}
