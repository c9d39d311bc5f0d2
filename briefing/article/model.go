package article

import (
	"bytes"
	_ "embed"
	"io"
	"strings"
	"sync"

	"newsbrief/briefing"
	"newsbrief/briefing/article/internal/prose"
)

// A Model is what was learnt of how pages are made: weights, no words.
type Model struct {
	prose *prose.Model
}

// ReadModel reads weights as the trainer writes them.
func ReadModel(r io.Reader) (*Model, error) {
	m, err := prose.Read(r)
	if err != nil {
		return nil, err
	}
	return &Model{m}, nil
}

// FromPage is the package's FromPage with m's weights in place of its own.
func (m *Model) FromPage(p Page) (briefing.Article, error) {
	r, err := m.fromPage(p)
	return r.Article, err
}

// The weights are learnt by briefing/article/train from labelled pages that are
// not part of this repository; the same pages give the same bytes.
//
//go:embed weights/body.bin
var weights []byte

// learnt returns the model of the package's own weights.
var learnt = sync.OnceValue(func() *Model {
	m, err := ReadModel(bytes.NewReader(weights))
	if err != nil {
		panic("weights/body.bin: " + err.Error())
	}
	return m
})

// Layout returns a page as a model sees it. The trainer learns from it.
func Layout(p Page) (*prose.Page, error) {
	d, err := read(p)
	if err != nil {
		return nil, err
	}
	return d.page(), nil
}

// maxStated bounds, in bytes, the text of metadata that blocks are looked up
// in: the lookup takes its length times their number.
const maxStated = 32 << 10

// page is the document as a model sees it.
func (d *document) page() *prose.Page {
	m := d.head.meta
	p := &prose.Page{Boxes: d.boxes, Blocks: make([]prose.Block, len(d.blocks)), Title: d.title, Frequent: stopwords}
	p.Summary = line(m["og:description"] + " " + m["description"])
	p.Declared = m["og:type"] == "article"
	body, _ := d.head.article["articleBody"].(string)
	p.Stated = line(upTo(body, maxStated))
	own := domain(d.at.Hostname())
	for i := range d.blocks {
		p.Blocks[i] = d.blocks[i].described(own)
	}
	return p
}

// described is a block as a model sees it; own is the domain of its page.
func (b *block) described(own string) prose.Block {
	d := prose.Block{Text: b.text, Box: b.box, Strong: b.strong, Italic: b.italic, Links: len(b.links), Linked: b.linked}
	d.Broken, d.Ruled, d.Pictured, d.Alt = b.broken, b.ruled, b.pictured, upTo(b.alt, shortText)
	for i, l := range b.links {
		if i == 0 {
			d.Lead = l.at
		}
		d.Tail = max(0, len(b.text)-l.at-len(l.text))
		if len(l.text) > d.Longest {
			d.Longest, d.Target = len(l.text), lastPart(l.href)
		}
		if !strings.Contains(l.href, "//") || own != "" && strings.Contains(l.href, own) {
			d.Inner++
		}
	}
	return d
}

// lastPart is the last part of an address's path: where sites that say in an
// address what an article is about say it.
func lastPart(href string) string {
	path, _, _ := strings.Cut(href, "?")
	path, _, _ = strings.Cut(path, "#")
	path = strings.TrimRight(path, "/")
	return upTo(path[strings.LastIndexByte(path, '/')+1:], shortText)
}
