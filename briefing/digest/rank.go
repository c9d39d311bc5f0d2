package digest

import (
	"slices"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/story"
)

// rank puts stories in order, the best first.
func rank(stories []briefing.Story, search briefing.Search, now time.Time) []briefing.Story {
	byID := make(map[int64]briefing.Story, len(stories))
	for _, s := range stories {
		byID[s.ID] = s
	}
	ranked := slices.Clone(stories)
	for i, b := range brief(stories, search, now) {
		ranked[i] = byID[b.Story]
	}
	return ranked
}

// brief makes a briefing of each story, the best first. Who asks for a topic
// gets what is about it, and what only mentions it after that; who asks for
// words as well gets what holds them, which no tag tells.
func brief(stories []briefing.Story, search briefing.Search, now time.Time) []briefing.Briefing {
	topics := search.Topics
	if len(search.Words) > 0 {
		topics = nil
	}
	briefings := make([]briefing.Briefing, len(stories))
	for i, s := range stories {
		b := story.Briefing(s)
		b.About = story.About(s, topics...)
		b.Score = story.Score(s, now, topics...)
		briefings[i] = b
	}
	story.Rank(briefings)
	return briefings
}

// outlets counts the outlets that carry the stories.
func outlets(stories []briefing.Story) int {
	names := make(map[string]bool)
	for _, s := range stories {
		for _, it := range s.Items {
			names[it.Outlet] = true
		}
	}
	return len(names)
}
