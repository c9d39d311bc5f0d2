package text

import "golang.org/x/text/unicode/bidi"

const (
	rightToLeftMark = "\u200f"
	firstStrong     = "\u2068" // FIRST STRONG ISOLATE
	popIsolate      = "\u2069" // POP DIRECTIONAL ISOLATE
)

// Line marks a whole line that reads from right to left, so that its
// punctuation and its alignment follow: U+200F goes before and after. Isolates
// would hide the direction from programs that detect it. Other lines stay as
// they are.
func Line(s string) string {
	for rest := s; rest != ""; {
		p, size := bidi.LookupString(rest)
		switch p.Class() {
		case bidi.R, bidi.AL:
			return rightToLeftMark + s + rightToLeftMark
		case bidi.L:
			return s
		}
		rest = rest[max(size, 1):]
	}
	return s
}

// Isolate keeps a part of a line that holds right-to-left letters from
// reordering the parts beside it: U+2068 goes before and U+2069 after. Other
// text stays as it is.
func Isolate(s string) string {
	for rest := s; rest != ""; {
		p, size := bidi.LookupString(rest)
		if c := p.Class(); c == bidi.R || c == bidi.AL {
			return firstStrong + s + popIsolate
		}
		rest = rest[max(size, 1):]
	}
	return s
}
