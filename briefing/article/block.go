package article

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"newsbrief/briefing/article/internal/prose"
)

// A block is a run of text between two boundaries of block-level elements: a
// paragraph, a heading, a list item, a cell. Line breaks end it too.
type block struct {
	text   string // white space folded, see squeeze
	tag    atom.Atom
	zone   zone
	linked int      // bytes of text that are inside links
	links  []anchor // links in it, in order
	strong int      // bytes of text that are bold
	italic int      // or italic
	box    int32    // the innermost box that it begins in
	lead
}

// A lead is what stands between a block and the one before.
type lead struct {
	broken   bool   // a line break, last
	ruled    bool   // a horizontal rule
	pictured bool   // a picture, a video or an embedded page
	alt      string // what the picture is said to show
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

// blocks cuts the text below n into blocks, in document order.
func blocks(n *html.Node) []block {
	return newLayout(n).blocks
}

// A layout is a tree cut into blocks, and the boxes that they stand in.
type layout struct {
	blocks []block
	boxes  []prose.Box
}

func newLayout(n *html.Node) layout {
	w := walker{names: make(map[string]name), boxes: []prose.Box{{Parent: -1, Tag: atom.Div}}}
	w.walk(n, atom.Div, 0, 0)
	w.flush()
	w.boxes[0].End = int32(len(w.done))
	return layout{w.done, w.boxes}
}

// A walker cuts a tree into blocks.
type walker struct {
	done   []block
	boxes  []prose.Box
	cur    block
	buf    []byte
	href   string          // of the link we are in, "" outside
	start  int             // where that link's text starts in buf
	strong int             // bold elements that we are in
	italic int             // italic ones
	lead   lead            // of the next block
	names  map[string]name // by value of a class or id attribute
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

func (w *walker) walk(n *html.Node, tag atom.Atom, z zone, box int32) {
	if n.Type == html.TextNode {
		w.text(n.Data, tag, z, box)
		return
	}
	if n.Type == html.ElementNode {
		w.pass(n)
	}
	if n.Type == html.ElementNode && skipped(n) || n.Type == html.CommentNode {
		return
	}
	bounds := n.Type == html.ElementNode && !inline(n.DataAtom)
	if bounds {
		w.bound(n.DataAtom == atom.Br)
		tag = n.DataAtom
	}
	own := w.open(n, &z, box, !bounds)
	if n.DataAtom == atom.A {
		w.href, w.start = attr(n, "href"), len(w.buf)
	}
	w.lean(n.DataAtom, 1)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, tag, z, own)
	}
	w.lean(n.DataAtom, -1)
	if n.DataAtom == atom.A {
		w.link()
		w.href = ""
	}
	if bounds {
		w.bound(n.DataAtom == atom.Br)
	}
	if own != box {
		w.close(own)
	}
}

// bound ends the block at the edge of an element.
func (w *walker) bound(broken bool) {
	w.flush()
	w.lead.broken = broken
}

// lean counts the bold and italic elements that are open.
func (w *walker) lean(a atom.Atom, by int) {
	switch a {
	case atom.B, atom.Strong:
		w.strong += by
	case atom.I, atom.Em:
		w.italic += by
	}
}

// pass notes an element that holds no text but tells of the text behind it.
func (w *walker) pass(n *html.Node) {
	switch n.DataAtom {
	case atom.Hr:
		w.lead.ruled = true
	case atom.Img:
		w.lead.pictured, w.lead.alt = true, attr(n, "alt")
	case atom.Video, atom.Iframe, atom.Object, atom.Embed:
		w.lead.pictured = true
	}
}

func (w *walker) text(s string, tag atom.Atom, z zone, box int32) {
	before := len(w.buf)
	if before == 0 {
		w.cur.tag, w.cur.zone, w.cur.box = tag, z, box
	}
	w.buf = squeeze(w.buf, s)
	if before == 0 && len(w.buf) > 0 {
		w.cur.lead, w.lead = w.lead, lead{}
	}
	if w.strong > 0 {
		w.cur.strong += len(w.buf) - before
	}
	if w.italic > 0 {
		w.cur.italic += len(w.buf) - before
	}
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
