package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// markDash reads a paragraph that opens with a dash as speech, up to where the
// narrator breaks in and from where he stops:
//
//	— Wir kommen, — sagte sie, — aber spät.
//
// Lists open with dashes too, so a cue word has to follow the speech.
func (d *Document) markDash(start, end int) {
	n := dashAt(d.Text[start:end])
	if n == 0 {
		return
	}
	open, from := start, start+n
	speech, cued := true, false
	first := len(d.Spans)
	for i := from; i < end; {
		n := d.turn(i, end, speech)
		if n == 0 {
			_, size := utf8.DecodeRuneInString(d.Text[i:end])
			i += size
			continue
		}
		if speech {
			d.addSpan(from, i, open, i, Dash)
			cued = true
		}
		speech = !speech
		open, from = i, i+n
		for from < end && strings.IndexByte(" .,;:", d.Text[from]) >= 0 {
			from++
		}
		i += n
	}
	if speech && cued {
		d.addSpan(from, end, open, end, Dash)
	}
	if !cued {
		d.Spans = d.Spans[:first]
	}
}

// turn returns the length of what parts speech from narration at i, or 0: a
// dash, or in speech a comma with the narrator's verb behind it.
func (d *Document) turn(i, end int, speech bool) int {
	rest := d.Text[i:end]
	if n := dashAt(rest); n > 0 && i > 0 && (d.Text[i-1] == ' ' || n < len(rest) && rest[n] == ' ' || !speech) {
		if !speech || d.cueFollows(rest[n:]) {
			return n
		}
		return 0
	}
	if speech && (rest[0] == ',' || rest[0] == '!' || rest[0] == '?') && d.cueNext(rest[1:]) {
		return 1
	}
	return 0
}

// dashAt returns the length of the dash that s starts with, or 0.
func dashAt(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '—', '–', '―':
		return n
	case '-':
		if strings.HasPrefix(s, "- ") {
			return 1
		}
	}
	return 0
}

// cueFollows reports whether one of the next four words says that somebody spoke.
func (d *Document) cueFollows(s string) bool {
	s = s[:min(len(s), 120)]
	for k, w := range fields(s, 4) {
		if d.cueWord(w) && (k > 0 || startsLower(s)) {
			return true
		}
	}
	return false
}

// cueNext reports whether the next word does, or the one after an auxiliary.
func (d *Document) cueNext(s string) bool {
	for _, w := range fields(s[:min(len(s), 60)], 2) {
		if d.cueWord(w) {
			return true
		}
		if !d.Lang.Word(w).Flags.Has(Auxiliary) {
			return false
		}
	}
	return false
}

func (d *Document) cueWord(w string) bool {
	w, _, _ = strings.Cut(strings.Trim(w, ".,;:!?"), "-") // dit-il
	return d.Lang.Word(w).Cue >= 2
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \u00a0"))
	return unicode.IsLower(r) || !unicode.IsUpper(r)
}

// fields returns the first n words of s.
func fields(s string, n int) []string {
	words := strings.Fields(s)
	return words[:min(n, len(words))]
}
