package article

// A scene is a page's blocks with what is known of them together.
type scene struct {
	d      *document
	gists  []gist
	copies map[string]int // how often a text stands on the page
	title  map[string]bool
	body   string // the article as JSON-LD has it, folded
	about  string // the description

	text, linked, prose []int // sums over the blocks before: bytes, those in links, those of long blocks
	longs               []int // how many long blocks before
	best                int32 // the element that holds most prose, weighed as readability does
}

func newScene(d *document) *scene {
	n := len(d.blocks)
	s := &scene{d: d, gists: make([]gist, n), copies: map[string]int{}, title: words(d.title)}
	s.text, s.linked, s.prose, s.longs = make([]int, n+1), make([]int, n+1), make([]int, n+1), make([]int, n+1)
	for i := range d.blocks {
		b := &d.blocks[i]
		g := gistOf(b)
		s.gists[i] = g
		s.copies[b.text]++
		s.text[i+1], s.linked[i+1] = s.text[i]+g.size, s.linked[i]+b.linked
		s.prose[i+1], s.longs[i+1] = s.prose[i], s.longs[i]
		if g.long {
			s.prose[i+1] += g.size
			s.longs[i+1]++
		}
	}
	body, _ := d.head.article["articleBody"].(string)
	s.body, s.about = line(upTo(body, longestBody)), line(d.head.meta["og:description"]+" "+d.head.meta["description"])
	s.best = s.bestElement()
	return s
}

// longestBody is how many bytes of the article that JSON-LD holds are compared
// with each block.
const longestBody = 64 << 10

// bestElement gives each long block's worth to the elements around it, less the
// further they are, as readability does.
func (s *scene) bestElement() int32 {
	worth := make([]float32, len(s.d.elements))
	for i, g := range s.gists {
		if g.size < 25 || g.density > 0.5 || s.d.blocks[i].zone&off != 0 {
			continue
		}
		w := (1 + float32(g.commas) + min(float32(g.size)/100, 3)) * (1 - g.density)
		for e, up := s.d.blocks[i].elem, 0; e >= 0 && up < 6; e, up = s.d.elements[e].parent, up+1 {
			share := float32(1)
			if up > 0 {
				share = 1 / float32(up+1)
			}
			worth[e] += w * share
		}
	}
	best := int32(0)
	for e := range worth {
		el := &s.d.elements[e]
		worth[e] *= 1 - ratio(s.linked[el.last]-s.linked[el.first], s.text[el.last]-s.text[el.first])
		if worth[e] > worth[best] {
			best = int32(e)
		}
	}
	return best
}

func ratio(a, b int) float32 { return float32(a) / float32(max(1, b)) }
