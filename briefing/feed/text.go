package feed

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxSummary is where a summary is cut, at a word, in bytes. What is longer is
// the article, and has a place of its own.
const maxSummary = 2000

// prose is markup as plain text on one line.
func prose(markup string) string {
	text := line(markup)
	if len(text) <= maxSummary {
		return text
	}
	text = clip(text, maxSummary)
	if i := strings.LastIndexByte(text, ' '); i > 0 {
		text = text[:i]
	}
	return text + "…"
}

// line is s as plain text on one line: without tags, with entities decoded,
// also where the outlet encoded them once too often, and with single spaces.
// Once tags were dropped, what an entity then turns into a tag is text that
// speaks of one: "the &lt;blink&gt; tag".
func line(s string) string {
	s = clip(s, 2*maxField)
	tags := true
	for range 3 {
		if !strings.ContainsAny(s, "<&") {
			break
		}
		plain := s
		if tags {
			plain = untag(s)
			tags = plain == s
		}
		plain = html.UnescapeString(plain)
		if plain == s {
			break
		}
		s = plain
	}
	return clip(fold(s), maxField)
}

// untag drops HTML's tags, and what script and style elements hold. What looks
// like a tag but has a name that HTML doesn't know stays: "<3", "<Redacted>".
func untag(s string) string {
	if !strings.Contains(s, "<") {
		return s
	}
	var b strings.Builder
	z := nethtml.NewTokenizer(strings.NewReader(s))
	for {
		switch kind := z.Next(); kind {
		case nethtml.ErrorToken:
			return b.String()
		case nethtml.TextToken:
			b.Write(z.Raw())
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken, nethtml.EndTagToken:
			raw := string(z.Raw())
			name, _ := z.TagName()
			switch tag := atom.Lookup(name); {
			case tag == 0:
				b.WriteString(raw)
			case (tag == atom.Script || tag == atom.Style) && kind == nethtml.StartTagToken:
				z.Next() // all that the element holds is one token
			case !inline(tag):
				b.WriteByte(' ')
			}
		}
	}
}

// inline reports whether the tag parts no words.
func inline(tag atom.Atom) bool {
	switch tag {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Em, atom.Font, atom.I, atom.Ins, atom.Mark,
		atom.Q, atom.S, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Tt, atom.U, atom.Wbr:
		return true
	}
	return false
}

// fold makes white space single spaces and drops characters that have no
// business in a line of text: controls, and those that turn its direction.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	blank := true // nothing written yet, or a space last
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
		case unicode.IsControl(r) || bidi(r) || r == '\uFEFF' || r == utf8.RuneError:
		default:
			b.WriteRune(r)
			blank = false
		}
	}
	return strings.TrimSuffix(b.String(), " ")
}

// bidi reports whether r is an embedding, override or isolate. They aren't
// needed for Arabic or Hebrew, but can make text read as what it isn't.
func bidi(r rune) bool { return r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069' }

// clip cuts s to at most n bytes, between two characters.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
