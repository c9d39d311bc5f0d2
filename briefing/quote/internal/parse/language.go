package parse

import (
	"embed"
	"strings"
	"sync"
)

// A Language is what the parser knows of one: its closed words and those that
// news prose uses to say that somebody spoke.
type Language struct {
	Code string // BCP 47 primary subtag; "" for a language without words

	words map[uint64]Word
	lists map[string][]string
}

// Languages are the codes of the languages that have words.
func Languages() []string {
	return []string{"ar", "cs", "de", "el", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "zh"}
}

// For returns the language of a BCP 47 tag. One without words is a Language
// all the same: its marks are found, its speakers hardly ever.
func For(tag string) *Language {
	code, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	if l, ok := languages()[code]; ok {
		return l
	}
	return languages()[""]
}

// List returns the words of a kind as the language's file gives them.
func (l *Language) List(kind string) []string { return l.lists[kind] }

// Unspaced reports whether the language is written without blanks between words.
func (l *Language) Unspaced() bool { return l.Code == "zh" || l.Code == "ja" }

// Word returns what the language's list says of w, in any case.
func (l *Language) Word(w string) Word { return l.word(HashLower(w)) }

func (l *Language) word(hash uint64) Word { return l.words[hash] }

// leastCompound is the fewest bytes before the last part of a compound.
const leastCompound = 3

// compound is what w is by its last part: a Betriebsratsvorsitzende is a
// Vorsitzende, though no list has her.
func (l *Language) compound(w string) Word {
	for _, last := range l.lists["compound"] {
		if len(w) >= len(last)+leastCompound && w[len(w)-len(last):] == last {
			return Word{Flags: Title | Role}
		}
	}
	return Word{}
}

//go:embed words/*.txt
var wordFiles embed.FS

var languages = sync.OnceValue(func() map[string]*Language {
	all := map[string]*Language{"": {}}
	for _, code := range Languages() {
		data, err := wordFiles.ReadFile("words/" + code + ".txt")
		if err != nil {
			panic(err) // the files are part of the program
		}
		all[code] = newLanguage(code, string(data))
	}
	return all
})

func newLanguage(code, file string) *Language {
	l := &Language{Code: code, words: map[uint64]Word{}, lists: map[string][]string{}}
	for line := range strings.Lines(file) {
		kind, words, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || kind == "#" {
			continue
		}
		l.lists[kind] = append(l.lists[kind], strings.Fields(words)...)
		for w := range strings.FieldsSeq(words) {
			h := HashLower(w)
			l.words[h] = l.words[h].with(kind)
		}
	}
	return l
}
