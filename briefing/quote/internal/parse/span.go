package parse

// A Span is a marked stretch: what stands between quotation marks, or after a
// dash that opens speech. Whether anybody said it is for others to decide.
type Span struct {
	Start, End  int // byte offsets of what is between the marks, blanks trimmed
	Open, Close int // the same with the marks
	Mark        Mark
	Parent      int // the Span that holds this one, or -1
	Paragraph   int
	Unit        int  // its own Unit, its outermost parent's, or the nearest before it
	Wrong       bool // its opening mark stands where a closing one would
}

// A Mark is the way a stretch is marked.
type Mark uint8

// The ways.
const (
	Straight Mark = iota
	StraightUnclosed
	Curly
	CurlyUnclosed
	CurlyUnopened
	Low
	Angle
	Corner
	Single
	Dash
)

// Closed reports whether both marks are there.
func (m Mark) Closed() bool {
	return m != StraightUnclosed && m != CurlyUnclosed && m != CurlyUnopened
}

// maxSpans bounds what is read of a text that is nothing but marks. No article
// comes near; a book would lose its later quotations.
const maxSpans = 10_000

// addSpan adds d.Text[start:end] unless it is blank.
func (d *Document) addSpan(start, end, open, close int, mark Mark) {
	if len(d.Spans) >= maxSpans {
		return
	}
	if a, b := TrimSpace(d.Text, start, end); a < b {
		d.Spans = append(d.Spans, Span{Start: a, End: b, Open: open, Close: close, Mark: mark, Parent: -1})
	}
}
