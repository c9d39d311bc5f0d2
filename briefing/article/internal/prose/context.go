package prose

// A context is what the first judgement says of a whole page.
type context struct {
	*survey
	sure  []float32 // of each block, the first judgement
	mass  []float32 // characters times judgement, of the blocks before
	runes []float32 // characters of the blocks before
	total []float32 // judgements of the blocks before
	first [2]int    // the first block taken, and the first long one; -1 if none
	last  [2]int
}

func newContext(s *survey, sure []float32) *context {
	n := len(sure)
	c := &context{survey: s, sure: sure, mass: make([]float32, n+1), runes: make([]float32, n+1), total: make([]float32, n+1),
		first: [2]int{-1, -1}, last: [2]int{-1, -1}}
	for i, p := range sure {
		runes := float32(s.counts[i].runes)
		c.mass[i+1] = c.mass[i] + p*runes
		c.runes[i+1] = c.runes[i] + runes
		c.total[i+1] = c.total[i] + p
		s.shapes[s.shapeOf(i)].sure += p
		if p > 0.5 {
			c.take(0, i)
		}
		if p > 0.8 && s.counts[i].runes >= long {
			c.take(1, i)
		}
	}
	return c
}

func (c *context) take(k, i int) {
	if c.first[k] < 0 {
		c.first[k] = i
	}
	c.last[k] = i
}

// hopeless is how unlikely a block must be at first sight not to be looked at
// again: most blocks of most pages are.
const hopeless = 0.02

// open returns the blocks that are worth a second look.
func (c *context) open() []int {
	var out []int
	for i, p := range c.sure {
		if p >= hopeless {
			out = append(out, i)
		}
	}
	return out
}

// rows puts what stands around a block behind its first row, for the blocks in
// which.
func (c *context) rows(first [][]float32, which []int) [][]float32 {
	out := make([][]float32, 0, len(which))
	var all row
	width := 0
	for _, i := range which {
		start := len(all)
		all.add(first[i]...)
		c.near(&all, i)
		c.inBoxes(&all, i)
		c.onPage(&all, i)
		if width == 0 {
			width = len(all) - start
			all = append(make(row, 0, width*len(which)), all...)
		}
	}
	for i := range which {
		out = append(out, all[i*width:(i+1)*width:(i+1)*width])
	}
	return out
}

func (c *context) near(r *row, i int) {
	for _, step := range [...]int{0, -1, -2, -3, 1, 2, 3} {
		if j := i + step; j >= 0 && j < len(c.sure) {
			r.add(c.sure[j])
		} else {
			r.add(-0.1)
		}
	}
	for _, reach := range [...]int{3, 7, 15} {
		c.between(r, i, max(0, i-reach), min(len(c.sure), i+reach+1))
	}
}

// between adds how the blocks from first up to end are judged on average, by
// their text and each alike, without block i.
func (c *context) between(r *row, i, first, end int) {
	mass := c.mass[end] - c.mass[first] - (c.mass[i+1] - c.mass[i])
	runes := c.runes[end] - c.runes[first] - (c.runes[i+1] - c.runes[i])
	r.add(mass/(runes+1), (c.total[end]-c.total[first]-c.sure[i])/float32(max(1, end-first-1)))
}

func (c *context) inBoxes(r *row, i int) {
	box := c.box[i]
	for range 4 {
		first, end := int(c.Boxes[box].First), int(c.Boxes[box].End)
		c.between(r, i, first, end)
		r.add((c.mass[end] - c.mass[first]) / (c.mass[len(c.sure)] + 1))
		box = c.around(box)
	}
}

func (c *context) onPage(r *row, i int) {
	for k := range c.first {
		r.add(between(i-c.first[k], -40, 40), between(i-c.last[k], -40, 40))
	}
	n := len(c.sure)
	r.add(c.mass[i]/(c.mass[n]+1), log(int(c.mass[n])), c.total[n]/float32(n))
	sh := c.shapes[c.shapeOf(i)]
	r.add((sh.sure - c.sure[i]) / float32(max(1, sh.blocks-1)))
}
