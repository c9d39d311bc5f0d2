package article

import (
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// keys are what scripts call the date of publication. What stands between the
// key and its value is quotes and a colon.
var keys = []string{"datePublished", "publishedAt", "published_at", "publishDate", "publishedDate", "publishingDate", "publication_date", "dateCreated", "createdAt", "created_at"}

// guessDate returns a date that the page has somewhere: in the summary of its
// article, in a script, in a line of any kind, or the first in its text.
func (d *document) guessDate() time.Time {
	for _, find := range []func() string{
		func() string { return d.head.meta["description"] + " " + d.head.meta["og:description"] },
		func() string { return keyedDate(d.root) },
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

// maxScript bounds, in bytes, the script that is searched for dates.
const maxScript = 256 << 10

// keyedDate returns the value of the first key in a script that names a date.
func keyedDate(n *html.Node) string {
	if n.DataAtom == atom.Script && n.FirstChild != nil {
		script := upTo(n.FirstChild.Data, maxScript)
		for _, key := range keys {
			_, after, ok := strings.Cut(script, key)
			if ok {
				return upTo(strings.TrimLeft(after, `\"': `), 40)
			}
		}
		return ""
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if s := keyedDate(c); s != "" {
			return s
		}
	}
	return ""
}
