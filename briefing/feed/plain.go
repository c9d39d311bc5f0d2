package feed

import (
	"html"
	"strings"
	"unicode/utf8"
)

// paragraphs writes plain text as HTML, with a paragraph for each run of lines.
func paragraphs(text string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(unwrap(strings.ReplaceAll(text, "\r\n", "\n")), "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			b.WriteString("<p>" + strings.ReplaceAll(html.EscapeString(part), "\n", "<br>") + "</p>")
		}
	}
	return b.String()
}

// Text that was wrapped for a terminal or for mail has a longest line of at
// least wrapLeast and at most wrapMost runes: shorter ones are a table or a
// poem, longer ones paragraphs.
const wrapLeast, wrapMost = 30, 100

// unwrap takes out the line breaks that were put in to keep lines short, and
// makes the indented line that begins a paragraph one: plain text often comes
// as agencies and mail send it. A break was put in where the next word would
// not have fitted before it; text whose lines are of any length is left alone.
func unwrap(text string) string {
	lines := strings.Split(text, "\n")
	width := 0
	for _, line := range lines {
		width = max(width, utf8.RuneCountInString(strings.TrimRight(line, " \t")))
	}
	if width < wrapLeast || width > wrapMost {
		return text
	}
	var b strings.Builder
	for i, line := range lines {
		line = strings.TrimRight(line, " \t")
		switch {
		case i == 0:
		case wrapped(strings.TrimRight(lines[i-1], " \t"), line, width):
			b.WriteByte(' ')
		case strings.HasPrefix(line, "  "):
			b.WriteString("\n\n")
		default:
			b.WriteByte('\n')
		}
		b.WriteString(line)
	}
	return b.String()
}

// wrapped reports whether a line goes on in the next one.
func wrapped(line, next string, width int) bool {
	word, _, _ := strings.Cut(next, " ")
	return line != "" && word != "" &&
		utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width
}
