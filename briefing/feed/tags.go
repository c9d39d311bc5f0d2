package feed

import (
	"bytes"
	"fmt"

	"newsbrief/briefing"
)

// startTag handles the start tag at at. Before the root it looks for nothing
// but the root.
func (t *tidier) startTag(at int) (int, error) {
	end, ok := t.tagEnd(at)
	if !ok {
		return end, nil
	}
	name := t.doc[at+1 : nameEnd(t.doc, at+1)]
	if len(t.open) == 0 {
		if !isRoot(name) {
			return end, nil
		}
		t.start = at
	}
	if isEntry(name) {
		if t.items++; t.items > maxItems {
			t.end = at
			return end, nil
		}
	}
	e := element{name: name, at: at, bindings: bytes.Count(t.doc[at:end], []byte("xmlns"))}
	if err := t.enter(&e); err != nil {
		return 0, err
	}
	if t.doc[end-2] != '/' {
		t.open = append(t.open, e)
	} else if len(t.open) == 0 {
		t.end = end
	}
	return end, nil
}

// enter counts e against all limits.
func (t *tidier) enter(e *element) error {
	if len(t.open) >= maxDepth {
		return fmt.Errorf("nested deeper than %d elements: %w", maxDepth, briefing.ErrTooLarge)
	}
	if len(t.open) > 0 {
		e.bindings += t.open[len(t.open)-1].bindings
	}
	if t.bindings += e.bindings; t.bindings > maxBindings {
		return fmt.Errorf("too many name spaces for so many elements: %w", briefing.ErrTooLarge)
	}
	if err := t.child(); err != nil {
		return err
	}
	return t.count()
}

// tagEnd returns where the start tag at at ends, and repairs it on the way: a
// quote that begins no value and a "<" inside a value become blanks. ok is
// false where there is no tag after all: either another begins before this
// one has ended, then this one is blanked, or the document ends, then the
// end is -1.
func (t *tidier) tagEnd(at int) (end int, ok bool) {
	doc, last := t.doc, byte(0) // last is the byte before, spaces left out
	for i := at + 1; i < len(doc); i++ {
		switch c := doc[i]; {
		case c == '>':
			return i + 1, true
		case c == '<':
			return t.blank(at, i-at), false
		case c == '"' || c == '\'':
			if last != '=' {
				doc[i] = ' '
				continue
			}
			n := bytes.IndexByte(doc[i+1:], c)
			if n < 0 {
				return -1, false
			}
			unmark(doc[i+1 : i+1+n])
			i += n + 1
			last = c
		case !space(c):
			last = c
		}
	}
	return -1, false
}

// unmark blanks each "<" in an attribute's value, where XML forbids it.
func unmark(value []byte) {
	for i, c := range value {
		if c == '<' {
			value[i] = ' '
		}
	}
}

// endTag handles the end tag at at: it closes the innermost element of its
// name and all inside it. One that closes nothing, and what stands behind the
// name in one that does, are blanked.
func (t *tidier) endTag(at int) int {
	nameEnds := nameEnd(t.doc, at+2)
	n := bytes.IndexAny(t.doc[nameEnds:], "<>")
	if n < 0 {
		return -1
	}
	end := nameEnds + n + 1
	if t.doc[end-1] == '<' {
		return t.blank(at, end-1-at)
	}
	name := t.doc[at+2 : nameEnds]
	i := t.innermost(name)
	if i < 0 {
		return t.blank(at, end-at)
	}
	if inner := t.open[i+1:]; len(inner) > 0 {
		t.missing = append(t.missing, missing{at, closers(inner)})
	}
	copy(name, t.open[i].name) // for </Item> after <item>
	t.blank(nameEnds, end-1-nameEnds)
	if t.open = t.open[:i]; i == 0 {
		t.end = end
	}
	return end
}

func (t *tidier) innermost(name []byte) int {
	for i := len(t.open) - 1; i >= 0; i-- {
		if is := t.open[i].name; len(is) == len(name) && bytes.EqualFold(is, name) {
			return i
		}
	}
	return -1
}

func isRoot(name []byte) bool {
	local := localName(name)
	return bytes.EqualFold(local, []byte("rss")) || bytes.EqualFold(local, []byte("feed")) || bytes.EqualFold(local, []byte("rdf"))
}

func isEntry(name []byte) bool {
	local := localName(name)
	return bytes.EqualFold(local, []byte("item")) || bytes.EqualFold(local, []byte("entry"))
}

func localName(name []byte) []byte { return name[bytes.IndexByte(name, ':')+1:] }

func space(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// nameStart and nameEnd follow encoding/xml's idea of a name.
func nameStart(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c == ':' || c >= 0x80
}

func nameEnd(doc []byte, i int) int {
	for i < len(doc) && (nameStart(doc[i]) || '0' <= doc[i] && doc[i] <= '9' || doc[i] == '-' || doc[i] == '.') {
		i++
	}
	return i
}
