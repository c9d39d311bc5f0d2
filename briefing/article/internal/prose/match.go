package prose

// A matcher finds all of many patterns in one pass (Aho and Corasick,
// "Efficient string matching", 1975). It works on bytes that were mapped to few
// letters, and tells only which kinds of patterns occur.
type matcher struct {
	letters [256]uint8 // 0 is a byte in no pattern
	width   int
	next    []int16 // by state and letter
	kinds   []uint64
}

// newMatcher returns a matcher of patterns, whose values are sets of kinds.
// fold maps every byte, of patterns and of texts, to the one it is compared as.
func newMatcher(patterns []pattern, fold func(byte) byte) *matcher {
	m := &matcher{width: 1}
	for _, p := range patterns {
		for i := range len(p.text) {
			if c := fold(p.text[i]); m.letters[c] == 0 {
				m.letters[c] = uint8(m.width)
				m.width++
			}
		}
	}
	var all [256]uint8
	for c := range all {
		all[c] = m.letters[fold(byte(c))]
	}
	m.letters = all
	m.add(-1)
	for _, p := range patterns {
		m.insert(p)
	}
	m.link()
	return m
}

// A pattern is a string and the kinds it stands for.
type pattern struct {
	text  string
	kinds uint64
}

// add appends a state whose steps are all to.
func (m *matcher) add(to int16) int16 {
	for range m.width {
		m.next = append(m.next, to)
	}
	m.kinds = append(m.kinds, 0)
	return int16(len(m.kinds) - 1)
}

func (m *matcher) insert(p pattern) {
	state := int16(0)
	for i := range len(p.text) {
		step := int(state)*m.width + int(m.letters[p.text[i]])
		if m.next[step] < 0 {
			to := m.add(-1)
			m.next[step] = to
		}
		state = m.next[step]
	}
	m.kinds[state] |= p.kinds
}

// link completes the steps that patterns don't take: each goes on with the
// longest end of what was read that begins a pattern.
func (m *matcher) link() {
	fail := make([]int16, len(m.kinds))
	queue := []int16{0}
	for len(queue) > 0 {
		state := queue[0]
		queue = queue[1:]
		for c := range m.width {
			step := int(state)*m.width + c
			back := int16(0)
			if state != 0 {
				back = m.next[int(fail[state])*m.width+c]
			}
			to := m.next[step]
			if to < 0 {
				m.next[step] = back
				continue
			}
			fail[to] = back
			m.kinds[to] |= m.kinds[back]
			queue = append(queue, to)
		}
	}
}

// step goes on from state with a byte.
func (m *matcher) step(state int16, c byte) int16 {
	return m.next[int(state)*m.width+int(m.letters[c])]
}

// in returns the kinds of the patterns in text.
func (m *matcher) in(text string) uint64 {
	var kinds uint64
	state := int16(0)
	for i := range len(text) {
		state = m.step(state, text[i])
		kinds |= m.kinds[state]
	}
	return kinds
}
