package prose

import "strings"

// lookAround compares short blocks with the addresses that they lead to and
// with the pictures that they follow: what promotes an article has its address's
// words, a caption those of its picture.
func (s *survey) lookAround() {
	n := len(s.Blocks)
	s.named, s.pictured, s.ruled = make([]float32, n), make([]float32, n), make([]int, n)
	ruled := -1 << 20
	for i := range s.Blocks {
		b := &s.Blocks[i]
		if b.Ruled {
			ruled = i
		}
		s.ruled[i], s.pictured[i] = ruled, -1
		if s.counts[i].runes >= maxTitled {
			continue
		}
		if b.Alt != "" {
			s.pictured[i] = contained(b.Text, strings.ToLower(b.Alt))
		}
		if strings.Count(b.Target, "-")+strings.Count(b.Target, "_") >= wordy {
			s.named[i] = contained(b.Target, strings.ToLower(b.Text))
		}
	}
}

// wordy is how many marks part the words of an address that says what it leads
// to.
const wordy = 2

// contained returns the share of words' longer words that stand in text, which
// is in lower case.
func contained(words, text string) float32 {
	const longer = 3 // bytes
	n, hits := 0, 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(words), notWord) {
		if len(w) < longer {
			continue
		}
		n++
		if strings.Contains(text, w) {
			hits++
		}
	}
	return share(hits, n)
}
