package feed

import (
	"bytes"
	"fmt"
	"time"

	"github.com/mmcdole/gofeed"

	"newsbrief/briefing"
)

const (
	// MaxDocument is the most bytes a feed may hold.
	MaxDocument = 5 << 20

	maxItems = 2000      // entries read of one document, from the top
	maxField = 256 << 10 // bytes of any text field but the article itself
)

// A Document is a feed as it was published.
type Document struct {
	Title    string        // plain text, one line, as the outlet writes it
	Link     string        // absolute address of the outlet's home page, or ""
	ID       string        // the feed's own name for itself, "" where the format has none
	Author   string        // plain text
	Summary  string        // plain text
	Language string        // BCP 47, "" when it doesn't say
	Updated  time.Time     // zero when it doesn't say
	TTL      time.Duration // how long the outlet wants it to be cached, 0 when it doesn't say
	Items    []briefing.Item
	Repeated int // entries left out because they say what another does
}

// Parse reads a feed in RSS 0.9x, 1.0 or 2.0, Atom or JSON Feed. contentType
// is the header it came with, or "". address is where it came from: links are
// resolved against it, and the items' keys belong to it.
//
// Items have their Key, Outlet, GUID, Link, Title, Summary, HTML, Author,
// Language, Published and Updated; keys are unique in the document. Dates are
// as the feed has them, so they may lie in the future.
//
// It reads what can be read of a damaged document: what lies between entries
// is repaired, an entry cut off at the end is left out. The error wraps
// [briefing.ErrNotFeed] when the document is something else, and
// [briefing.ErrTooLarge] when it is larger or nested deeper than any feed
// needs to be.
func Parse(doc []byte, contentType, address string) (Document, error) {
	if len(doc) > MaxDocument {
		return Document{}, fmt.Errorf("%d bytes: %w", len(doc), briefing.ErrTooLarge)
	}
	text := legal(utf8Text(doc, contentType))
	fd, err := parse(text)
	if err != nil {
		return Document{}, err
	}
	return convert(fd, address), nil
}

func parse(text []byte) (*gofeed.Feed, error) {
	if isJSON(text) {
		return parseJSON(text)
	}
	xml, err := tidy(text)
	if err != nil {
		return nil, err
	}
	return runParser(xml)
}

// isJSON reports whether the first thing that could start a document starts
// an object.
func isJSON(text []byte) bool {
	i := bytes.IndexAny(text, "<{")
	return i >= 0 && text[i] == '{'
}

// runParser is gofeed's Parse, with its panics as errors: it reads what
// strangers wrote, and one of them must not take the others' feeds down.
func runParser(doc []byte) (fd *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			fd, err = nil, fmt.Errorf("parser gave up (%v): %w", p, briefing.ErrNotFeed)
		}
	}()
	p := gofeed.NewParser()
	p.KeepOriginalFeed = true // for what the common form leaves out: ttl, permalinks, ids
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	fd, err = p.Parse(bytes.NewReader(doc))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", briefing.ErrNotFeed, err)
	}
	return fd, nil
}
