package text

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// A phrase is one string of ours, in its plural forms. {name} is a place for a
// value; {n} is the number that chooses the form. One is "" where the form
// never differs.
type phrase struct{ One, Other string }

// Say gives the string of a key with its values filled in, each after the name
// of its place: Say("story.more", "n", 3) is "+3 more". Values are not looked
// into for further places. An unknown key gives itself, so that it shows.
func Say(key string, values ...any) string {
	n := 0
	pairs := make([]string, 0, len(values))
	for i := 0; i+1 < len(values); i += 2 {
		if number, ok := values[i+1].(int); ok && values[i] == "n" {
			n = number
		}
		pairs = append(pairs, fmt.Sprintf("{%v}", values[i]), fmt.Sprint(values[i+1]))
	}
	return strings.NewReplacer(pairs...).Replace(Template(key, n))
}

// Template is the string of a key in the form for n, its places unfilled.
func Template(key string, n int) string {
	p, ok := phrases[key]
	switch {
	case !ok:
		return key
	case n == 1 && p.One != "":
		return p.One
	}
	return p.Other
}

// english holds every string that newsbrief says about news: another language is
// a file beside it.
//
//go:embed en.txt
var english string

var phrases = readPhrases(english)

// readPhrases reads a file of phrases. A line is a key and its string, or the
// string for one and the one for other numbers, parted by a bar; a string that
// begins or ends with a space stands in double quotes. The file is ours: a
// faulty line is a bug.
func readPhrases(file string) map[string]phrase {
	phrases := make(map[string]phrase)
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, forms, ok := strings.Cut(line, ": ")
		if _, known := phrases[key]; !ok || known {
			panic("phrases: faulty or repeated line: " + line)
		}
		one, other, plural := strings.Cut(forms, " | ")
		if !plural {
			one, other = "", forms
		}
		phrases[key] = phrase{One: unquoted(one), Other: unquoted(other)}
	}
	return phrases
}

func unquoted(s string) string {
	if bare, err := strconv.Unquote(s); err == nil {
		return bare
	}
	return s
}
