package feed

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// legal returns text, which must be valid UTF-8, without the characters that
// XML 1.0 forbids (section 2.2), written plainly or as references: one of them
// would cost the whole feed. Pairs of surrogate references become the
// character that was meant. The result never shares memory with text, because
// tidy writes to it.
func legal(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for len(text) > 0 {
		i := suspect(text)
		out = append(out, text[:i]...)
		if text = text[i:]; len(text) == 0 {
			break
		}
		if text[0] == '&' {
			ref, n := reference(text)
			out = append(out, ref...)
			text = text[n:]
			continue
		}
		r, n := utf8.DecodeRune(text)
		if legalRune(r) {
			out = append(out, text[:n]...)
		}
		text = text[n:]
	}
	return out
}

// suspect finds the next byte that may begin something illegal: a control
// character, a numeric reference, or U+FFFE and U+FFFF, whose first byte is EF.
func suspect(text []byte) int {
	for i, b := range text {
		switch {
		case b < ' ' && b != '\n' && b != '\t' && b != '\r', b == 0xEF:
			return i
		case b == '&' && i+1 < len(text) && text[i+1] == '#':
			return i
		}
	}
	return len(text)
}

func legalRune(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= utf8.MaxRune
}

// reference reads the numeric reference at the start of text and returns what
// is to stand in its place, and its length.
func reference(text []byte) (put []byte, n int) {
	r, n := number(text)
	switch {
	case n == 0:
		return text[:2], 2
	case utf16.IsSurrogate(r):
		if low, m := number(text[n:]); m > 0 {
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				return utf8.AppendRune(nil, pair), n + m
			}
		}
		return nil, n
	case !legalRune(r):
		return nil, n
	}
	return text[:n], n
}

// number parses "&#8217;" or "&#x2019;"; its length n is 0 where there is none.
func number(text []byte) (r rune, n int) {
	end := bytes.IndexByte(text[:min(len(text), 16)], ';')
	if end < 3 || text[0] != '&' || text[1] != '#' {
		return 0, 0
	}
	digits, base := string(text[2:end]), 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	v, err := strconv.ParseUint(digits, base, 31)
	if err != nil {
		return 0, 0
	}
	return rune(v), end + 1
}
