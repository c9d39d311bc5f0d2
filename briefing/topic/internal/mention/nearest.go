package mention

// Nearest returns the number of the topic whose name is the nearest to a mistyped one:
// "chnia" is near "China". It is within one slip (a letter missing, added,
// changed, or two letters swapped) for up to five letters, two beyond, and
// never for fewer than four. Of equally near names the first in the alphabet
// wins.
func (l *Lexicon) Nearest(name string) (int, bool) {
	key := []rune(nameKey(name))
	if len(key) < 4 || len(key) > 40 {
		return 0, false
	}
	limit := 2
	if len(key) <= 5 {
		limit = 1
	}
	best, bestName := limit+1, ""
	for candidate := range l.names {
		d := distance(key, []rune(candidate), limit)
		if d < best || d == best && candidate < bestName {
			best, bestName = d, candidate
		}
	}
	if best > limit {
		return 0, false
	}
	return l.names[bestName], true
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
