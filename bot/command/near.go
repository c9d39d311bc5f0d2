package command

import "strings"

// Nearest finds the one of several words that a word was most likely meant to
// be: the one that the fewest slips lead to, where a slip is a letter too much,
// too few, wrong, or changed with its neighbour (Damerau-Levenshtein distance,
// each letter moved at most once). Case does not count. Short words allow one
// slip, longer ones two or three, words of one or two letters none; of equally
// near ones the first wins. A word that is among them is its own nearest.
func Nearest(word string, among []string) (nearest string, ok bool) {
	word = strings.ToLower(word)
	best := slips(len([]rune(word))) + 1
	for _, candidate := range among {
		if d := distance(word, strings.ToLower(candidate)); d < best {
			best, nearest, ok = d, candidate, true
		}
	}
	return nearest, ok
}

// slips is how many slips a word of so many letters allows.
func slips(letters int) int {
	switch {
	case letters < 3:
		return 0
	case letters < 6:
		return 1
	case letters < 10:
		return 2
	}
	return 3
}

// maxDistance stands for all distances that are too large to matter.
const maxDistance = 10

// distance counts the slips between two words.
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	if len(s)-len(t) > maxDistance || len(t)-len(s) > maxDistance {
		return maxDistance
	}
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			wrong := 1
			if s[i-1] == t[j-1] {
				wrong = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+wrong)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(t)], maxDistance)
}
