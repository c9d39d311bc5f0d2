package story

import (
	"hash/maphash"
	"slices"
	"strings"

	"newsbrief/briefing"
)

// A leaf is what one item's contents say, read once and kept while the item is
// in the window. All of it depends on the contents alone but for what was cut,
// which depends on the other items too.
type leaf struct {
	title, body string
	sentences   []uint64 // hashes of the body's, in order
	telltale    map[string]bool
	addresses   []string // that can be one article's
	host        string
	language    string // base of its BCP 47 tag, "" when unknown

	cut   []uint64 // hashes of the sentences that sheet and draft leave out
	kept  string   // the body without them
	sheet *sheet   // nil until it is asked for
	draft *draft   // likewise
}

// A mark identifies contents. Two items of the same contents share a leaf.
type mark uint64

// markOf hashes all that a leaf is made of.
func markOf(seed maphash.Seed, it *briefing.Item) mark {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, s := range [...]string{it.Title, bodyOf(*it), it.Link, it.Article.URL, it.Article.Original.URL, languageOf(*it)} {
		maphash.WriteComparable(&h, len(s))
		h.WriteString(s)
	}
	return mark(h.Sum64())
}

func leafOf(it *briefing.Item) *leaf {
	l := &leaf{title: it.Title, body: bodyOf(*it), host: hostOf(it)}
	l.language, _, _ = strings.Cut(strings.ToLower(languageOf(*it)), "-")
	for _, address := range []string{it.Link, it.Article.URL, it.Article.Original.URL} {
		if specific(address) && !slices.Contains(l.addresses, address) {
			l.addresses = append(l.addresses, address)
		}
	}
	l.kept = l.body
	return l
}

// read fills in what takes time.
func (l *leaf) read() {
	l.telltale = telltale(l.title)
	for s := range sentences(l.body) {
		l.sentences = append(l.sentences, hashOf(s))
	}
}

// leave makes the leaf leave out some of its sentences, by hash. Nothing is read
// anew where that is what it did before.
func (l *leaf) leave(cut []uint64) {
	if slices.Equal(l.cut, cut) {
		return
	}
	l.cut, l.sheet, l.draft = cut, nil, nil
	l.kept = without(l.body, func(sentence string) bool { return slices.Contains(cut, hashOf(sentence)) })
}

// sheetOf returns the leaf as copies are known by.
func (l *leaf) sheetOf() *sheet {
	if l.sheet == nil {
		l.sheet = newSheet(l)
	}
	return l.sheet
}

// draftOf returns the leaf with its words counted.
func (l *leaf) draftOf(v *vocabulary) *draft {
	if l.draft == nil {
		l.draft = v.draftOf(titled(l.title, l.kept))
	}
	return l.draft
}

// titled returns a title and the text below it; the text's first line stands for
// a title where there is none.
func titled(title, body string) (heading, rest string) {
	if title == "" {
		title, body, _ = strings.Cut(body, "\n")
	}
	return title, body
}
