package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// signedAgency finds the agency in a byline: "AFP", "By JAN KOTT, Associated
// Press", "Jan Kott, AP Science Writer".
func signedAgency(byline string) (agency, bool) {
	byline = strings.TrimPrefix(strings.TrimSpace(byline), "By ")
	if a, ok := agencies.any(byline); ok {
		return a, true
	}
	for part := range strings.FieldsFuncSeq(byline, isListMark) {
		part = strings.TrimSpace(part)
		if name, rest, ok := strings.Cut(part, " "); ok && isWriter(rest) {
			if a, ok := agencies.find(name); ok {
				return a, true
			}
		}
		if a, ok := endsWithAgency(part); ok {
			return a, true
		}
	}
	return agency{}, false
}

// endsWithAgency finds the agency whose name stands behind a person's without
// any mark between: "Jan Kott Associated Press".
func endsWithAgency(s string) (agency, bool) {
	s = strings.ToLower(s)
	for {
		_, rest, ok := strings.Cut(s, " ")
		if !ok {
			return agency{}, false
		}
		if a, ok := agencies.folded[rest]; ok && strings.Contains(rest, " ") {
			return a, true
		}
		s = rest
	}
}

// isListMark reports whether r parts the names of a list.
func isListMark(r rune) bool { return strings.ContainsRune("/,;|&+、／()", r) }

// isWriter reports whether s is what an agency calls its people: "Staff",
// "Science Writer".
func isWriter(s string) bool {
	last := s[strings.LastIndexByte(s, ' ')+1:]
	return slices.Contains([]string{"writer", "writers", "reporter", "correspondent", "editor", "staff", "photographer"}, strings.ToLower(last))
}

// agencyBeside finds an agency that a short line beside the headline names, and
// nothing else: by a name of several words, or any after "By".
func agencyBeside(lines []block) (agency, bool) {
	for _, b := range lines {
		if utf8.RuneCountInString(b.text) > 80 || b.zone&zoneCaption != 0 || b.pictured {
			continue
		}
		if strings.HasPrefix(b.text, "By ") {
			if a, ok := signedAgency(b.text); ok {
				return a, true
			}
		}
		if a, ok := agencies.folded[strings.ToLower(b.text)]; ok && strings.Contains(b.text, " ") {
			return a, true
		}
	}
	return agency{}, false
}

// creditedAgency finds the agency in a line such as "Source: Xinhua", "Quelle:
// dpa" or "Copyright 2031 The Associated Press. All rights reserved." near the
// article.
func creditedAgency(all []block) (agency, bool) {
	for _, b := range all {
		if b.zone&(zonesElsewhere|zoneCaption) != 0 || len(b.text) > shortText {
			continue
		}
		if name, ok := credit(b.text); ok {
			if a, ok := agencies.any(name); ok {
				return a, true
			}
		}
		if a, ok := reserved(b.text); ok {
			return a, true
		}
	}
	return agency{}, false
}

// reserved finds the agency that a notice of copyright names. Pictures have "©
// dpa" too, so the notice has a year, reserves rights, or holds the number of
// a report.
func reserved(s string) (agency, bool) {
	rest, ok := s, false
	for _, mark := range []string{"copyright", "©", "(c)"} {
		if len(rest) >= len(mark) && strings.EqualFold(rest[:len(mark)], mark) {
			rest, ok = strings.TrimLeft(rest[len(mark):], " "), true
		}
	}
	if !ok || digits(rest) == "" && !containsAny(plain(rest), "rights reserved", "redistributed", "dpa:", "tous droits", "alle rechte", "derechos reservados") {
		return agency{}, false
	}
	name := strings.TrimLeftFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	for _, end := range []string{".", ":", " All "} {
		name, _, _ = strings.Cut(name, end)
	}
	return agencies.any(name)
}

func startsWithAny(s string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(s, p) })
}

// signature finds an agency that signs at the end: a last paragraph that is
// just "(AFP)", text that ends so, or the line in which Reuters names those who
// reported and edited.
func signature(s string) (agency, bool) {
	s = strings.TrimSpace(s)
	if p := strings.TrimPrefix(plain(s), "("); strings.HasPrefix(p, "reporting by ") && strings.Contains(p, "editing by ") {
		return agencies.find("Reuters")
	}
	inner, ok := strings.CutSuffix(s, ")")
	if !ok {
		return agency{}, false
	}
	return agencies.any(inner[strings.LastIndexByte(inner, '(')+1:])
}
