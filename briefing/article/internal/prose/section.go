package prose

// A section is the blocks from a heading up to the next. Lists of other
// articles stand below a heading that says so.
type section struct {
	head, end int // the heading, -1 for what stands before the first; and the block behind the last
}

// heads are the cues of lines that begin a section without being headings:
// "Read also:".
var heads = cues.bits["more"] | cues.bits["topics"]

// longestHead is the length of such a line, in characters.
const longestHead = 60

// cutSections finds the section of each block.
func (s *survey) cutSections() {
	s.sections = make([]section, len(s.Blocks))
	from, head := 0, -1
	for i := range len(s.Blocks) + 1 {
		if i < len(s.Blocks) && !s.heads(i) {
			continue
		}
		for k := from; k < i; k++ {
			s.sections[k] = section{head, i}
		}
		from, head = i, i
	}
}

func (s *survey) heads(i int) bool {
	switch kind := tagKind(s.Boxes[s.box[i]].Tag); {
	case kind >= tagH1 && kind <= tagH6:
		return true
	default:
		return s.counts[i].runes <= longestHead && s.counts[i].cues&heads != 0
	}
}

// section is what stands above the block, and how the rest below that looks.
func (s *survey) section(r *row, i int) {
	sec := s.sections[i]
	if sec.head < 0 {
		r.add(-1, -1, -1)
	} else {
		r.add(between(i-sec.head, 0, 30), tagKind(s.Boxes[s.box[sec.head]].Tag), float32(s.counts[sec.head].runes))
	}
	in := s.within(sec.head+1, sec.end)
	n := sec.end - sec.head - 1
	r.add(between(n, 0, 100), share(in.linked, in.runes), share(in.prose, in.runes), share(int(in.proses), n))
	for k := range cues.kinds {
		r.flag(sec.head >= 0 && s.counts[sec.head].cues>>k&1 == 1)
	}
	r.add(s.pictured[i], between(i-s.ruled[i], 0, 30))
	if i > 0 {
		r.flag(s.counts[i-1].cues&heads != 0)
	} else {
		r.flag(false)
	}
	r.flag(i+1 < len(s.Blocks) && s.Blocks[i+1].Pictured)
}
