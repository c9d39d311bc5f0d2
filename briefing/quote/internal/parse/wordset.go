package parse

// A wordSet holds words by some bits of their hashes: now and then it holds one
// that nobody added, which a tag more or less doesn't hurt.
type wordSet struct {
	bits []uint64
}

// wordSetBits is the size of a set as a power of two: of an article's words
// about one in a hundred is taken for another.
const wordSetBits = 16

func newWordSet() wordSet { return wordSet{make([]uint64, 1<<(wordSetBits-6))} }

func (s wordSet) add(hash uint64) {
	h := hash >> (64 - wordSetBits)
	s.bits[h>>6] |= 1 << (h & 63)
}

func (s wordSet) has(hash uint64) bool {
	h := hash >> (64 - wordSetBits)
	return s.bits != nil && s.bits[h>>6]&(1<<(h&63)) != 0
}

// seeWords remembers how the article writes its words, for where a sentence
// begins every one has a capital: Will may be George Will.
func (d *Document) seeWords() {
	d.lower, d.upper, d.surnames = newWordSet(), newWordSet(), newWordSet()
	for i := range d.Tokens {
		t := &d.Tokens[i]
		switch {
		case t.Sign:
		case !t.Upper:
			d.lower.add(t.Hash)
		case i > 0 && !opensSentence(d.Tokens, i):
			d.upper.add(t.Hash)
			if p := &d.Tokens[i-1]; t.Word.Tag != None && p.Upper && p.Word.Tag == None && p.Word.Flags.Has(Male|Female) && t.Start == p.End+1 {
				d.surnames.add(t.Hash)
			}
		}
	}
}
