package prose

import "golang.org/x/net/html/atom"

// rank scores boxes by the prose in them, as Arc90's Readability did (2010):
// each block pays to the boxes around it, less the further out. The best is
// where the article most likely is; that is one hint among others here.
func (s *survey) rank() {
	s.score = make([]float32, len(s.Boxes))
	for i := range s.Blocks {
		if s.pays(i) {
			s.pay(i)
		}
	}
	top := float32(0)
	for b := range s.Boxes {
		if s.score[b] == 0 {
			continue
		}
		in := s.in(int32(b))
		s.score[b] *= 1 - share(in.linked, in.runes)
		if s.Boxes[b].Roles&roleBody != 0 || s.Boxes[b].Marks&markBody != 0 {
			s.score[b] *= 1.15
		}
		if s.score[b] > top {
			top, s.best = s.score[b], int32(b)
		}
	}
	s.locate()
}

// markBody is the mark of names such as "article-body", markBody's kind being
// the first of marks.txt.
const markBody Marks = 1

const rolesAround = roleNav | roleAside | roleFooter | roleApart | roleForm | roleHidden | roleControl

// pays reports whether block i says something about where the article is.
func (s *survey) pays(i int) bool {
	b := &s.Blocks[i]
	return s.counts[i].runes >= 25 && b.Linked*2 <= len(b.Text) && s.roles[b.Box]&rolesAround == 0
}

func (s *survey) pay(i int) {
	const levels = 5
	c := &s.counts[i]
	worth := (1 + float32(c.commas) + min(float32(c.runes)/100, 3)) * (1 - share(s.Blocks[i].Linked, len(s.Blocks[i].Text)))
	box := s.box[i]
	for bare(s.Boxes[box].Tag) && s.Boxes[box].Parent > 0 {
		box = s.bounding(s.Boxes[box].Parent)
	}
	for level := range levels {
		if box <= 0 {
			return
		}
		switch level {
		case 0:
			s.score[box] += worth
		case 1:
			s.score[box] += worth / 2
		default:
			s.score[box] += worth / float32(3*level)
		}
		box = s.bounding(s.Boxes[box].Parent)
	}
}

// bare reports whether elements of a tag hold a paragraph rather than
// paragraphs.
func bare(tag atom.Atom) bool {
	switch tag {
	case atom.P, atom.Li, atom.Ul, atom.Ol, atom.Td, atom.Tr, atom.Blockquote, atom.Pre, atom.H2, atom.H3, atom.H4, atom.Dd:
		return true
	}
	return false
}

// locate finds the way from the best box outwards, and the prose at its ends.
func (s *survey) locate() {
	s.above = make([]int32, len(s.Boxes))
	for i := range s.above {
		s.above[i] = -1
	}
	for b, steps := s.best, int32(0); b > 0; b, steps = s.Boxes[b].Parent, steps+1 {
		s.above[b] = steps
	}
	s.firstLong, s.lastLong = -1, -1
	for i := s.Boxes[s.best].First; i < s.Boxes[s.best].End; i++ {
		if s.prosy[i] {
			if s.firstLong < 0 {
				s.firstLong = int(i)
			}
			s.lastLong = int(i)
		}
	}
}
