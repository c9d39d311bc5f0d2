package feed

import (
	"bytes"
	"mime"
	"regexp"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// declared finds the encoding in an XML declaration, wherever junk has pushed
// it to within the first kilobyte.
var declared = regexp.MustCompile(`<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:\-]+)["']`)

// utf8Text returns the document as valid UTF-8 without a byte order mark.
//
// A byte order mark decides (RFC 7303, section 3). Without one, what the bytes
// themselves show beats what is said about them: valid UTF-8 that anybody calls
// UTF-8, or nobody calls anything, is UTF-8. Else the header is heeded, then
// the declaration. What is left is mostly UTF-8 with accidents: single bytes
// that aren't are read as windows-1252, which is where they come from.
func utf8Text(doc []byte, contentType string) []byte {
	if enc, n := marked(doc); enc != nil {
		return decode(enc, doc[n:])
	} else if n > 0 {
		return mend(doc[n:])
	}
	header, said := labels(doc, contentType)
	for _, label := range []string{header, said} {
		enc, name := charset.Lookup(label)
		switch {
		case enc == nil || name == "replacement" || enc == encoding.Nop:
			continue
		case name == "utf-8", utf16Label(name) && !bytes.Contains(head(doc), []byte{0}):
			return mend(doc)
		case utf8Said(said) && utf8.Valid(doc):
			return doc
		}
		return decode(enc, doc)
	}
	return mend(doc)
}

// marked finds the encoding by a byte order mark of n bytes, or by the zeros
// that UTF-16 puts beside "<". UTF-8 is the nil encoding.
func marked(doc []byte) (enc encoding.Encoding, n int) {
	for _, m := range []struct {
		mark string
		enc  encoding.Encoding
		n    int
	}{
		{"\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), 4},
		{"\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), 4},
		{"\x00\x00\x00<", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), 0},
		{"<\x00\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), 0},
		{"\xef\xbb\xbf", nil, 3},
		{"\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), 2},
		{"\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), 2},
		{"\x00<", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), 0},
		{"<\x00", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), 0},
	} {
		if bytes.HasPrefix(doc, []byte(m.mark)) {
			return m.enc, m.n
		}
	}
	return nil, 0
}

// labels returns what the header and the XML declaration call the encoding.
func labels(doc []byte, contentType string) (header, said string) {
	if _, params, err := mime.ParseMediaType(contentType); err == nil {
		header = params["charset"]
	}
	if m := declared.FindSubmatch(head(doc)); m != nil {
		said = string(m[1])
	}
	return header, said
}

func head(doc []byte) []byte { return doc[:min(len(doc), 1024)] }

func utf16Label(name string) bool { return name == "utf-16be" || name == "utf-16le" }

func utf8Said(label string) bool {
	_, name := charset.Lookup(label)
	return name == "utf-8"
}

func decode(enc encoding.Encoding, doc []byte) []byte {
	out, err := enc.NewDecoder().Bytes(doc)
	if err != nil { // decoders replace what they can't read; this is for the unforeseen
		return mend(doc)
	}
	return out
}

// mend returns doc with each byte that isn't UTF-8 read as windows-1252.
func mend(doc []byte) []byte {
	if utf8.Valid(doc) {
		return doc
	}
	out := make([]byte, 0, len(doc)+len(doc)/16)
	for len(doc) > 0 {
		r, n := utf8.DecodeRune(doc)
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(doc[0])
		}
		out = utf8.AppendRune(out, r)
		doc = doc[n:]
	}
	return out
}
