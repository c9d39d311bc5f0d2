package article

import (
	_ "embed"
	"iter"
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
	origins  map[string][]string // by their first word
	initials [256]bool           // first bytes of origins, in both cases
	strays   map[string]bool
	labels   map[string]bool // sources included
	sources  map[string]bool
	ends     []string
	readings []string
	changes  []string

	lives, galleries, consents, walls []string // see kind
}

// A notice is in a paragraph that begins with opening, if there is one, and
// holds phrase.
type notice struct{ opening, phrase string }

func (n notice) in(plain string) bool {
	return strings.Contains(plain, n.phrase) && begins(bare(plain), n.opening)
}

var phrases = readPhrases(phrasesFile)

func readPhrases(file string) phrasebook {
	p := phrasebook{origins: map[string][]string{}, strays: map[string]bool{}, labels: map[string]bool{}, sources: map[string]bool{}}
	lists := map[string]*[]string{
		"closing": &p.closings, "reading": &p.readings, "change": &p.changes, "end": &p.ends,
		"live": &p.lives, "gallery": &p.galleries, "consent": &p.consents, "wall": &p.walls,
	}
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
		case "origin":
			word := firstWord(phrase)
			p.origins[word] = append(p.origins[word], phrase)
			p.initials[word[0]], p.initials[strings.ToUpper(word)[0]] = true, true
		case "label":
			p.labels[phrase] = true
		case "source":
			p.labels[phrase], p.sources[phrase] = true, true
		default:
			list := lists[kind]
			if list == nil {
				panic("phrases.txt: unknown kind " + kind)
			}
			*list = append(*list, phrase)
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

// originsIn yields where in text the origin phrases begin and end.
func (p phrasebook) originsIn(text string) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for i := 0; i < len(text); {
			n := wordSize(text[i:])
			if n == 0 {
				_, n = utf8.DecodeRuneInString(text[i:])
			} else if p.initials[text[i]] {
				for _, o := range p.origins[strings.ToLower(text[i:i+n])] {
					if n := matches(text[i:], o); n > 0 && !yield(i, i+n) {
						return
					}
				}
			}
			i += n
		}
	}
}

// wordSize is the length of the first word of s.
func wordSize(s string) int {
	n := 0
	for n < len(s) && 'a' <= s[n]|0x20 && s[n]|0x20 <= 'z' {
		n++
	}
	if n < len(s) && s[n] < utf8.RuneSelf {
		return n
	}
	return len(firstWord(s))
}

// firstWord returns the letters that s begins with; one, where a script writes
// no spaces.
func firstWord(s string) string {
	for i, r := range s {
		switch {
		case i == 0 && spaceless(r):
			return string(r)
		case !unicode.IsLetter(r) || spaceless(r):
			return s[:i]
		}
	}
	return s
}

// matches returns how many bytes of text its beginning takes that is the
// phrase, but for case and the form of quotes; 0 if it isn't.
func matches(text, phrase string) int {
	rest := phrase
	for i, r := range text {
		if rest == "" {
			return i
		}
		want, n := utf8.DecodeRuneInString(rest)
		if r == '’' {
			r = '\''
		}
		if unicode.ToLower(r) != want && !(want == ' ' && unicode.IsSpace(r)) {
			return 0
		}
		rest = rest[n:]
	}
	if rest == "" {
		return len(text)
	}
	return 0
}
