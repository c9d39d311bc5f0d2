package newsroom

import (
	"bufio"
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"net/textproto"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

//go:embed samples/*.txtar
var samples embed.FS

// readSamples reads the outlets of samples/, one txtar archive each, named for
// the outlet's host. The archive's comment describes the outlet; each file is
// an article, named for the last part of its address: header lines, a blank
// line, then paragraphs parted by blank lines.
//
// An article's At says when it comes out, after the start ("-2h10m", "+4m").
// A copy has Copy-Of (HOST/SLUG) instead of a text. Optional are Summary (else
// the first paragraph serves), Undated (any value hides the date from readers)
// and Story (a name that articles on one event share, for tests). A header
// that is missing or unknown is an error.
func readSamples(fsys fs.FS) ([]*outlet, error) {
	names, err := fs.Glob(fsys, "samples/*.txtar")
	if err != nil {
		return nil, err
	}
	var outlets []*outlet
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		o, err := readOutlet(strings.TrimSuffix(path.Base(name), ".txtar"), txtar.Parse(data))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		outlets = append(outlets, o)
	}
	return outlets, linkCopies(outlets)
}

func readOutlet(slug string, archive *txtar.Archive) (*outlet, error) {
	h, rest, err := readHeader(archive.Comment)
	if err != nil {
		return nil, err
	}
	if len(rest) > 0 {
		return nil, fmt.Errorf("text outside of articles: %q", rest[0])
	}
	zone, err := time.Parse("-0700", h.take("Zone"))
	if err != nil {
		return nil, fmt.Errorf("zone: %w", err)
	}
	o := &outlet{
		Slug:     slug,
		Title:    h.take("Title"),
		Motto:    h.take("Motto"),
		Language: h.take("Language"),
		Accent:   h.take("Accent"),
		More:     h.take("More"),
		Dates:    h.take("Dates"),
		format:   format(h.take("Format")),
		charset:  h.takeOr("Charset", "utf-8"),
		linking:  h.takeOr("Links", linksPlain),
		zone:     zone.Location(),
	}
	for _, file := range archive.Files {
		a, err := readArticle(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file.Name, err)
		}
		o.articles = append(o.articles, a)
	}
	slices.SortStableFunc(o.articles, func(a, b *article) int { return cmp.Compare(b.offset, a.offset) })
	return o, h.unread()
}

func readArticle(file txtar.File) (*article, error) {
	h, paragraphs, err := readHeader(file.Data)
	if err != nil {
		return nil, err
	}
	offset, err := time.ParseDuration(h.take("At"))
	if err != nil {
		return nil, fmt.Errorf("at: %w", err)
	}
	a := &article{
		Slug:       file.Name,
		offset:     offset,
		Paragraphs: paragraphs,
		copyOf:     h.takeOr("Copy-Of", ""),
		undated:    h.takeOr("Undated", "") != "",
		story:      h.takeOr("Story", ""),
	}
	if a.copyOf != "" {
		a.Headline = h.takeOr("Headline", "")
		return a, h.unread()
	}
	a.Headline, a.Author, a.Section = h.take("Headline"), h.take("Author"), h.take("Section")
	a.Summary = h.takeOr("Summary", "")
	if a.Summary == "" && len(paragraphs) > 0 {
		a.Summary = paragraphs[0]
	}
	return a, h.unread()
}

// linkCopies gives each copy the article it is made from, named in its
// Copy-Of header as HOST/SLUG.
func linkCopies(outlets []*outlet) error {
	for _, o := range outlets {
		for _, a := range o.articles {
			if a.copyOf == "" {
				continue
			}
			host, slug, _ := strings.Cut(a.copyOf, "/")
			a.source = findOutlet(outlets, host)
			if a.source == nil || a.source.find(slug) == nil {
				return fmt.Errorf("%s: no article %s to copy", o.Slug, a.copyOf)
			}
			a.takeOver(a.source.find(slug))
		}
	}
	return nil
}

// A header is the header lines of an outlet or an article that nobody took yet.
type header struct {
	fields  textproto.MIMEHeader
	missing []string
}

// readHeader splits text into its header and its paragraphs; the lines of a
// paragraph are joined by blanks.
func readHeader(text []byte) (*header, []string, error) {
	r := bufio.NewReader(bytes.NewReader(append(bytes.TrimSpace(text), "\n\n"...)))
	fields, err := textproto.NewReader(r).ReadMIMEHeader()
	if err != nil {
		return nil, nil, err
	}
	rest, err := io.ReadAll(r)
	if err != nil {
		return nil, nil, err
	}
	var paragraphs []string
	for p := range strings.SplitSeq(string(rest), "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			paragraphs = append(paragraphs, p)
		}
	}
	return &header{fields: fields}, paragraphs, nil
}

// take removes a field that must be there and returns its value.
func (h *header) take(key string) string {
	value := h.takeOr(key, "")
	if value == "" {
		h.missing = append(h.missing, key)
	}
	return value
}

func (h *header) takeOr(key, otherwise string) string {
	value := h.fields.Get(key)
	h.fields.Del(key)
	if value == "" {
		return otherwise
	}
	return value
}

// unread reports fields that are missing, or left because nobody knows them.
func (h *header) unread() error {
	if len(h.missing) > 0 {
		return fmt.Errorf("missing headers: %s", strings.Join(h.missing, ", "))
	}
	for key := range h.fields {
		return fmt.Errorf("unknown header %q", key)
	}
	return nil
}
