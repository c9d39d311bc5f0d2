package rules

import (
	"strings"

	"newsbrief/briefing/quote/internal/parse"
)

// longestSignature is how many units the line of a signature has.
const longestSignature = 20

// signed is for what somebody signs, in its own line or in the one below:
// “…” — Ann Lee, Exford.
func (r *rules) signed(i int) (int, float64) {
	d := r.d
	at, p := d.Spans[i].Unit, d.Spans[i].Paragraph
	own := d.Paragraphs[p].Units
	if at != own.From {
		return -1, 0
	}
	if at+1 < own.To {
		return r.signature(parse.Range{From: at + 1, To: own.To})
	}
	if p+1 < len(d.Paragraphs) {
		return r.signature(d.Paragraphs[p+1].Units)
	}
	return -1, 0
}

// signature reads a dash and a name, with nothing said behind.
func (r *rules) signature(line parse.Range) (int, float64) {
	us := r.d.Units
	if line.Len() < 2 || us[line.From].Rune == 0 || line.Len() > longestSignature || !strings.ContainsRune("-–—―", us[line.From].Rune) {
		return -1, 0
	}
	m := us[line.From+1].Mention
	if m < 0 || !r.d.Mentions[m].Kind.Named() {
		return -1, 0
	}
	for k := line.From; k < line.To; k++ {
		if us[k].Span >= 0 || us[k].Tag.Finite() {
			return -1, 0
		}
	}
	return int(m), 0.93
}
