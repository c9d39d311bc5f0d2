package story

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
)

// background.txt holds lines "share: stem stem …", the share of news texts with
// the stem in thousandths.
//
//go:embed background.txt
var backgroundText string

// prior is how many texts the background counts for beside the window's own:
// enough to know common words in a window of two items, and little in one of
// thousands.
const prior = 1500

// background returns the share of news texts that hold a stem.
var background = sync.OnceValue(func() map[string]float64 {
	shares := map[string]float64{}
	for line := range strings.Lines(backgroundText) {
		key, stems, ok := strings.Cut(line, ":")
		share, err := strconv.ParseFloat(key, 64)
		if !ok || err != nil {
			continue // a comment
		}
		for s := range strings.FieldsSeq(stems) {
			shares[s] = share / 1000
		}
	}
	return shares
})

// rare is the share of texts taken for a stem that the background doesn't know.
const rare = 0.0003

// A vocabulary numbers the stems of a window and knows how common each is.
type vocabulary struct {
	ids    map[string]int32
	stems  []stemInfo
	drafts int     // made so far
	words  []word  // of the latest, to be written over
	counts []count // likewise
	live   int     // stems in the window counted last
	window int     // texts in it
}

type stemInfo struct {
	latest, slot int // the latest draft that holds it, counted from 1, and where in its counts

	texts    int32   // of the window that hold it
	capitals int32   // occurrences with a capital within sentences
	lowers   int32   // occurrences without
	share    float64 // of the background
	idf      float64 // information in a text's holding it, in nats: near 0 for one that every text has
	number   bool
	telling  bool // a number that is no year and not so small that every text has it
}

func newVocabulary() *vocabulary { return &vocabulary{ids: map[string]int32{}} }

// id numbers a word.
func (v *vocabulary) id(w word) int32 {
	id, ok := v.ids[w.stem]
	if !ok {
		id = int32(len(v.stems))
		share, known := background()[w.stem]
		if !known {
			share = rare
		}
		v.ids[strings.Clone(w.stem)] = id
		s := stemInfo{share: share, number: w.number, telling: w.number && telling(w.stem)}
		s.idf = v.idf(&s)
		v.stems = append(v.stems, s)
	}
	return id
}

// count counts the texts of a window, and only these.
func (v *vocabulary) count(drafts []*draft) {
	for i := range v.stems {
		s := &v.stems[i]
		s.texts, s.capitals, s.lowers = 0, 0, 0
	}
	for _, d := range drafts {
		for _, c := range d.counts {
			s := &v.stems[c.id]
			s.texts++
			s.capitals += c.inner
			s.lowers += c.lowers
		}
	}
	v.live, v.window = 0, len(drafts)
	for i := range v.stems {
		s := &v.stems[i]
		if s.texts > 0 {
			v.live++
		}
		s.idf = v.idf(s)
	}
}

// idf is the information in a text's holding a stem, given the window.
func (v *vocabulary) idf(s *stemInfo) float64 {
	return -math.Log((prior*s.share + float64(s.texts) + .5) / (prior + float64(v.window) + 1))
}

// telling reports whether a number tells texts apart.
func telling(stem string) bool {
	year := len(stem) == 4 && (strings.HasPrefix(stem, "19") || strings.HasPrefix(stem, "20"))
	return !year && stem != "1" && stem != "2" && stem != "3"
}
