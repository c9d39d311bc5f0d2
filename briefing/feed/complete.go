package feed

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"newsbrief/briefing"
)

// result cuts the root out of the document and closes what is open.
func (t *tidier) result() ([]byte, error) {
	if t.start < 0 {
		return nil, notFeed(t.doc)
	}
	if t.end < 0 {
		t.end = len(t.doc)
	}
	for i, e := range t.open {
		if isEntry(e.name) {
			t.end, t.open = e.at, t.open[:i]
			break
		}
	}
	if len(t.open) > 0 {
		t.missing = append(t.missing, missing{t.end, closers(t.open)})
	}
	return t.complete(), nil
}

// complete is the root with all that is missing in it.
func (t *tidier) complete() []byte {
	if len(t.missing) == 0 {
		return t.doc[t.start:t.end]
	}
	var b bytes.Buffer
	b.Grow(t.end - t.start + 1024)
	from := t.start
	for _, m := range t.missing {
		if m.at < from || m.at > t.end {
			continue // before the root, or in an entry that was cut off
		}
		b.Write(t.doc[from:m.at])
		b.WriteString(m.text)
		from = m.at
	}
	b.Write(t.doc[from:t.end])
	return b.Bytes()
}

// closers is the end tags of the elements, the innermost first.
func closers(open []element) string {
	var b strings.Builder
	for _, e := range slices.Backward(open) {
		fmt.Fprintf(&b, "</%s>", e.name)
	}
	return b.String()
}

// notFeed says what a document without a feed in it is instead.
func notFeed(doc []byte) error {
	lower := bytes.ToLower(doc[:min(len(doc), 4096)])
	switch {
	case len(bytes.TrimSpace(doc)) == 0:
		return fmt.Errorf("the document is empty: %w", briefing.ErrNotFeed)
	case bytes.Contains(lower, []byte("<html")) || bytes.Contains(lower, []byte("<body")) || bytes.Contains(lower, []byte("<head")):
		return fmt.Errorf("the document is an HTML page: %w", briefing.ErrNotFeed)
	}
	return fmt.Errorf("no RSS, Atom or JSON Feed in the document: %w", briefing.ErrNotFeed)
}
