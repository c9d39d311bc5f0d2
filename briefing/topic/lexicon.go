package topic

import (
	"embed"
	"sync"

	"newsbrief/briefing"
)

// The files under lexicon hold one block a topic:
//
//	[united-kingdom] United Kingdom
//	name: United Kingdom; UK; Britain
//	demonym: British; Briton; Britons
//	capital: London
//	name/de: Großbritannien
//
// The key is the class of the aliases after it, with the language in which
// they mean the topic where that isn't every language. An alias is matched word
// by word; a capital letter has to be one in the text, a word of capitals has
// to be in capitals ("US" is not "us"), lower case matches any. A trailing "*"
// matches any ending. "?" marks an alias that also means other things: it
// counts after a preposition of place ("in Jordan") or where the text names the
// topic otherwise too; "??" marks one that needs the latter.
//
// blocked.txt holds phrases that mean no topic though a part of them does.
//
//go:embed lexicon/*.txt
var files embed.FS

// A class says what an alias is to its topic.
type class uint8

const (
	className class = iota
	classDemonym
	classCapital
	classCity
	classRegion
	classLeader
	classInstitution
	classParty
	classCompany
	classCurrency
	classWord
	classes // how many there are
)

var classNames = [classes]string{"name", "demonym", "capital", "city", "region", "leader",
	"institution", "party", "company", "currency", "word"}

// A need says what an ambiguous alias has to have beside it to count.
type need uint8

const (
	needNothing need = iota
	needPlace        // a preposition of place before it, or support
	needSupport      // an unambiguous alias of the topic elsewhere in the text
)

// An alias is one way in which a text can refer to a topic.
type alias struct {
	topic int
	class class
	need  need
	lang  string // BCP 47 base language in which it means the topic, "" for any
}

// A phrase is a sequence of words with what they refer to; nothing, where the
// phrase is blocked.
type phrase struct {
	words   []token
	aliases []alias
}

// An entry is a topic with what scoring has to know about it.
type entry struct {
	briefing.Topic
	place bool // a country or a union of them, rather than a subject
}

// A lex is the lexicon as it is searched.
type lex struct {
	topics  []entry
	names   map[string]int      // nameKey of names and demonyms -> index of topic
	phrases map[string][]phrase // by first word, longest first
	stems   map[string][]phrase // prefixes of one word, by their first stemLen runes
	cjk     map[rune][]phrase   // text without spaces, by first rune, longest first
}

// stemLen is the length in runes of the keys of [lex.stems], and the least
// length of a prefix.
const stemLen = 4

// lexicon is built once, on first use. A fault in the files is a fault in the
// program, found by the tests.
var lexicon = sync.OnceValue(func() *lex {
	l, err := load(files)
	if err != nil {
		panic(err)
	}
	return l
})
