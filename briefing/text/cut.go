package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Cut shortens s to limit characters, the "…" at its end included: at the last
// space if that leaves 60 % of them, else between two characters. Punctuation
// before the "…" goes. A text that fits is returned as it is.
func Cut(s string, limit int) string {
	switch {
	case limit <= 0:
		return ""
	case fits(s, limit):
		return s
	}
	return prefix(s, limit-1) + "…"
}

// prefix is the longest start of s within limit that reads well when broken
// off.
func prefix(s string, limit int) string {
	space, end, count, state := -1, 0, 0, -1
	for rest := s; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if isSpace(cluster) && count*10 >= limit*6 {
			space = end
		}
		if count += cost(cluster); count > limit {
			break
		}
		end += len(cluster)
	}
	if space >= 0 {
		end = space
	}
	tidy := strings.TrimRightFunc(s[:end], func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) })
	if tidy == "" {
		return s[:end]
	}
	return tidy
}

func isSpace(cluster string) bool {
	r, _ := utf8.DecodeRuneInString(cluster)
	return unicode.IsSpace(r)
}

// fits reports whether s has at most limit characters.
func fits(s string, limit int) bool { return length(s, limit) <= limit }

// length counts the characters of s; it may stop once they are more than most.
func length(s string, most int) int {
	count, state := 0, -1
	for s != "" && count <= most {
		var cluster string
		cluster, s, _, state = uniseg.FirstGraphemeClusterInString(s, state)
		count += cost(cluster)
	}
	return count
}

// cost is 1 for every character of every script. A pile of a hundred accents
// on one letter is a single cluster too, but no character: it counts for more,
// so that a limit also bounds bytes.
func cost(cluster string) int { return 1 + utf8.RuneCountInString(cluster)/12 }
