package article

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A block is a run of text between two boundaries of block-level elements: a
// paragraph, a heading, a list item, a cell. Line breaks end it too.
type block struct {
	text   string // white space folded, see squeeze
	tag    atom.Atom
	zone   zone
	named  zone      // likewise, by what the markup says, see relax
	within structure // elements around it
	elem   int32     // the innermost of them, index into what survey returns
	linked int       // bytes of text that are inside links
	links  []anchor  // links in it, in order
}

// heading reports whether the block is one.
func (b block) heading() bool {
	switch b.tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// An anchor is a link as a block holds it.
type anchor struct {
	href string
	text string
	at   int // byte offset of its text in the block's text
}

// A structure is a set of elements that say what stands in them.
type structure uint8

const (
	inArticle structure = 1 << iota
	inMain
	inSection
	inHeader
	inTable
	inList
	inQuote
	inFigure
)

var structureOf = map[atom.Atom]structure{
	atom.Article: inArticle, atom.Main: inMain, atom.Section: inSection, atom.Header: inHeader,
	atom.Table: inTable, atom.Ul: inList, atom.Ol: inList, atom.Blockquote: inQuote, atom.Figure: inFigure,
}

// An element is one that bounds blocks, with those that are in it.
type element struct {
	parent      int32 // index of the element around it, -1 for the outermost
	first, last int32 // blocks [first, last)
}

// blocks cuts the text below n into blocks, in document order.
func blocks(n *html.Node) []block {
	bs, _ := survey(n)
	return bs
}

// survey also returns the elements that the blocks are in, each before those
// that it holds.
func survey(n *html.Node) ([]block, []element) {
	w := walker{zones: make(map[string]zone), elements: []element{{parent: -1}}}
	w.walk(n, atom.Div, 0, 0)
	w.flush()
	w.elements[0].last = int32(len(w.done))
	return w.done, w.elements
}

// A walker cuts a tree into blocks.
type walker struct {
	done  []block
	cur   block
	buf   []byte
	href  string          // of the link we are in, "" outside
	start int             // where that link's text starts in buf
	zones map[string]zone // by value of a class or id attribute

	elements []element
	at       int32 // the innermost element open
}

// skipped elements hold no text that is shown as such.
func skipped(n *html.Node) bool {
	if n.Namespace != "" {
		return true
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Select, atom.Textarea,
		atom.Input, atom.Button, atom.Head, atom.Canvas, atom.Audio, atom.Video, atom.Map, atom.Noscript, atom.Datalist, atom.Svg, atom.Math:
		return true
	}
	return false
}

// inline elements run on in the text around them; all others bound a block.
func inline(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del,
		atom.Dfn, atom.Em, atom.Font, atom.I, atom.Img, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr, atom.Q, atom.Rb, atom.Rp,
		atom.Rt, atom.Ruby, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup,
		atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr, 0:
		return true
	}
	return false
}

func (w *walker) walk(n *html.Node, tag atom.Atom, z zone, in structure) {
	if n.Type == html.TextNode {
		w.text(n.Data, tag, z, in)
		return
	}
	if n.Type == html.ElementNode && skipped(n) || n.Type == html.CommentNode {
		return
	}
	bounds := n.Type == html.ElementNode && !inline(n.DataAtom)
	if bounds {
		w.flush()
		tag = n.DataAtom
		w.elements = append(w.elements, element{parent: w.at, first: int32(len(w.done))})
		w.at = int32(len(w.elements) - 1)
	}
	in |= structureOf[n.DataAtom]
	z |= w.zoneOf(n)
	if n.DataAtom == atom.A {
		w.href, w.start = attr(n, "href"), len(w.buf)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, tag, z, in)
	}
	if n.DataAtom == atom.A {
		w.link()
		w.href = ""
	}
	if bounds {
		w.flush()
		e := &w.elements[w.at]
		e.last, w.at = int32(len(w.done)), e.parent
	}
}

func (w *walker) text(s string, tag atom.Atom, z zone, in structure) {
	if len(w.buf) == 0 {
		w.cur.tag, w.cur.zone, w.cur.named, w.cur.within, w.cur.elem = tag, z&places, z, in, w.at
	}
	w.buf = squeeze(w.buf, s)
}

// link records that the text since start is a link.
func (w *walker) link() {
	if w.href == "" || w.start >= len(w.buf) {
		return // no link, or an image
	}
	text := strings.TrimSpace(string(w.buf[w.start:]))
	w.cur.linked += len(text)
	w.cur.links = append(w.cur.links, anchor{href: w.href, text: text, at: w.start})
}

// flush ends the block. A link that goes on is a link in both blocks.
func (w *walker) flush() {
	w.link()
	if text := strings.TrimRightFunc(string(w.buf), unicode.IsSpace); text != "" {
		w.cur.text = text
		w.done = append(w.done, w.cur)
	}
	w.cur, w.buf, w.start = block{}, w.buf[:0], 0
}

// attr returns the value of n's attribute, or "".
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textBlocks cuts plain text into blocks, one for each line.
func textBlocks(text string) []block {
	var bs []block
	for s := range strings.Lines(text) {
		if s = line(strings.ToValidUTF8(s, "\ufffd")); s != "" {
			bs = append(bs, block{text: s, tag: atom.P})
		}
	}
	return bs
}
