package article

import "bytes"

// hollow returns a copy of a document without what stands in its scripts and
// styles, half of a usual page, which the parser would read byte by byte and
// nobody would look at. JSON-LD stays.
//
// It looks for tags wherever they stand, in comments and attributes too, and so
// takes only what can't hold the edge of one: an element whose content opens or
// closes a comment, or opens another such element, is left alone.
func hollow(doc []byte) []byte {
	out := make([]byte, 0, len(doc))
	for {
		start, end, next := emptiable(doc)
		if next == 0 {
			return append(out, doc...)
		}
		out = append(out, doc[:start]...)
		out = append(out, doc[end:next]...)
		doc = doc[next:]
	}
}

// raw lists the elements whose content is no markup.
var raw = [][]byte{[]byte("script"), []byte("style")}

// emptiable returns the content of the first element of raw, empty if it has to
// stay, and where to look on; 0 if there is nothing more.
func emptiable(doc []byte) (start, end, next int) {
	for at := 0; ; {
		i := bytes.IndexByte(doc[at:], '<')
		if i < 0 {
			return 0, 0, 0
		}
		at += i + 1
		name := rawName(doc[at:])
		if name == nil {
			continue
		}
		open := tagEnd(doc[at:])
		if open < 0 {
			return 0, 0, 0
		}
		start = at + open
		size, ok := contentSize(doc[start:], name)
		if size < 0 {
			return 0, 0, 0
		}
		next = start + size
		tag := doc[at:start]
		if !ok || bytes.IndexByte(tag, '<') >= 0 || bytes.Contains(tag, []byte("ld+json")) {
			return next, next, next
		}
		return start, next, next
	}
}

// rawName returns the element of raw that a tag opens, if s is one, its "<" cut
// off.
func rawName(s []byte) []byte {
	for _, name := range raw {
		if len(s) > len(name) && s[0]|0x20 == name[0] && bytes.EqualFold(s[:len(name)], name) && !isNameByte(s[len(name)]) {
			return name
		}
	}
	return nil
}

func isNameByte(c byte) bool { return c > ' ' && c != '>' && c != '/' }

// tagEnd returns where the tag that s begins with ends, -1 if it doesn't.
// Values in quotes may hold ">".
func tagEnd(s []byte) int {
	quote, last := byte(0), byte(0) // last but white space
	for i, c := range s {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i + 1
		case (c == '"' || c == '\'') && last == '=':
			quote = c
		}
		if c > ' ' {
			last = c
		}
	}
	return -1
}

// contentSize returns the size of the content that s begins with, up to the
// element's end tag, -1 if it has none, and whether it is safe to take.
func contentSize(s, name []byte) (size int, safe bool) {
	safe = true
	for at := 0; ; at++ {
		i := bytes.IndexByte(s[at:], '<')
		if i < 0 {
			return -1, false
		}
		at += i
		rest := s[at+1:]
		switch {
		case len(rest) > 0 && rest[0] == '/' && string(rawName(rest[1:])) == string(name):
			return at, safe && !bytes.Contains(s[:at], []byte("-->"))
		case bytes.HasPrefix(rest, []byte("!--")), rawName(rest) != nil:
			safe = false
		}
	}
}
