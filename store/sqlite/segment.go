package sqlite

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// SQLite's tokenizer parts words at spaces and punctuation, so that a Chinese
// sentence would be a single word. segment writes such runs as overlapping
// pairs, each character beginning one: 中国经济 becomes "中国 国经 经济 济". A
// phrase of pairs then finds any two characters or more, and a prefix finds one.

// runScripts are written without spaces between words, or, Hangul, with
// particles that cling to them.
var runScripts = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul,
	unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// prolonged is the sound mark of カー: common to two scripts and so in neither.
const prolonged = 'ー'

// segment prepares text for the index: letters, digits and marks as they are,
// in compatibility form, runs as pairs, and a space for everything else. No
// query syntax survives it.
func segment(text string) string {
	s := segmenter{}
	for _, r := range norm.NFKC.String(text) {
		s.add(r)
	}
	s.flush(true)
	return strings.TrimSpace(s.out.String())
}

// segmentQuery prepares a reader's words: as segment does, but a run at the
// end has no last single character, because the text may go on. prefix says
// that the last word is one character that has to begin a pair.
func segmentQuery(words string) (text string, prefix bool) {
	s := segmenter{}
	for _, r := range norm.NFKC.String(words) {
		s.add(r)
	}
	prefix = len(s.run) == 1
	s.flush(prefix)
	return strings.TrimSpace(s.out.String()), prefix
}

type segmenter struct {
	out strings.Builder
	run []rune // characters of runScripts not written yet
}

func (s *segmenter) add(r rune) {
	switch {
	case len(s.run) > 0 && unicode.Is(unicode.Mn, r):
		// Thai vowels and tones above the line: the letters are enough.
	case r < unicode.MaxASCII:
		s.flush(true)
		s.out.WriteRune(wordRune(r))
	case r == prolonged || unicode.In(r, runScripts...) && unicode.IsLetter(r):
		s.run = append(s.run, r)
	default:
		s.flush(true)
		s.out.WriteRune(wordRune(r))
	}
}

// flush writes the run as pairs, and its last character alone where the run is
// known to end there.
func (s *segmenter) flush(ends bool) {
	if len(s.run) == 0 {
		return
	}
	s.out.WriteByte(' ')
	for i := range len(s.run) - 1 {
		s.out.WriteRune(s.run[i])
		s.out.WriteRune(s.run[i+1])
		s.out.WriteByte(' ')
	}
	if ends {
		s.out.WriteRune(s.run[len(s.run)-1])
		s.out.WriteByte(' ')
	}
	s.run = s.run[:0]
}

// wordRune is r where it can be part of a word, else a space.
func wordRune(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) {
		return r
	}
	return ' '
}
