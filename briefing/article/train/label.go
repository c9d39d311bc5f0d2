package main

import (
	"strings"

	"newsbrief/briefing/article"
	"newsbrief/briefing/article/internal/prose"
)

const (
	faint    = 0.03 // weight of what readability says of a block that has no label
	comment  = 0.3  // weight of a comment: sites differ in what they count as one
	repeated = 0.6  // weight of each further place of a text that must not be there
	heaviest = 2.0
	places   = 30 // of one text that are looked at
)

// learnable makes a lesson of the page.
func (p *page) learnable() error {
	seen, err := article.Layout(p.article())
	if err != nil {
		return err
	}
	l := newLabels(seen.Blocks)
	l.hint(readable(p.body, p.URL))
	for _, s := range p.Must {
		l.must(s)
	}
	for _, s := range p.MustNot {
		l.mustNot(s)
	}
	for _, s := range p.Comments {
		l.comment(s)
	}
	p.lesson = prose.Lesson{Page: seen, Known: l.known(), Group: p.site()}
	return nil
}

// labels add up what is known of a page's blocks.
type labels struct {
	blocks  []prose.Block
	text    string // of all blocks, a space behind each
	at      []int  // where each begins in it
	hints   []prose.Known
	yes, no []float32
}

func newLabels(blocks []prose.Block) *labels {
	n := len(blocks)
	l := &labels{blocks: blocks, hints: make([]prose.Known, n), yes: make([]float32, n), no: make([]float32, n)}
	var all strings.Builder
	for _, b := range blocks {
		l.at = append(l.at, all.Len())
		all.WriteString(fold(b.Text))
		all.WriteByte(' ')
	}
	l.text = all.String()
	return l
}

// A span is the blocks, both ends included, that a segment is found in.
type span struct{ first, last int }

// find returns where a segment stands.
func (l *labels) find(segment string) []span {
	segment = fold(segment)
	var out []span
	block := 0
	for from := 0; segment != "" && len(out) < places; {
		i := strings.Index(l.text[from:], segment)
		if i < 0 {
			break
		}
		start, end := from+i, from+i+len(segment)-1
		for block+1 < len(l.at) && l.at[block+1] <= start {
			block++
		}
		last := block
		for last+1 < len(l.at) && l.at[last+1] <= end {
			last++
		}
		out = append(out, span{block, last})
		from = start + 1
	}
	return out
}

// hint notes, faintly, what another extractor made of the page.
func (l *labels) hint(text string) {
	for i, b := range l.blocks {
		k := prose.Known{Weight: faint}
		if strings.Contains(text, fold(b.Text)) {
			k.Part = 1
		}
		if len(b.Text) > 100 {
			k.Weight *= 1.6
		}
		l.hints[i] = k
	}
}

// must notes a segment of the article: of several places the one that the hint
// has, else the one in the longest block.
func (l *labels) must(segment string) {
	var best span
	top := -1.0
	for _, s := range l.find(segment) {
		worth := float64(l.hints[s.first].Part)*1e6 + float64(len(l.blocks[s.first].Text))
		if worth > top {
			best, top = s, worth
		}
	}
	if top < 0 {
		return
	}
	for i := best.first; i <= best.last; i++ {
		l.yes[i]++
	}
}

// mustNot notes a segment that is none of the article's, in all its places.
func (l *labels) mustNot(segment string) {
	found := l.find(segment)
	weight := float32(1)
	switch n := len(found); {
	case n > 1 && n < 4:
		weight = repeated + (1-repeated)/float32(n)
	case n >= 4:
		weight = 1 / float32(n)
	}
	for _, s := range found {
		for i := s.first; i <= s.last; i++ {
			l.no[i] += weight
		}
	}
}

// comment notes a reader's comment, unless the article says the same.
func (l *labels) comment(segment string) {
	found := l.find(segment)
	for _, s := range found {
		for i := s.first; i <= s.last; i++ {
			if l.yes[i] == 0 {
				l.no[i] += comment / float32(len(found))
			}
		}
	}
}

// known is what the labels come to: where they contradict each other, something
// between, and without any, the hint. Of the hints that a block is none of the
// article's a third is enough, at three times the weight.
func (l *labels) known() []prose.Known {
	out := make([]prose.Known, len(l.blocks))
	for i := range out {
		sum := l.yes[i] + l.no[i]
		switch h := l.hints[i]; {
		case sum > 0:
			out[i] = prose.Known{Part: l.yes[i] / sum, Weight: min(heaviest, max(l.yes[i], l.no[i]))}
		case h.Part > 0:
			out[i] = h
		case i%3 == 0:
			out[i] = prose.Known{Weight: 3 * h.Weight}
		}
	}
	return out
}

// fold is text as segments are compared: without soft hyphens, white space
// folded.
func fold(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00ad", "")), " ")
}
