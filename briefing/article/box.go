package article

import (
	"hash/maphash"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"newsbrief/briefing/article/internal/prose"
)

// A name is what a class or id says.
type name struct {
	zone  zone
	marks prose.Marks
}

// named returns what a class or id says. Pages use few names many times.
func (w *walker) named(value string) name {
	n, ok := w.names[value]
	if !ok {
		n = name{zonesOfName(value), prose.MarksOf(value)}
		w.names[value] = n
	}
	return n
}

// open adds the zones that n opens to z, and returns the box that what is in n
// stands in: the one around it, unless n bounds text or its names say
// something.
func (w *walker) open(n *html.Node, z *zone, around int32, inline bool) int32 {
	if n.Type != html.ElementNode {
		return around
	}
	b := prose.Box{Parent: around, Tag: n.DataAtom, Inline: inline, Roles: prose.RolesOf(n), First: int32(len(w.done))}
	*z |= zonesOfTags[n.DataAtom]
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id":
			if a.Val == "" || n.DataAtom == atom.Body || n.DataAtom == atom.Html {
				continue
			}
			said := w.named(a.Val)
			*z |= said.zone
			b.Marks |= said.marks
			if a.Key == "class" {
				b.Shape = maphash.String(shapes, a.Val)
			}
		case "hidden":
			*z |= zoneHidden
		case "aria-hidden":
			if a.Val == "true" {
				*z |= zoneHidden
			}
		case "role":
			if a.Val == "navigation" {
				*z |= zoneNav
			}
		}
	}
	if inline && b.Marks == 0 && b.Roles == 0 {
		return around
	}
	b.Shape += uint64(n.DataAtom)
	w.boxes = append(w.boxes, b)
	return int32(len(w.boxes) - 1)
}

// shapes makes numbers of classes; they are compared within a page only.
var shapes = maphash.MakeSeed()

// close ends a box: the block that is being read, if there is one, began in it.
func (w *walker) close(box int32) {
	w.boxes[box].End = int32(len(w.done))
	if w.inBlock() {
		w.boxes[box].End++
	}
}

// inBlock reports whether a block was begun.
func (w *walker) inBlock() bool { return len(w.buf) > 0 }
