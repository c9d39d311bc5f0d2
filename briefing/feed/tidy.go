package feed

import (
	"bytes"
	"fmt"

	"newsbrief/briefing"
)

// Limits that no feed comes near. They are there for gofeed and its XML
// parser, which recurse once a level (a stack overflow can't be recovered
// from), copy all name space bindings for each element, and join text piece by
// piece: each is a way to spend gigabytes on a small document.
const (
	maxDepth    = 256
	maxElements = 250_000
	maxChildren = 2500      // elements and CDATA sections directly inside one element
	maxBindings = 4_000_000 // name space declarations in scope, summed over the elements
)

// tidy returns the feed's root element out of doc, ready for a parser that
// gives up at the first mistake. It writes to doc.
//
// What precedes the root (declarations, warnings of the server's PHP, an HTML
// wrapping) and what follows it is dropped. Comments, processing instructions
// and DOCTYPEs become blanks, and so do end tags that end nothing. A "<" that
// begins nothing is escaped; elements that nobody closes are closed with the
// one around them. Entries after the first maxItems are cut off, and so is one
// that the document breaks off in.
//
// The parser sees exactly the tags that tidy counted, because everything the
// two could understand differently is blank by then. Past one of the limits
// above the error is [briefing.ErrTooLarge], without a root
// [briefing.ErrNotFeed].
func tidy(doc []byte) ([]byte, error) {
	t := tidier{doc: doc, start: -1, end: -1}
	for pos := 0; t.end < 0; {
		lt := bytes.IndexByte(doc[pos:], '<')
		if lt < 0 {
			t.text(pos, len(doc))
			break
		}
		t.text(pos, pos+lt)
		next, err := t.markup(pos + lt)
		if err != nil {
			return nil, err
		}
		if next < 0 { // broken off inside markup
			t.doc = doc[:pos+lt]
			break
		}
		pos = next
	}
	return t.result()
}

type tidier struct {
	doc      []byte
	open     []element // from the root down to where we are
	missing  []missing // by place
	start    int       // of the root, -1 before it is known
	end      int       // of the root or of what is kept of it, -1 before it is known
	elements int
	bindings int // name space declarations in scope, summed over the elements
	items    int
}

// missing is text that the document lacks before the byte at at.
type missing struct {
	at   int
	text string
}

type element struct {
	name     []byte // qualified, part of doc
	at       int    // where its start tag begins
	children int
	bindings int // name space declarations in scope
}

// text repairs the text between two pieces of markup: "]]>" may not stand
// there (XML 1.0, section 2.4).
func (t *tidier) text(from, to int) {
	for from < to {
		i := bytes.Index(t.doc[from:to], []byte("]]>"))
		if i < 0 {
			return
		}
		t.doc[from+i+2] = ' '
		from += i + 3
	}
}

// markup handles what begins with the "<" at at and returns where it ends, -1
// if the document ends first.
func (t *tidier) markup(at int) (int, error) {
	rest := t.doc[at:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		return t.blank(at, length(rest, "<!--", "-->")), nil
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		n := length(rest, "<![CDATA[", "]]>")
		if n < 0 {
			return -1, nil
		}
		return at + n, t.child()
	case bytes.HasPrefix(rest, []byte("<!")):
		return t.blank(at, directive(rest)), nil
	case bytes.HasPrefix(rest, []byte("<?")):
		return t.blank(at, length(rest, "<?", "?>")), nil
	case bytes.HasPrefix(rest, []byte("</")):
		return t.endTag(at), nil
	case len(rest) > 1 && nameStart(rest[1]):
		return t.startTag(at)
	case len(rest) == 1:
		return -1, nil
	}
	if len(t.open) > 0 {
		t.missing = append(t.missing, missing{at, "&lt;"})
	}
	return t.blank(at, 1), t.count()
}

// length is the length of the markup that opener begins and closer ends, -1
// if it doesn't end.
func length(rest []byte, opener, closer string) int {
	i := bytes.Index(rest[len(opener):], []byte(closer))
	if i < 0 {
		return -1
	}
	return len(opener) + i + len(closer)
}

// directive is the length of a DOCTYPE with its internal subset, -1 if it
// doesn't end.
func directive(rest []byte) int {
	i := bytes.IndexAny(rest, "[>")
	if i >= 0 && rest[i] == '[' {
		if n := bytes.IndexByte(rest[i:], ']'); n >= 0 {
			return length(rest, string(rest[:i+n]), ">")
		}
	}
	if i < 0 {
		return -1
	}
	return i + 1
}

// blank overwrites n bytes from at on and returns where they end. An n of -1
// passes through.
func (t *tidier) blank(at, n int) int {
	if n < 0 {
		return -1
	}
	for i := at; i < at+n; i++ {
		t.doc[i] = ' '
	}
	return at + n
}

// count counts one more piece of markup.
func (t *tidier) count() error {
	if t.elements++; t.elements > maxElements {
		return fmt.Errorf("more than %d elements: %w", maxElements, briefing.ErrTooLarge)
	}
	return nil
}

// child counts one more element or CDATA section inside the innermost element.
func (t *tidier) child() error {
	if len(t.open) == 0 {
		return nil
	}
	in := &t.open[len(t.open)-1]
	if in.children++; in.children > maxChildren {
		return fmt.Errorf("more than %d children in <%s>: %w", maxChildren, in.name, briefing.ErrTooLarge)
	}
	return nil
}
