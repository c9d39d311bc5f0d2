package blockcheck

import (
	"encoding/json"
	"maps"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A rule checks one JSON value that stands at a pointer.
type rule func(c *checker, at string, v any)

// An object is a decoded JSON object.
type object = map[string]any

// A shape is an object with known fields.
type shape struct {
	fields   map[string]rule
	required []string
	// on are the surfaces of a block; zero means all.
	on Surface
	// open lets unknown fields pass, for types whose fields are not documented.
	open bool
	// more checks what the fields alone do not tell.
	more func(c *checker, at string, o object)
}

// check holds v to the shape.
func (s shape) check(c *checker, at string, v any) {
	o, ok := v.(object)
	if !ok {
		c.errorf(at, "must provide an object")
		return
	}
	for _, name := range s.required {
		if _, ok := o[name]; !ok {
			c.errorf(at, "missing required field: %s", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(o)) {
		field, known := s.fields[name]
		switch {
		case known:
			field(c, at+"/"+token(name), o[name])
		case !s.open && name != "type":
			c.errorf(at, "invalid additional property: %s", name)
		}
	}
	if s.more != nil {
		s.more(c, at, o)
	}
}

// token escapes a field name for a pointer (RFC 6901, section 3).
func token(name string) string {
	return strings.ReplaceAll(strings.ReplaceAll(name, "~", "~0"), "/", "~1")
}

// typed finds the shape of v by its type in table, among the kinds allowed;
// no kinds means any.
func typed(table func(*checker) map[string]shape, kinds ...string) rule {
	return func(c *checker, at string, v any) {
		o, ok := v.(object)
		if !ok {
			c.errorf(at, "must provide an object")
			return
		}
		kind, ok := o["type"].(string)
		if !ok {
			c.errorf(at, "missing required field: type")
			return
		}
		s, known := table(c)[kind]
		if !known || (len(kinds) > 0 && !slices.Contains(kinds, kind)) {
			c.errorf(at+"/type", "unsupported type: %s", kind)
			return
		}
		s.check(c, at, v)
	}
}

// str is a string of min to max characters.
func str(min, max int) rule {
	return func(c *checker, at string, v any) {
		s, ok := v.(string)
		if !ok {
			c.errorf(at, "must provide a string")
			return
		}
		c.length(at, s, min, max)
	}
}

func (c *checker) length(at, s string, min, max int) {
	switch n := utf8.RuneCountInString(s); {
	case n < min:
		c.errorf(at, "must be more than %d characters", min-1)
	case n > max:
		c.errorf(at, "must be less than %d characters", max+1)
	}
}

// list is an array of min to max items.
func list(min, max int, item rule) rule {
	return func(c *checker, at string, v any) {
		items, ok := v.([]any)
		switch {
		case !ok:
			c.errorf(at, "must provide an array")
			return
		case len(items) < min:
			c.errorf(at, "no less than %d items allowed", min)
		case len(items) > max:
			c.errorf(at, "no more than %d items allowed", max)
		}
		for i, v := range items {
			item(c, at+"/"+strconv.Itoa(i), v)
		}
	}
}

// enum is one of a few strings.
func enum(values ...string) rule {
	return func(c *checker, at string, v any) {
		if s, ok := v.(string); !ok || !slices.Contains(values, s) {
			c.errorf(at, "must be one of: %s", strings.Join(values, ", "))
		}
	}
}

func boolean(c *checker, at string, v any) {
	if _, ok := v.(bool); !ok {
		c.errorf(at, "must provide a boolean")
	}
}

// integer is a whole number of min to max.
func integer(min, max int64) rule {
	return func(c *checker, at string, v any) {
		n, ok := v.(json.Number)
		i, err := n.Int64()
		switch {
		case !ok || err != nil:
			c.errorf(at, "must provide an integer")
		case i < min || i > max:
			c.errorf(at, "must be from %d to %d", min, max)
		}
	}
}

func number(c *checker, at string, v any) {
	if _, ok := v.(json.Number); !ok {
		c.errorf(at, "must provide a number")
	}
}

func anything(*checker, string, any) {}

const maxURL = 3000

// address is an absolute URL of one of the schemes.
func address(schemes ...string) rule {
	return func(c *checker, at string, v any) {
		s, ok := v.(string)
		if !ok {
			c.errorf(at, "must provide a string")
			return
		}
		c.length(at, s, 1, maxURL)
		u, err := url.Parse(s)
		if err != nil || !slices.Contains(schemes, strings.ToLower(u.Scheme)) || (u.Host == "" && u.Opaque == "" && u.Path == "") {
			c.errorf(at, "must be a valid %s URL", strings.Join(schemes, " or "))
			return
		}
		if u.Scheme == "http" && !loopback(u.Hostname()) {
			c.warnf(at, "an http link: https is safe to follow")
		}
	}
}

// loopback reports whether a host is this machine, where nobody can listen in
// (names below localhost are, RFC 6761, section 6.3).
func loopback(host string) bool {
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.IsLoopback() || host == "localhost" || strings.HasSuffix(host, ".localhost")
}

func link() rule    { return address("https", "http", "mailto", "tel", "slack") }
func picture() rule { return address("https", "http") }
