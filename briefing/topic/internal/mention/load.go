package mention

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"newsbrief/briefing"
)

// A Source is a file of topics. It holds one block a topic:
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
// counts after a preposition of place ("in Jordan"), a name also before what
// only a country has ("Jordan's army"), and where the text names the topic
// otherwise too; "??" marks one that needs the latter. "!" marks a name that is
// a plain word in lower case ("Turkey!"): there a capital within a sentence is
// enough as well.
//
// The block of a topic that an earlier file has adds to it. A topic with a
// demonym, a capital, a city, a region or a currency is a place. Lines that
// begin with "blocked:" hold phrases that mean no topic though a part of them
// does.
type Source struct {
	Name string // for errors
	Text string
}

// Load reads topics. The error names file and line, and what is wrong.
func Load(sources ...Source) (*Lexicon, error) {
	b := builder{Lexicon: Lexicon{names: map[string]int{}, phrases: map[string][]phrase{},
		stems: map[string][]phrase{}, cjk: map[rune][]phrase{}}}
	for _, s := range sources {
		b.topic, b.known = -1, len(b.topics)
		for n, line := range strings.Split(s.Text, "\n") {
			if err := b.line(strings.TrimSpace(line)); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", s.Name, n+1, err)
			}
		}
	}
	for _, m := range []map[string][]phrase{b.phrases, b.stems} {
		for _, ps := range m {
			slices.SortStableFunc(ps, func(p, q phrase) int { return len(q.words) - len(p.words) })
		}
	}
	for _, ps := range b.cjk {
		slices.SortStableFunc(ps, func(p, q phrase) int { return len(q.words[0].Word) - len(p.words[0].Word) })
	}
	return &b.Lexicon, nil
}

// A builder is a lexicon half read.
type builder struct {
	Lexicon
	topic int // the block's, -1 before the first
	known int // how many topics the files before this one have
}

func (b *builder) line(line string) error {
	if line == "" || line[0] == '#' {
		return nil
	}
	if line[0] == '[' {
		return b.block(line)
	}
	key, list, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("%q: no class", line)
	}
	if key == "blocked" {
		return b.blocked(list)
	}
	if b.topic < 0 {
		return fmt.Errorf("%q before any topic", line)
	}
	kind, lang, _ := strings.Cut(key, "/")
	c := slices.Index(classNames[:], kind)
	if c < 0 {
		return fmt.Errorf("%q: unknown class, want one of %s", kind, strings.Join(classNames[:], ", "))
	}
	for text := range strings.SplitSeq(list, ";") {
		a := alias{topic: b.topic, class: Class(c), lang: lang}
		if err := b.alias(strings.TrimSpace(text), a); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) blocked(list string) error {
	for text := range strings.SplitSeq(list, ";") {
		if err := b.phrase(strings.TrimSpace(text), nil); err != nil {
			return err
		}
	}
	return nil
}

// block begins a topic, or goes on with one of an earlier file.
func (b *builder) block(line string) error {
	id, name, ok := strings.Cut(line[1:], "] ")
	if !ok || id == "" || name == "" {
		return fmt.Errorf("%q: want [id] Name", line)
	}
	b.topic = slices.IndexFunc(b.topics, func(t Topic) bool { return t.ID == id })
	switch {
	case b.topic >= b.known:
		return fmt.Errorf("topic %s twice", id)
	case b.topic < 0:
		b.topic = len(b.topics)
		b.topics = append(b.topics, Topic{Topic: briefing.Topic{ID: id, Name: name}})
		b.name(id)
		b.name(name)
	}
	return nil
}

// name makes the block's topic found by a name. Where two topics share one, it
// is the first's.
func (b *builder) name(name string) {
	if _, taken := b.names[nameKey(name)]; !taken {
		b.names[nameKey(name)] = b.topic
	}
}

func (b *builder) alias(text string, a alias) error {
	bare := strings.TrimRight(text, "?")
	if a.need = need(len(text) - len(bare)); a.need > needSupport {
		return fmt.Errorf("%q: more than two question marks", text)
	}
	if name, ok := strings.CutSuffix(bare, "!"); ok {
		bare, a.need = name, needCapital
	}
	if (a.class == Name || a.class == Demonym) && !strings.HasSuffix(bare, "*") {
		b.name(bare)
	}
	t := &b.topics[a.topic]
	t.Place = t.Place || a.class >= Demonym && a.class <= Region || a.class == Currency
	t.Aliases = append(t.Aliases, Alias{Text: bare, Class: a.class, Language: a.lang, Unsure: a.need != needNothing})
	return b.phrase(bare, &a)
}

// phrase files a phrase under its first word; a nil alias blocks it.
func (b *builder) phrase(text string, a *alias) error {
	stem, prefix := strings.CutSuffix(text, "*")
	words := tokenize(stem)
	if len(words) == 0 {
		return fmt.Errorf("%q: no word in it", text)
	}
	if words[0].CJK {
		r, _ := utf8.DecodeRuneInString(stem)
		b.cjk[r] = file(b.cjk[r], []Token{{Word: stem}}, a)
		return nil
	}
	if !prefix {
		b.phrases[words[0].Word] = file(b.phrases[words[0].Word], words, a)
		return nil
	}
	key, ok := stemOf(words[0].Word)
	if !ok || len(words) > 1 {
		return fmt.Errorf("%q: a prefix is one word of %d letters or more", text, stemLen)
	}
	b.stems[key] = file(b.stems[key], words, a)
	return nil
}

// file adds an alias to the phrase of the same words, or the phrase itself.
func file(ps []phrase, words []Token, a *alias) []phrase {
	i := slices.IndexFunc(ps, func(p phrase) bool { return slices.EqualFunc(p.words, words, sameWord) })
	if i < 0 {
		i, ps = len(ps), append(ps, phrase{words: words})
	}
	if a != nil {
		ps[i].aliases = append(ps[i].aliases, *a)
	}
	return ps
}

func sameWord(a, b Token) bool { return a.Word == b.Word && a.Form == b.Form }

// stemOf returns the key under which prefixes that word can begin with are
// filed.
func stemOf(word string) (string, bool) {
	n := 0
	for i := range word {
		if n == stemLen {
			return word[:i], true
		}
		n++
	}
	return word, n == stemLen
}
