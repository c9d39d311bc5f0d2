// Package opml reads and writes subscription lists in OPML 2.0
// (opml.org/spec2.opml), which is how feed readers hand their feeds to one
// another.
//
// It reads what programs really write: nested folders, attributes in any case,
// missing titles, any encoding. It promises that one bad line doesn't cost the
// others, and that what Write writes Read reads back. It fetches nothing, so
// it can't tell whether the addresses hold feeds. Folders are not kept.
package opml

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"newsbrief/briefing"
)

const (
	maxBytes = 8 << 20
	maxDepth = 64
	maxFeeds = 20_000
)

// Read returns the feeds of the list, each address once, in the order of the
// document, with URL, Title and Site. Titles are one line; Title is "" where
// the list gives none.
//
// Outlines with an address that isn't the web's are left out, and the error
// names each of them; a document that is damaged gives the feeds up to there.
// So the feeds are good even when the error isn't nil. It wraps
// [briefing.ErrTooLarge] for a list larger or deeper than anybody's.
func Read(r io.Reader) ([]briefing.Feed, error) {
	doc, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read opml: %w", err)
	case len(doc) > maxBytes:
		return nil, fmt.Errorf("read opml: more than %d bytes: %w", maxBytes, briefing.ErrTooLarge)
	}
	d := xml.NewDecoder(strings.NewReader(utf8Text(doc)))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is UTF-8 by now
	l := reader{seen: make(map[string]bool)}
	if err := l.read(d); err != nil {
		l.errs = append(l.errs, fmt.Errorf("read opml: %w", err))
	}
	return l.feeds, errors.Join(l.errs...)
}

type reader struct {
	feeds    []briefing.Feed
	seen     map[string]bool
	outlines int
	errs     []error
}

func (l *reader) read(d *xml.Decoder) error {
	depth, root := 0, false
	for {
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF) && root:
			return nil
		case errors.Is(err, io.EOF):
			return errors.New("no <opml> in it")
		case err != nil:
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return fmt.Errorf("nested deeper than %d: %w", maxDepth, briefing.ErrTooLarge)
			}
			root = root || strings.EqualFold(t.Name.Local, "opml")
			if root && strings.EqualFold(t.Name.Local, "outline") {
				l.outline(t.Attr)
			}
		case xml.EndElement:
			depth--
		}
		if len(l.feeds) > maxFeeds {
			l.feeds = l.feeds[:maxFeeds]
			return fmt.Errorf("more than %d feeds: %w", maxFeeds, briefing.ErrTooLarge)
		}
	}
}

// outline takes one outline. Only those with an xmlUrl are feeds, the others
// are folders or notes.
func (l *reader) outline(attrs []xml.Attr) {
	l.outlines++
	value := make(map[string]string, len(attrs))
	for _, a := range attrs {
		name := strings.ToLower(a.Name.Local)
		if v := fold(a.Value); value[name] == "" {
			value[name] = v
		}
	}
	title := value["title"]
	if title == "" {
		title = value["text"]
	}
	if value["xmlurl"] == "" {
		return
	}
	address, err := web(value["xmlurl"])
	switch {
	case err != nil:
		l.errs = append(l.errs, fmt.Errorf("outline %d (%q): %w", l.outlines, title, err))
		return
	case l.seen[address]:
		return
	}
	l.seen[address] = true
	if title == address || title == value["xmlurl"] {
		title = "" // nobody named it
	}
	site, _ := web(value["htmlurl"])
	l.feeds = append(l.feeds, briefing.Feed{URL: address, Title: title, Site: site})
}

// web returns the http or https address that s means; "feed://host/path" and
// "feed:https://host/path" are what browsers once made of them.
func web(s string) (string, error) {
	if rest, ok := strings.CutPrefix(s, "feed:"); ok {
		if s = rest; strings.HasPrefix(rest, "//") {
			s = "https:" + rest
		}
	}
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return "", errors.New("its address cannot be read")
	case u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		return "", fmt.Errorf("its address is not http or https: %w", briefing.ErrRefused)
	}
	return u.String(), nil
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// Write writes the feeds as a list with a title. The time of creation is left
// out when it is zero.
func Write(w io.Writer, title string, feeds []briefing.Feed, created time.Time) error {
	doc := document{Version: "2.0", Head: head{Title: title}, Outlines: make([]outline, len(feeds))}
	if !created.IsZero() {
		doc.Head.Created = created.UTC().Format(time.RFC1123Z)
	}
	for i, f := range feeds {
		doc.Outlines[i] = outline{Type: "rss", Text: f.Name(), Title: f.Name(), XMLURL: f.URL, HTMLURL: f.Site}
	}
	out, err := xml.MarshalIndent(doc, "", "  ")
	if err != nil {
		return fmt.Errorf("write opml: %w", err)
	}
	if _, err := io.WriteString(w, xml.Header+string(out)+"\n"); err != nil {
		return fmt.Errorf("write opml: %w", err)
	}
	return nil
}

type document struct {
	XMLName  xml.Name  `xml:"opml"`
	Version  string    `xml:"version,attr"`
	Head     head      `xml:"head"`
	Outlines []outline `xml:"body>outline"`
}

type head struct {
	Title   string `xml:"title"`
	Created string `xml:"dateCreated,omitempty"`
}

type outline struct {
	Type    string `xml:"type,attr"`
	Text    string `xml:"text,attr"`
	Title   string `xml:"title,attr"`
	XMLURL  string `xml:"xmlUrl,attr"`
	HTMLURL string `xml:"htmlUrl,attr,omitempty"`
}
