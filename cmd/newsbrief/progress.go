package main

import (
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"github.com/mattn/go-isatty"
)

// A progressLine shows on a terminal how far long work has come, in one line
// that it rewrites. Elsewhere it is silent: logs and pipes want results.
type progressLine struct {
	w     io.Writer
	width int // of what stands there now, in characters
}

// lineMost keeps the line shorter than a narrow terminal: a wrapped line could
// not be taken back.
const lineMost = 78

func newProgressLine(w io.Writer) *progressLine {
	file, ok := w.(*os.File)
	if !ok || !isatty.IsTerminal(file.Fd()) {
		return &progressLine{w: io.Discard}
	}
	return &progressLine{w: w}
}

func (p *progressLine) show(format string, args ...any) {
	text := []rune(fmt.Sprintf(format, args...))
	line := string(text[:min(len(text), lineMost)])
	fmt.Fprintf(p.w, "\r%s%*s", line, max(0, p.width-utf8.RuneCountInString(line)), "")
	p.width = utf8.RuneCountInString(line)
}

// clear takes the line back.
func (p *progressLine) clear() {
	fmt.Fprintf(p.w, "\r%*s\r", p.width, "")
	p.width = 0
}
