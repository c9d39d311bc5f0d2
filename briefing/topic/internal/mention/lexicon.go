package mention

import (
	"maps"
	"slices"
	"strings"

	"newsbrief/briefing"
)

// A Class says what an alias is to its topic.
type Class uint8

// The classes, in the order in which they show what a text is about.
const (
	Name Class = iota
	Demonym
	CapitalCity
	City
	Region
	Leader
	Institution
	Party
	Company
	Currency
	Word
	Classes // how many there are
)

var classNames = [Classes]string{"name", "demonym", "capital", "city", "region", "leader",
	"institution", "party", "company", "currency", "word"}

func (c Class) String() string { return classNames[c] }

// A need says what an ambiguous alias has to have beside it to count.
type need uint8

const (
	needNothing need = iota
	needPlace        // a preposition of place before it, or support
	needSupport      // an unambiguous alias of the topic elsewhere in the text
	needCapital      // a capital within a sentence, or what needPlace asks for
)

// An alias is one way in which a text can refer to a topic.
type alias struct {
	topic int
	class Class
	need  need
	lang  string // BCP 47 base language in which it means the topic, "" for any
}

// A phrase is a sequence of words with what they refer to; nothing, where the
// phrase is blocked.
type phrase struct {
	words   []Token
	aliases []alias
}

// A Topic is a topic with what is known of it.
type Topic struct {
	briefing.Topic
	Place   bool    // a country or a union of them, rather than a subject
	Aliases []Alias // as the files have them, in their order
}

// An Alias is one way in which a text can refer to a topic, for people to read.
type Alias struct {
	Text     string
	Class    Class
	Language string // in which it means the topic, "" for any
	Unsure   bool   // it also means other things
}

// A Lexicon holds topics and all that texts call them. It doesn't change once
// it is loaded.
type Lexicon struct {
	topics  []Topic
	names   map[string]int      // nameKey of names and demonyms -> index of topic
	phrases map[string][]phrase // by first word, longest first
	stems   map[string][]phrase // prefixes of one word, by their first stemLen runes
	cjk     map[rune][]phrase   // text without spaces, by first rune, longest first
}

// stemLen is the length in runes of the keys of [Lexicon.stems], and the least
// length of a prefix.
const stemLen = 4

// Topics returns every topic; the index of one is its number in a [Mention].
// The slice is the lexicon's own.
func (l *Lexicon) Topics() []Topic { return l.topics }

// Names returns every name that [Lexicon.Find] knows, folded and sorted.
func (l *Lexicon) Names() []string { return slices.Sorted(maps.Keys(l.names)) }

// Find returns the number of the topic that goes by a name, in any case and
// with or without accents.
func (l *Lexicon) Find(name string) (int, bool) {
	i, ok := l.names[nameKey(name)]
	return i, ok
}

// nameKey folds a name to the form under which topics are found: lower case,
// no accents, single spaces, no leading article.
func nameKey(name string) string {
	var words []string
	for _, t := range tokenize(name) {
		words = append(words, t.Word)
	}
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}
