package mention

import (
	"cmp"
	"slices"
	"strings"
)

// Nearest returns the number of the topic whose name is the nearest to a
// mistyped one: "chnia" is near "China". It is within one slip (a letter
// missing, added, changed, or two letters swapped) for up to five letters, two
// beyond, and never for fewer than four. Of equally near names the first in the
// alphabet wins.
func (l *Lexicon) Nearest(name string) (int, bool) {
	near := l.near(nameKey(name))
	if len(near) == 0 {
		return 0, false
	}
	return near[0].topic, true
}

// Similar returns the numbers of up to most topics whose names are near to a
// mistyped one as in [Lexicon.Nearest], or have a word that begins with it, the
// nearest first.
func (l *Lexicon) Similar(name string, most int) []int {
	key := nameKey(name)
	near := l.near(key)
	if len(key) >= 3 {
		for _, candidate := range l.Names() {
			if strings.HasPrefix(candidate, key) || strings.Contains(candidate, " "+key) {
				near = append(near, neighbour{l.names[candidate], 0, candidate})
			}
		}
	}
	var topics []int
	for _, n := range near {
		if len(topics) < most && !slices.Contains(topics, n.topic) {
			topics = append(topics, n.topic)
		}
	}
	return topics
}

// A neighbour is a topic by a name near to another.
type neighbour struct {
	topic int
	slips int
	name  string
}

// near returns the names near to a folded one, the nearest first.
func (l *Lexicon) near(folded string) []neighbour {
	key := []rune(folded)
	if len(key) < 4 || len(key) > 40 {
		return nil
	}
	limit := 2
	if len(key) <= 5 {
		limit = 1
	}
	var near []neighbour
	for candidate, topic := range l.names {
		if d := distance(key, []rune(candidate), limit); d <= limit {
			near = append(near, neighbour{topic, d, candidate})
		}
	}
	slices.SortFunc(near, func(a, b neighbour) int {
		return cmp.Or(cmp.Compare(a.slips, b.slips), cmp.Compare(a.name, b.name))
	})
	return near
}

// distance is the number of slips between two names (the restricted
// Damerau-Levenshtein distance), limit+1 where it is more than limit.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var before []int
	above := make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := range a {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range b {
			change := above[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above = above, row
	}
	return min(above[len(b)], limit+1)
}
