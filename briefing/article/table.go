package article

import (
	"iter"
	"strings"
)

// entries yields the "key: value" lines of an embedded table. Empty lines and
// those that begin with # are for its readers.
func entries(file string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for line := range strings.Lines(file) {
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			key, value, ok := strings.Cut(line, ": ")
			if !ok {
				panic("table line without a key: " + line)
			}
			if !yield(key, strings.TrimSpace(value)) {
				return
			}
		}
	}
}
