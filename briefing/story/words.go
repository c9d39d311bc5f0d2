package story

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word is an occurrence of a word in a text.
type word struct {
	stem    string // see [stem]; a number as written
	capital bool   // begins with an upper-case letter
	starts  bool   // begins a sentence, where a capital means nothing
	number  bool
}

// words splits a text into words and appends them. Letters and digits make a word, with
// apostrophes, points and ampersands within; a hyphen parts two; thousands are
// joined ("1,250" is 1250). Chinese and Japanese, which put no space between
// words, give each pair of neighbours.
func words(out []word, text string) []word {
	starts := true
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unspaced(r):
			next, after := utf8.DecodeRuneInString(text[i+size:])
			if unspaced(next) {
				out = append(out, word{stem: text[i : i+size+after]})
			}
			i += size
		case alphanumeric(r):
			end := wordEnd(text, i)
			out = append(out, newWord(text[i:end], starts))
			starts, i = false, end
		default:
			starts = starts || sentenceEnd(text, i, r)
			i += size
		}
	}
	return out
}

func newWord(raw string, starts bool) word {
	r, _ := utf8.DecodeRuneInString(raw)
	w := word{capital: unicode.IsUpper(r), starts: starts, number: strings.ContainsAny(raw, "0123456789")}
	low := strings.ToLower(raw)
	if w.number {
		w.stem = strings.ReplaceAll(low, ",", "")
		return w
	}
	if n, ok := numerals[low]; ok {
		return word{stem: n, number: true, starts: starts}
	}
	w.stem = stem(low)
	return w
}

// wordEnd returns where the word that begins at i ends.
func wordEnd(text string, i int) int {
	digits := true
	for j := i; j < len(text); {
		r, size := utf8.DecodeRuneInString(text[j:])
		if alphanumeric(r) {
			digits = digits && r >= '0' && r <= '9'
			j += size
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[j+size:])
		joins := r == '\'' || r == '’' || r == '.' || r == '&' || r == ',' && digits && next >= '0' && next <= '9'
		if !joins || !alphanumeric(next) {
			return j
		}
		j += size
	}
	return len(text)
}

// sentenceEnd reports whether the rune at i can end a sentence or open a
// quotation, so that the next word's capital means nothing.
func sentenceEnd(text string, i int, r rune) bool {
	switch r {
	case '\n', '"', '“', '„', '«', '(':
		return true
	case '.', '!', '?', ':':
		next, _ := utf8.DecodeRuneInString(text[i+1:])
		return !alphanumeric(next)
	}
	return false
}

func alphanumeric(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)) && !unspaced(r)
}

func unspaced(r rune) bool {
	return r >= 0x3000 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// stem cuts the commonest English endings off a lower-case word, so that
// "talks", "talked" and "talking" are one.
func stem(w string) string {
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	if len(w) > 4 {
		switch {
		case strings.HasSuffix(w, "ies"):
			w = w[:len(w)-3] + "y"
		case strings.HasSuffix(w, "sses"):
			w = w[:len(w)-2]
		case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
			w = w[:len(w)-1]
		}
	}
	if len(w) > 5 {
		w = cutVerb(w)
	}
	if len(w) > 4 {
		w = strings.TrimSuffix(w, "e")
	}
	return w
}

// cutVerb cuts -ing or -ed where a vowel is left, and a doubled last letter
// with it.
func cutVerb(w string) string {
	for _, ending := range []string{"ing", "ed"} {
		root, ok := strings.CutSuffix(w, ending)
		if !ok || !strings.ContainsAny(root, "aeiouy") {
			continue
		}
		if n := len(root); n > 3 && root[n-1] == root[n-2] && root[n-1] != 'l' && root[n-1] != 's' {
			root = root[:n-1]
		}
		return root
	}
	return w
}

// numerals are numbers in letters.
var numerals = map[string]string{
	"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
	"eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14",
	"fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20",
}

// stopWords tell nothing of what a text is about. The names of days and months
// are among them: every paper has them.
var stopWords = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`a an and are as at be been but by for from had has have having he her hers him his
		i if in into is it its me my not of on or our ours she so such than that the their them then there these they
		this those to was were what when which who whom whose will with would you your we us about after also before
		more most new now over up out no all any can could may might must shall should just first last other some time
		s t d re ve ll said says say saying according mr mrs ms while during since until because between through
		against under down off only very both each few many much own same do does did doing being am get got how why
		where too here again still back even yesterday today tomorrow monday tuesday wednesday thursday friday
		saturday sunday mon tue wed thu fri sat sun january february march april june july august september october
		november december jan feb mar apr jun jul aug sep sept oct nov dec pm gmt est pdt edt pst bst cst updated
		posted published der die das und ist von den dem mit für auf nicht ein eine einen im zu zum zur des sich auch
		le la les et est dans pour que qui une sur pas du au aux de un il elle el los las y en con por para se su al
		del lo como che non di`) {
		m[stem(w)] = true
		m[w] = true
	}
	return m
}()
