package article

import (
	_ "embed"
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

//go:embed stopwords.txt
var stopwordsFile string

// stopwords are the languages in which a word is one of the most frequent.
var stopwords = readStopwords(stopwordsFile)

func readStopwords(file string) map[string][]string {
	byWord := make(map[string][]string)
	for lang, list := range entries(file) {
		for w := range strings.FieldsSeq(list) {
			byWord[w] = append(byWord[w], lang)
		}
	}
	return byWord
}

// language returns the BCP 47 tag of the language that the page says its
// article is in, else of the one that the text looks like, or "".
func (d *document) language(text string) string {
	m := d.head.meta
	for _, stated := range []string{d.head.article.text("inLanguage"), d.head.lang, m["og:locale"], m["content-language"], m["language"]} {
		if tag := languageTag(stated); tag != "" {
			return tag
		}
	}
	return GuessLanguage(text)
}

// languageTag returns the canonical form of a tag as pages write it ("en_us"),
// or "" if it is none.
func languageTag(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), ",")
	if len(s) > 35 {
		return ""
	}
	tag, err := language.Parse(strings.ReplaceAll(s, "_", "-"))
	if err != nil || tag == language.Und {
		return ""
	}
	return tag.String()
}

// scripts that only one of the languages we meet is written in.
var scripts = []struct {
	table *unicode.RangeTable
	lang  string
}{
	{unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Han, "zh"},
	{unicode.Greek, "el"}, {unicode.Hebrew, "he"}, {unicode.Thai, "th"}, {unicode.Devanagari, "hi"},
	{unicode.Bengali, "bn"}, {unicode.Tamil, "ta"}, {unicode.Georgian, "ka"}, {unicode.Armenian, "hy"},
}

// GuessLanguage returns the BCP 47 tag of the language that a text looks like:
// by its script, else by the frequent words in its beginning. It would rather say
// "" than guess at few words.
func GuessLanguage(text string) string {
	const enough = 4000 // bytes
	text = upTo(text, enough)
	if lang := byScript(text); lang != "" {
		return lang
	}
	count := make(map[string]int)
	n := 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		n++
		for _, lang := range stopwords[w] {
			count[lang]++
		}
	}
	best, second := "", 0
	for lang, c := range count {
		switch {
		case best == "" || c > count[best] || c == count[best] && lang < best:
			second = count[best]
			best = lang
		case c > second:
			second = c
		}
	}
	if count[best] < 5 || count[best]*12 < n || count[best] == second {
		return ""
	}
	return best
}

// byScript returns the language of a text of which a fifth is in a script that
// tells it.
func byScript(text string) string {
	var all int
	hits := make(map[string]int)
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		all++
		for _, s := range scripts {
			if r > unicode.MaxLatin1 && unicode.Is(s.table, r) {
				hits[s.lang]++
				break
			}
		}
	}
	for _, s := range scripts {
		// Japanese comes first: its text is Han for the greater part.
		if hits[s.lang] > 0 && hits[s.lang]*5 >= all {
			return s.lang
		}
	}
	return ""
}
