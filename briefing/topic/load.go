package topic

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"newsbrief/briefing"
)

// load reads the lexicon's files; see [files] for their form.
func load(fsys fs.FS) (*lex, error) {
	names, err := fs.Glob(fsys, "lexicon/*.txt")
	if err != nil {
		return nil, err
	}
	b := builder{lex: lex{names: map[string]int{}, phrases: map[string][]phrase{},
		stems: map[string][]phrase{}, cjk: map[rune][]phrase{}}}
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		b.source = path.Base(name)
		for n, line := range strings.Split(string(text), "\n") {
			if err := b.line(strings.TrimSpace(line)); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", b.source, n+1, err)
			}
		}
	}
	for _, m := range []map[string][]phrase{b.phrases, b.stems} {
		for _, ps := range m {
			slices.SortStableFunc(ps, func(p, q phrase) int { return len(q.words) - len(p.words) })
		}
	}
	for _, ps := range b.cjk {
		slices.SortStableFunc(ps, func(p, q phrase) int { return len(q.words[0].word) - len(p.words[0].word) })
	}
	return &b.lex, nil
}

// A builder is a lexicon half read.
type builder struct {
	lex
	source string // base name of the file
}

func (b *builder) line(line string) error {
	switch {
	case line == "" || line[0] == '#':
		return nil
	case b.source == "blocked.txt":
		return b.phrase(line, nil)
	case line[0] == '[':
		return b.topic(line)
	case len(b.topics) == 0:
		return fmt.Errorf("%q before any topic", line)
	}
	key, list, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("%q: no class", line)
	}
	kind, lang, _ := strings.Cut(key, "/")
	c := slices.Index(classNames[:], kind)
	if c < 0 {
		return fmt.Errorf("%q: unknown class", kind)
	}
	for text := range strings.SplitSeq(list, ";") {
		a := alias{topic: len(b.topics) - 1, class: class(c), lang: lang}
		if err := b.alias(strings.TrimSpace(text), a); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) topic(line string) error {
	id, name, ok := strings.Cut(line[1:], "] ")
	if !ok || id == "" || name == "" {
		return fmt.Errorf("%q: want [id] Name", line)
	}
	if slices.ContainsFunc(b.topics, func(t entry) bool { return t.ID == id }) {
		return fmt.Errorf("topic %s twice", id)
	}
	b.topics = append(b.topics, entry{briefing.Topic{ID: id, Name: name}, b.source != "subjects.txt"})
	b.name(id)
	b.name(name)
	return nil
}

// name makes the latest topic found by a name. Where two topics share one, it
// is the first's.
func (b *builder) name(name string) {
	if _, taken := b.names[nameKey(name)]; !taken {
		b.names[nameKey(name)] = len(b.topics) - 1
	}
}

func (b *builder) alias(text string, a alias) error {
	bare := strings.TrimRight(text, "?")
	if a.need = need(len(text) - len(bare)); a.need > needSupport {
		return fmt.Errorf("%q: more than two question marks", text)
	}
	if (a.class == className || a.class == classDemonym) && !strings.HasSuffix(bare, "*") {
		b.name(bare)
	}
	return b.phrase(bare, &a)
}

// phrase files a phrase under its first word; a nil alias blocks it.
func (b *builder) phrase(text string, a *alias) error {
	stem, prefix := strings.CutSuffix(text, "*")
	words := tokenize(stem)
	if len(words) == 0 {
		return fmt.Errorf("%q: no word in it", text)
	}
	if words[0].cjk {
		r, _ := utf8.DecodeRuneInString(stem)
		b.cjk[r] = file(b.cjk[r], []token{{word: stem}}, a)
		return nil
	}
	if !prefix {
		b.phrases[words[0].word] = file(b.phrases[words[0].word], words, a)
		return nil
	}
	key, ok := stemOf(words[0].word)
	if !ok || len(words) > 1 {
		return fmt.Errorf("%q: a prefix is one word of %d letters or more", text, stemLen)
	}
	b.stems[key] = file(b.stems[key], words, a)
	return nil
}

// file adds an alias to the phrase of the same words, or the phrase itself.
func file(ps []phrase, words []token, a *alias) []phrase {
	i := slices.IndexFunc(ps, func(p phrase) bool { return slices.EqualFunc(p.words, words, sameWord) })
	if i < 0 {
		i, ps = len(ps), append(ps, phrase{words: words})
	}
	if a != nil {
		ps[i].aliases = append(ps[i].aliases, *a)
	}
	return ps
}

func sameWord(a, b token) bool { return a.word == b.word && a.form == b.form }

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
