package article

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed phrases.txt
var phrasesFile string

// A phrasebook is what sites write around articles, by what it means. The
// table says what each kind is for.
type phrasebook struct {
	notices  []notice
	closings []string
	origins  []string
	strays   map[string]bool
	labels   map[string]bool // sources included
	sources  map[string]bool
	ends     []string
	readings []string
}

// A notice is in a paragraph that begins with opening, if there is one, and
// holds phrase.
type notice struct{ opening, phrase string }

func (n notice) in(plain string) bool {
	return strings.Contains(plain, n.phrase) && begins(bare(plain), n.opening)
}

var phrases = readPhrases(phrasesFile)

func readPhrases(file string) phrasebook {
	p := phrasebook{strays: map[string]bool{}, labels: map[string]bool{}, sources: map[string]bool{}}
	for kind, phrase := range entries(file) {
		switch kind {
		case "notice":
			opening, rest, ok := strings.Cut(phrase, " … ")
			if !ok {
				opening, rest = "", phrase
			}
			p.notices = append(p.notices, notice{opening, rest})
		case "stray":
			p.strays[phrase] = true
		case "closing":
			p.closings = append(p.closings, phrase)
		case "origin":
			p.origins = append(p.origins, phrase)
		case "label":
			p.labels[phrase] = true
		case "source":
			p.labels[phrase], p.sources[phrase] = true, true
		case "reading":
			p.readings = append(p.readings, phrase)
		case "end":
			p.ends = append(p.ends, phrase)
		default:
			panic("phrases.txt: unknown kind " + kind)
		}
	}
	return p
}

// plain is text as the phrasebook has it: lower case, plain quotes and single
// spaces.
func plain(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	space := false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case r == '’' || r == '‘' || r == '`':
			r = '\''
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// bare is plain text without the arrows, brackets and stops around it.
func bare(plain string) string {
	return strings.TrimFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '©' })
}

// begins reports whether s begins with phrase, as words.
func begins(s, phrase string) bool {
	rest, ok := strings.CutPrefix(s, phrase)
	if !ok || rest == "" || phrase == "" {
		return ok
	}
	last, _ := utf8.DecodeLastRuneInString(phrase)
	next, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLetter(last) || !unicode.IsLetter(next) || unicode.Is(unicode.Han, next)
}

// isReadingTime reports whether s tells how long reading takes: "3 min read".
func (p phrasebook) isReadingTime(s string) bool {
	return slices.ContainsFunc(p.readings, func(r string) bool {
		before, _, ok := strings.Cut(s, r)
		before = strings.TrimRight(before, " -")
		return ok && before != "" && digits(before[len(before)-1:]) != ""
	})
}
