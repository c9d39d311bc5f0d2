package article

import (
	"unicode"
	"unicode/utf8"
)

// squeeze appends s to the text of a block. White space in HTML is layout: a
// run of it becomes one space, and none at the start. Two things are the
// author's own and stay: no-break and other typographic spaces, and a pair of
// spaces typed between words. Invisible characters are dropped.
func squeeze(buf []byte, s string) []byte {
	for i := 0; i < len(s); {
		n := layoutSpace(s[i:])
		if n > 0 {
			buf = appendSpace(buf, s[i:i+n], i > 0 && i+n < len(s))
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !invisible(r) && (len(buf) > 0 || !unicode.IsSpace(r)) {
			buf = append(buf, s[i:i+size]...)
		}
		i += size
	}
	return buf
}

// appendSpace appends one space for run, or the run itself if it is a typed
// pair; inside tells that words stand on both sides of it in the same node.
func appendSpace(buf []byte, run string, inside bool) []byte {
	switch {
	case len(buf) == 0 || buf[len(buf)-1] == ' ':
		return buf
	case inside && run == "  ":
		return append(buf, run...)
	}
	return append(buf, ' ')
}

// layoutSpace returns the length of the run of ASCII white space that s begins
// with.
func layoutSpace(s string) int {
	n := 0
	for n < len(s) && (s[n] == ' ' || '\t' <= s[n] && s[n] <= '\r') {
		n++
	}
	return n
}

// invisible reports whether r is dropped from text: controls, soft hyphens,
// zero-width spaces and the marks that turn the direction of text around
// (Unicode 16, section 23.2). Joiners stay, scripts and emoji need them.
func invisible(r rune) bool {
	switch {
	case r < 0x20, 0x7f <= r && r < 0xa0, r == 0xad:
		return true
	case r == 0x200b, r == 0x2060, r == 0xfeff:
		return true
	}
	return 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
}
