package opml

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var declared = regexp.MustCompile(`^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:\-]+)["']`)

// utf8Text returns doc as UTF-8 that XML may hold: decoded by its byte order
// mark, or as what it is if that is UTF-8, or by its declaration, or as
// windows-1252, which is what undeclared bytes mostly are.
func utf8Text(doc []byte) string {
	var text []byte
	var err error
	switch s := string(doc); {
	case strings.HasPrefix(s, "\xfe\xff") || strings.HasPrefix(s, "\xff\xfe"):
		text, err = unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(doc)
	case utf8.Valid(doc):
		text = doc
	default:
		enc, _ := charset.Lookup(label(doc))
		if enc == nil {
			enc = charmap.Windows1252
		}
		text, err = enc.NewDecoder().Bytes(doc)
	}
	if err != nil {
		text = doc
	}
	return strings.Map(legal, strings.ToValidUTF8(string(text), "\uFFFD"))
}

func label(doc []byte) string {
	if m := declared.FindSubmatch(doc[:min(len(doc), 1024)]); m != nil {
		return string(m[1])
	}
	return ""
}

// legal drops what XML 1.0 forbids (section 2.2), and the byte order mark.
func legal(r rune) rune {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return r
	case r < ' ', r == 0xFFFE, r == 0xFFFF, r == 0xFEFF:
		return -1
	}
	return r
}
