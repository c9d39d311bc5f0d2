package command

import (
	"strconv"
	"strings"
)

// Settings are what a digest is like, as far as somebody said. What they left
// out stays as it is.
type Settings struct {
	Layout  string // "full", "compact" or ""
	Outlets int    // only stories that so many outlets carry; 0: not said
	Empty   string // on a day without news: "silent", "told" or ""
}

// take reads the settings among words and returns the others.
func (s *Settings) take(words []string) (rest []string) {
	for i := 0; i < len(words); i++ {
		word := strings.ToLower(words[i])
		switch {
		case word == "compact" || word == "full":
			s.Layout = word
		case word == "silent" || word == "told":
			s.Empty = word
		case word == "min" && i+1 < len(words) && outlets(words[i+1:]) > 0:
			s.Outlets = outlets(words[i+1:])
			i++
			if i+1 < len(words) && strings.HasPrefix(strings.ToLower(words[i+1]), "outlet") {
				i++
			}
		default:
			rest = append(rest, words[i])
		}
	}
	return rest
}

// outlets is the number that the words begin with, 0 where it is none that
// makes sense.
func outlets(words []string) int {
	n, err := strconv.Atoi(words[0])
	if err != nil || n < 1 || n > outletsMost {
		return 0
	}
	return n
}

// words are the settings as one types them.
func (s Settings) words() (list []string) {
	if s.Layout != "" {
		list = append(list, s.Layout)
	}
	if s.Outlets > 0 {
		list = append(list, "min", strconv.Itoa(s.Outlets), "outlets")
	}
	if s.Empty != "" {
		list = append(list, s.Empty)
	}
	return list
}
