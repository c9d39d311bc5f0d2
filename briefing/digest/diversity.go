package digest

import (
	"slices"

	"newsbrief/briefing"
)

const (
	// Of as many lines as lines, one outlet leads at most leads.
	lines, leads = 4, 2
	// ahead is how far down the ranking another outlet is looked for.
	ahead = 20
)

// varied reorders the ranked so that no outlet leads more than two of any four
// lines, while another has a story of the same kind to tell not far below: what
// only mentions a topic never passes what is about it. Nothing is lost, and the
// first lines don't depend on how many are shown. What passed a better score
// says so among its reasons.
func varied(ranked []told) []told {
	left := slices.Clone(ranked)
	chosen := make([]told, 0, len(ranked))
	for len(left) > 0 {
		i := next(left, chosen[max(0, len(chosen)-lines+1):])
		t := left[i]
		if i > 0 {
			t.Why = append(slices.Clone(t.Why), briefing.Reason{Name: "variety", Note: left[0].Source.Name + " has led enough lines before"})
		}
		chosen = append(chosen, t)
		left = slices.Delete(left, i, i+1)
	}
	return chosen
}

// next is the index of the story to tell after the last ones.
func next(left, last []told) int {
	for i, t := range left[:min(ahead, len(left))] {
		if t.About != left[0].About {
			break
		}
		n := 0
		for _, l := range last {
			if l.Source.Name == t.Source.Name {
				n++
			}
		}
		if n < leads {
			return i
		}
	}
	return 0
}
