package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"newsbrief/briefing/quote/internal/parse"
	"newsbrief/briefing/quote/internal/speaker"
)

// An article is a labelled one, as its line gives it.
type article struct {
	ID     any     `json:"id"`
	Title  string  `json:"title"`
	Text   string  `json:"text"`
	Quotes []label `json:"quotes"`

	lesson speaker.Lesson
}

// A label is a quotation as a person marked it. Offsets count code points.
type label struct {
	Start        int               `json:"start"`
	End          int               `json:"end"`
	SpeakerStart *int              `json:"speaker_start"`
	SpeakerEnd   *int              `json:"speaker_end"`
	More         []json.RawMessage `json:"speaker_more"` // further mentions: start, end, text
}

// longestLine bounds a line of a label set.
const longestLine = 1 << 26

func load(file, lang string) ([]article, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []article
	lines := bufio.NewReaderSize(f, 1<<20)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return out, nil
		}
		if err != nil && err != io.EOF || len(line) > longestLine {
			return nil, fmt.Errorf("%s:%d: unreadable line", file, n)
		}
		var a article
		if err := json.Unmarshal(line, &a); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		if err := a.prepare(lang); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		out = append(out, a)
	}
}

// prepare parses the article and finds the marked stretch of each label.
func (a *article) prepare(lang string) error {
	d := parse.Read(a.Title, a.Text, parse.For(lang))
	bytes := byteOffsets(a.Text)
	labels := map[[2]int]*label{}
	for i := range a.Quotes {
		q := &a.Quotes[i]
		if q.Start < 0 || q.Start > q.End || q.End >= len(bytes) {
			return fmt.Errorf("label %d lies outside the text", i)
		}
		labels[core(a.Text, bytes[q.Start], bytes[q.End])] = q
	}
	a.lesson = speaker.Lesson{Doc: d, Speech: make([]bool, len(d.Spans)), Right: make([][]parse.Range, len(d.Spans)), Faulty: make([]bool, len(d.Spans))}
	for i := range d.Spans {
		q := labels[core(a.Text, d.Spans[i].Start, d.Spans[i].End)]
		if q == nil {
			continue
		}
		a.lesson.Speech[i] = true
		right, err := q.mentions(bytes)
		if err != nil {
			return err
		}
		a.lesson.Right[i] = right
		a.lesson.Faulty[i] = len(right) == 1 && d.Lang.Word(a.Text[right[0].From:right[0].To]).Cue > 1
	}
	return nil
}

// mentions are the byte ranges that name q's speaker.
func (q *label) mentions(bytes []int) ([]parse.Range, error) {
	if q.SpeakerStart == nil || q.SpeakerEnd == nil {
		return nil, nil
	}
	points := [][2]int{{*q.SpeakerStart, *q.SpeakerEnd}}
	for _, raw := range q.More {
		var m [2]int
		parts := []any{&m[0], &m[1], new(string)}
		if err := json.Unmarshal(raw, &parts); err != nil {
			return nil, fmt.Errorf("speaker_more: %w", err)
		}
		points = append(points, m)
	}
	var out []parse.Range
	for _, p := range points {
		if p[0] < 0 || p[1] >= len(bytes) || p[0] > p[1] {
			return nil, fmt.Errorf("a speaker lies outside the text")
		}
		out = append(out, parse.Range{From: bytes[p[0]], To: bytes[p[1]]})
	}
	return out, nil
}

// byteOffsets maps code points to bytes; the last entry is the text's end.
func byteOffsets(text string) []int {
	out := make([]int, 0, len(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

// core is the stretch without the marks, blanks and signs at its ends, on whose
// place labels and marks need not agree.
func core(text string, start, end int) [2]int {
	const ends = " \n\t\r\u00a0,.;:!?…“”\"„«»‟'‘’"
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !strings.ContainsRune(ends, r) {
			break
		}
		start += n
	}
	for end > start {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !strings.ContainsRune(ends, r) {
			break
		}
		end -= n
	}
	return [2]int{start, end}
}
