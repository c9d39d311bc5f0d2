package article

import "slices"

const (
	// taken is how sure the model must be of a block. The choice is flat: a tenth
	// more or less changes little.
	taken = 0.45
	// takenStill is how sure it must be of a block that the page itself calls
	// something else, or that is hardly more than a link. Few pages to learn from
	// have them inside the text, where readers meet them most: captions, letters
	// to subscribe to, other articles to read.
	takenStill = 0.75
	// tiny is the size in runes below which what was taken can't be an article;
	// on pages unlike any that was learnt from, the model is unsure of all.
	tiny = 140
)

// judged returns the blocks that the model takes for the article.
func (d *document) judged(m *Model) []block {
	sure := m.prose.Judge(d.page())
	if len(sure) == 0 {
		return nil
	}
	picked := d.above(sure, taken)
	if size(picked) < tiny {
		if top := slices.Max(sure); top > 0.1 {
			picked = d.above(sure, min(taken, top/2))
		}
	}
	return picked
}

// above returns the blocks of which the model is surer than bar, or than
// takenStill, but for boxes to subscribe in: they are written like text, and
// nobody calls an article a newsletter. Each stands once: pages repeat
// paragraphs for small screens and as pulled quotes.
func (d *document) above(sure []float32, bar float32) []block {
	const repeatable = 40 // bytes
	var picked []block
	seen := make(map[string]bool)
	for i, b := range d.blocks {
		switch {
		case sure[i] <= bar, sure[i] <= takenStill && b.doubtful(), b.zone&zoneLetter != 0:
			continue
		case len(b.text) > repeatable && seen[b.text]:
			continue
		}
		seen[b.text] = true
		picked = append(picked, b)
	}
	return picked
}

// doubtful reports whether the page calls the block something other than text,
// or it is hardly more than a link.
func (b *block) doubtful() bool {
	return b.zone&(off|zoneAside|zoneFooter|zoneHidden) != 0 || b.linked*5 >= len(b.text)*4
}
