package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsbrief/briefing/quote/internal/parse"
)

// unspaced chooses speakers in Chinese and Japanese, where cue words and names
// have to be looked for inside the running text.
type unspaced struct {
	d    *parse.Document
	cues []string
	last utterance
}

// clause is how far around a quotation its speaker is looked for, in bytes.
const clause = 240

// longestName is the most signs that count as a name.
const longestName = 14

func answerUnspaced(d *parse.Document) []utterance {
	r := unspaced{d: d, cues: append(d.Lang.List("cue3"), d.Lang.List("cue2")...), last: utterance{mention: -1}}
	var out []utterance
	for i := range d.Spans {
		u := utterance{span: i, mention: -1}
		if d.Spans[i].Parent >= 0 {
			continue
		}
		if u.start, u.end = r.speaker(i); u.end > 0 {
			u.confidence = 0.9
		} else if u.confidence = r.unattributed(i); u.confidence == 0 {
			continue
		}
		r.name(&u)
		out = append(out, u)
		r.last = u
	}
	return out
}

// unattributed is how likely span i is speech although nobody is near it: the
// same marks serve for terms and titles.
func (r *unspaced) unattributed(i int) float64 {
	s := &r.d.Spans[i]
	text := r.d.Text[s.Start:s.End]
	switch {
	case strings.ContainsRune("。！？…，", parse.LastRune(text)):
		return 0.6
	case utf8.RuneCountInString(text) >= 12:
		return 0.5
	}
	return 0
}

// speaker returns the bytes that name who says span i, or 0, 0.
func (r *unspaced) speaker(i int) (start, end int) {
	s := &r.d.Spans[i]
	from, to := r.around(s)
	if r.d.Lang.Code == "ja" {
		if !r.cued(r.d.Text[s.Close:to]) {
			return 0, 0
		}
		return r.topic(from, s.Open)
	}
	if start, end = r.subject(from, s.Open); end > 0 {
		return start, end
	}
	behind := r.d.Text[s.Close:to]
	trimmed := strings.TrimLeft(behind, "，, ")
	if at := r.cueAt(trimmed); at > 0 {
		start = s.Close + len(behind) - len(trimmed)
		return r.shorten(start, start+at)
	}
	return 0, 0
}

// around is the narration that shares a sentence with s.
func (r *unspaced) around(s *parse.Span) (from, to int) {
	p := r.d.Paragraphs[s.Paragraph]
	from, to = max(p.Start, s.Open-clause), min(p.End, s.Close+clause)
	for from < s.Open && !utf8.RuneStart(r.d.Text[from]) {
		from++
	}
	for to > s.Close && to < p.End && !utf8.RuneStart(r.d.Text[to]) {
		to--
	}
	if k := strings.LastIndexAny(r.d.Text[from:s.Open], "。！？”」』"); k >= 0 {
		_, n := utf8.DecodeRuneInString(r.d.Text[from+k:])
		from += k + n
	}
	if k := strings.IndexAny(r.d.Text[s.Close:to], "。！？“「『"); k >= 0 {
		to = s.Close + k
	}
	return from, to
}

// cued reports whether s, what follows the closing mark, says that it was speech.
func (r *unspaced) cued(s string) bool {
	for _, c := range r.cues {
		if k := strings.Index(s, c); k >= 0 && k <= 3*len("など") {
			return true
		}
	}
	return false
}

// cueAt is where the first cue starts in s, or -1.
func (r *unspaced) cueAt(s string) int {
	at := -1
	for _, c := range r.cues {
		if k := strings.Index(s, c); k >= 0 && (at < 0 || k < at) {
			at = k
		}
	}
	return at
}

// subject is who stands before the last cue in front of the opening mark.
func (r *unspaced) subject(from, to int) (int, int) {
	text := strings.TrimRight(r.d.Text[from:to], "：:，, ")
	at := -1
	for _, c := range r.cues {
		if strings.HasSuffix(text, c) && (at < 0 || len(text)-len(c) < at) {
			at = len(text) - len(c)
		}
	}
	if at <= 0 {
		return 0, 0
	}
	start := from
	if k := strings.LastIndexAny(text[:at], "，、；,"); k >= 0 {
		_, n := utf8.DecodeRuneInString(text[k:])
		start += k + n
	}
	if start >= from+at { // 毛宁周一，表示
		return 0, 0
	}
	return r.shorten(start, from+at)
}

// topic is what は or が marks in front of a Japanese quotation.
func (r *unspaced) topic(from, to int) (int, int) {
	text := r.d.Text[from:to]
	at := max(strings.LastIndex(text, "は"), strings.LastIndex(text, "が"))
	if at <= 0 {
		return 0, 0
	}
	start := 0
	if k := strings.LastIndexAny(text[:at], "、，"); k >= 0 {
		_, n := utf8.DecodeRuneInString(text[k:])
		start = k + n
	}
	if start >= at {
		return 0, 0
	}
	return from + start, from + at
}

// circumstances start what may stand between a Chinese name and its verb.
const circumstances = "在于对向周今昨当随还也则并就接星这再"

// shorten ends a name before the circumstances of the speech.
func (r *unspaced) shorten(start, end int) (int, int) {
	for i, c := range r.d.Text[start:end] {
		if i >= len("毛宁") && (strings.ContainsRune(circumstances, c) || unicode.IsDigit(c)) {
			return start, start + i
		}
	}
	return start, end
}

// name sets u's name where the mention is one, or stands for the one before.
func (r *unspaced) name(u *utterance) {
	text := strings.TrimSpace(r.d.Text[u.start:u.end])
	flags := r.d.Lang.Word(text).Flags
	switch {
	case flags.Has(parse.He | parse.She):
		u.name, u.role = r.last.name, r.last.role
		u.confidence = min(u.confidence, 0.75)
	case utf8.RuneCountInString(text) <= longestName:
		u.name = text
	}
	if role, name := r.split(text); name != "" {
		u.role, u.name = role, name
	}
}

// A name without its role has so many signs: two to four in Chinese, more only
// for a foreign one, whose parts a dot divides.
const (
	leastName    = 2
	mostName     = 4
	longestSplit = 40 // of a role and a name
)

// split cuts a name from the role before it, as in 市长林宁; it returns "", ""
// where there is no role or more than a name behind it.
func (r *unspaced) split(text string) (role, name string) {
	at := 0
	for _, title := range r.d.Lang.List("title") {
		if k := strings.LastIndex(text, title); k >= 0 {
			at = max(at, k+len(title))
		}
	}
	role, name = text[:at], text[at:]
	n := utf8.RuneCountInString(name)
	if at == 0 || n < leastName || n > mostName && !strings.Contains(name, "·") || utf8.RuneCountInString(text) > longestSplit {
		return "", ""
	}
	return role, name
}
