package article

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	headEdge  = 3   // paragraphs that are the beginning of an article
	tailEdge  = 6   // and its end
	shortText = 320 // bytes; boilerplate is no longer than that
)

// strip drops from an article's blocks what syndication tools and sites wrote
// around it, and the headline where it is repeated. It never drops all text
// that stands before the end.
func strip(bs []block, title string) []block {
	bs = cutEnd(bs)
	bs = slices.DeleteFunc(bs, func(b block) bool { return unmistakable(b) })
	return stripTail(stripHead(bs, title))
}

// unmistakable reports whether b is boilerplate wherever it stands.
func unmistakable(b block) bool {
	if len(b.text) > shortText {
		return false
	}
	p := plain(b.text)
	if phrases.strays[bare(p)] || slices.ContainsFunc(phrases.walls, func(w string) bool { return strings.Contains(p, w) }) {
		return true
	}
	return slices.ContainsFunc(phrases.notices, func(n notice) bool { return n.in(p) })
}

// stripHead drops labels, bylines and the headline before the article, unless
// nothing else would be left.
func stripHead(bs []block, title string) []block {
	for i := 0; i < min(headEdge, len(bs)) && len(bs) > 1; {
		if isLabel(bs[i]) || isByline(bs[i]) || isOriginNote(bs[i]) || repeats(bs[i], title) {
			copy(bs[1:i+1], bs[:i])
			bs = bs[1:]
			continue
		}
		i++
	}
	return bs
}

// stripTail drops boilerplate after the article. What was the end changes with
// every paragraph that goes.
func stripTail(bs []block) []block {
	for {
		bs = trimHeadings(bs)
		from := max(0, len(bs)-tailEdge)
		i := slices.IndexFunc(bs[from:], func(b block) bool { return isLabel(b) || isClosing(b) || isOriginNote(b) })
		if i < 0 {
			return bs
		}
		bs = slices.Delete(bs, from+i, from+i+1)
	}
}

// trimHeadings drops headings at the end: nothing follows them.
func trimHeadings(bs []block) []block {
	for len(bs) > 1 && bs[len(bs)-1].heading() {
		bs = bs[:len(bs)-1]
	}
	return bs
}

// isLabel reports whether b says just "Source link", "Share" or the like.
func isLabel(b block) bool {
	return len(b.text) <= shortText && phrases.labels[bare(plain(b.text))]
}

// isByline reports whether b is a line such as "By Ann Example, 4 March 2031"
// or "3 min read": short, no heading, no sentence, and with a date or a reading
// time.
func isByline(b block) bool {
	last, _ := utf8.DecodeLastRuneInString(b.text)
	if b.heading() || utf8.RuneCountInString(b.text) > 120 || strings.ContainsRune(".!?。！？”\"»", last) {
		return false
	}
	_, end := findDate(b.text, false)
	return end > 0 || phrases.isReadingTime(plain(b.text))
}

// isClosing reports whether b is one of the lines that end a page: "Read
// more:", "©", "Sign up for", or "Source:" with a link and no more than a name.
func isClosing(b block) bool {
	if len(b.text) > shortText {
		return false
	}
	p := plain(b.text)
	if _, ok := credit(b.text); ok {
		return true
	}
	return slices.ContainsFunc(phrases.closings, func(c string) bool { return begins(p, c) })
}

// credit returns the name in "Source: name", in any language, at the end of a
// line.
func credit(s string) (string, bool) {
	i := strings.LastIndexAny(s, ":：")
	if i < 0 {
		return "", false
	}
	label := plain(s[:i])
	if j := strings.LastIndexByte(bare(label), ' '); j >= 0 && !phrases.sources[bare(label)] {
		label = bare(label)[j:] // the line begins with a date
	}
	name := strings.TrimSpace(strings.TrimLeft(s[i:], ":："))
	return name, phrases.sources[bare(label)] && utf8.RuneCountInString(name) <= 60
}

// isOriginNote reports whether b only says where the article appeared first.
func isOriginNote(b block) bool {
	if len(b.text) > shortText {
		return false
	}
	for at := range phrases.originsIn(b.text) {
		return aboutArticle(b.text[:at])
	}
	return false
}

// cutEnd cuts where the site's own lists and forms begin, if most of the text
// stands before.
func cutEnd(bs []block) []block {
	all, seen := size(bs), 0
	for i, b := range bs {
		if seen*2 > all && isEnd(b) {
			return bs[:i]
		}
		seen += utf8.RuneCountInString(b.text)
	}
	return bs
}

func isEnd(b block) bool {
	if len(b.text) > shortText/2 {
		return false
	}
	s := bare(plain(b.text))
	return slices.ContainsFunc(phrases.ends, func(e string) bool {
		return s == e || b.heading() && begins(s, e)
	})
}

// paragraphs joins blocks to an article's text.
func paragraphs(bs []block) string {
	texts := make([]string, len(bs))
	for i, b := range bs {
		texts[i] = b.text
	}
	return strings.Join(texts, "\n\n")
}
