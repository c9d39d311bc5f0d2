package article

import (
	"bytes"
	"strings"
	"time"
)

// keys are what scripts call the date of publication. What stands between the
// key and its value is quotes and a colon.
var keys = []string{"datePublished", "publishedAt", "published_at", "publishDate", "publishedDate", "publishingDate", "publication_date", "dateCreated", "createdAt", "created_at"}

// guessDate returns a date that the page has somewhere: in the summary of its
// article, in a script, in a line of any kind, or the first in its text.
func (d *document) guessDate() time.Time {
	for _, find := range []func() string{
		func() string { return d.head.meta["description"] + " " + d.head.meta["og:description"] },
		d.keyedDate,
		d.anyLine,
		d.anyText,
	} {
		if t, ok := d.stamp(find()); ok {
			return t
		}
	}
	return time.Time{}
}

// anyLine returns the first short block with a date that isn't a reader's or
// another article's, nor that of a change.
func (d *document) anyLine() string {
	return d.firstDated(func(b *block) bool {
		return b.zone&(zoneComment|zoneRelated) == 0 && len(b.text) <= shortText/2 && !isChange(b.text)
	})
}

// anyText returns the first block with a date, of any length.
func (d *document) anyText() string {
	return d.firstDated(func(b *block) bool { return b.zone&zoneComment == 0 })
}

func (d *document) firstDated(use func(*block) bool) string {
	for i := range d.blocks {
		b := &d.blocks[i]
		if !use(b) {
			continue
		}
		if _, end := findDate(upTo(b.text, maxContent), d.american); end > 0 {
			return b.text
		}
	}
	return ""
}

// keyedDate returns the value of the first key in the page's scripts that names
// a date.
func (d *document) keyedDate() string {
	for _, key := range keys {
		if _, after, ok := bytes.Cut(d.source, []byte(key)); ok {
			return strings.TrimLeft(string(after[:min(len(after), 60)]), `\"': `)
		}
	}
	return ""
}
