package article

import (
	"bytes"
	"fmt"
	"slices"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"newsbrief/briefing"
)

const (
	// maxBody is the size in bytes of the largest document we read. The longest
	// live pages of newsrooms stay below a fifth of it.
	maxBody = 16 << 20
	// maxTags bounds the tree: a tag costs four bytes in a document and more
	// than a hundred in memory.
	maxTags = 400_000
)

// parse decodes a document and parses it, once. The tree lacks scripts and
// styles.
func parse(body []byte, contentType string) (*html.Node, error) {
	text, err := decode(body, contentType)
	if err != nil {
		return nil, err
	}
	return parseText(text)
}

// parseText parses what decode returned.
func parseText(text []byte) (*html.Node, error) {
	text = hollow(text)
	if n := bytes.Count(text, []byte("<")); n > maxTags {
		return nil, fmt.Errorf("%d tags: %w", n, briefing.ErrTooLarge)
	}
	defuse(text)
	// x/net/html refuses more than 512 open elements, and nothing else: so every
	// walk over the tree may recurse.
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("parse: %w: %w", briefing.ErrTooLarge, err)
	}
	return root, nil
}

// decode returns body as valid UTF-8. A byte order mark wins, then text that is
// UTF-8 by its own evidence (no other encoding looks like it by chance), then
// the header, then the document's meta element, as the HTML standard has it.
func decode(body []byte, contentType string) ([]byte, error) {
	if len(body) > maxBody {
		return nil, fmt.Errorf("%d bytes: %w", len(body), briefing.ErrTooLarge)
	}
	if isUTF8(body) {
		return bytes.TrimPrefix(body, mark), nil
	}
	enc, _, _ := charset.DetermineEncoding(body, contentType)
	out, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		out = body
	}
	return bytes.TrimPrefix(bytes.ToValidUTF8(out, []byte("\ufffd")), mark), nil
}

// mark is the byte order mark in UTF-8.
var mark = []byte("\ufeff")

// isUTF8 reports whether body is UTF-8 beyond doubt. Bytes that are all ASCII
// are in doubt: ISO-2022-JP and UTF-16 can look like that.
func isUTF8(body []byte) bool {
	if !utf8.Valid(body) || bytes.IndexByte(body, 0) >= 0 {
		return false
	}
	return slices.ContainsFunc(body, func(c byte) bool { return c >= utf8.RuneSelf })
}
