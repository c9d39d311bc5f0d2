package newsroom

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/ianaindex"
)

// format names the format of a feed, and whether it carries full texts.
type format string

const (
	rss2Full    format = "rss-2.0-full"
	rss2Summary format = "rss-2.0-summary"
	rss092      format = "rss-0.92"
	rss1        format = "rss-1.0"
	atomFull    format = "atom-full"
	atomSummary format = "atom-summary"
	jsonFeed    format = "json-feed"
)

// mediaType is the type to serve the format with.
func (f format) mediaType() string {
	switch f {
	case atomFull, atomSummary:
		return "application/atom+xml"
	case rss1:
		return "application/rdf+xml"
	case jsonFeed:
		return "application/feed+json"
	default:
		return "application/rss+xml"
	}
}

func (f format) full() bool { return f == rss2Full || f == atomFull || f == jsonFeed }

// channel is a feed before it is written in its format.
type channel struct {
	ID          string // a tag URI (RFC 4151)
	Title       string
	Home        string
	Self        string
	Description string
	Language    string
	Updated     time.Time
	Entries     []entry
}

// entry is one article in a channel.
type entry struct {
	ID        string // a tag URI
	Link      string
	Title     string
	Author    string
	Section   string
	Summary   string // HTML
	Content   string // HTML, "" where the feed has summaries only
	Published time.Time
	Undated   bool
}

// feed writes the outlet's feed in its format and character encoding.
func (e *edition) feed() ([]byte, error) {
	c, err := e.channel()
	if err != nil {
		return nil, err
	}
	switch e.format {
	case rss2Full, rss2Summary:
		return writeXML(rss2Document(c), e.charset)
	case rss092:
		return writeXML(rss092Document(c), e.charset)
	case rss1:
		return writeXML(rss1Document(c), e.charset)
	case atomFull, atomSummary:
		return writeXML(atomDocument(c), e.charset)
	case jsonFeed:
		return writeJSONFeed(c)
	default:
		return nil, fmt.Errorf("%s: unknown feed format %q", e.Slug, e.format)
	}
}

func (e *edition) channel() (channel, error) {
	home := e.origin(e.port)
	c := channel{
		ID:          e.tag(""),
		Title:       e.Title,
		Home:        home + "/",
		Self:        home + e.feedPath(),
		Description: notice + ". " + e.Motto,
		Language:    e.Language,
		Updated:     e.updated(),
	}
	for _, a := range e.out {
		entry, err := e.entry(a)
		if err != nil {
			return channel{}, err
		}
		c.Entries = append(c.Entries, entry)
	}
	return c, nil
}

func (e *edition) entry(a *article) (entry, error) {
	v := e.view()
	v.Article = new(e.articleView(a))
	kind := "original"
	if a.source != nil {
		kind = "copy"
	}
	summary, err := execute(kind+"-summary", v)
	if err != nil {
		return entry{}, err
	}
	var content []byte
	if e.format.full() {
		if content, err = execute(kind+"-content", v); err != nil {
			return entry{}, err
		}
	}
	return entry{
		ID:        e.tag(a.Slug),
		Link:      e.feedLink(a),
		Title:     a.Headline,
		Author:    a.Author,
		Section:   a.Section,
		Summary:   string(summary),
		Content:   string(content),
		Published: e.published(a),
		Undated:   a.undated,
	}, nil
}

// tag is an id for something the outlet publishes, minted on the day the
// newsroom opened: the same all day, and another the next day.
func (e *edition) tag(name string) string {
	return fmt.Sprintf("tag:%s.localhost,%s:%s", e.Slug, e.start.UTC().Format(time.DateOnly), name)
}

// writeXML writes a document in the named character encoding. What the
// encoding lacks is written as character references.
func writeXML(document any, charset string) ([]byte, error) {
	enc, err := ianaindex.IANA.Encoding(charset)
	if err != nil {
		return nil, fmt.Errorf("charset %s: %w", charset, err)
	}
	if enc == nil {
		return nil, fmt.Errorf("charset %s: no encoder", charset)
	}
	text, err := xml.MarshalIndent(document, "", "  ")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "<?xml version=\"1.0\" encoding=%q?>\n", charset)
	b.Write(text)
	b.WriteByte('\n')
	return encoding.HTMLEscapeUnsupported(enc.NewEncoder()).Bytes(b.Bytes())
}
