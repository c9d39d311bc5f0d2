package digest

import (
	"slices"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/story"
)

// A told story is a story with its briefing.
type told struct {
	briefing.Briefing
	story briefing.Story
}

// rank makes a briefing of each story and puts them in order, the best first.
// Who asks for a topic gets what is about it, and what only mentions it after
// that; who asks for words as well gets what holds them, which no tag tells.
func (e *enquiry) rank(stories []briefing.Story) []told {
	topics := e.topics()
	ranked := make([]told, 0, len(stories))
	for _, s := range stories {
		about, others := story.Angle(s, topics...)
		if len(about) > 0 {
			ranked = append(ranked, tell(s, about, topics, true, e.Until))
		}
		if rest := tagged(others, topics); len(rest) > 0 && (len(about) == 0 || e.Every) {
			ranked = append(ranked, tell(s, rest, topics, false, e.Until))
		}
	}
	slices.SortStableFunc(ranked, func(a, b told) int { return story.Compare(a.Briefing, b.Briefing) })
	return ranked
}

// tell tells a story by some of its items. Who else carries it is told too.
func tell(s briefing.Story, items []briefing.Item, topics []string, about bool, now time.Time) told {
	part := s
	if len(items) < len(s.Items) {
		part = ordered(s.ID, slices.Clone(items))
	}
	b := story.Briefing(part)
	if len(items) < len(s.Items) {
		lead := part.Items[0]
		rest := slices.DeleteFunc(slices.Clone(s.Items), func(it briefing.Item) bool { return it.ID == lead.ID })
		b.Also = story.Briefing(briefing.Story{ID: s.ID, Items: append([]briefing.Item{lead}, rest...)}).Also
	}
	b.About, b.Why = about, story.Score(part, now, topics...)
	for _, r := range b.Why {
		b.Score += r.Value
	}
	return told{b, s}
}

// tagged are the items that mention any of the topics.
func tagged(items []briefing.Item, topics []string) []briefing.Item {
	return slices.DeleteFunc(slices.Clone(items), func(it briefing.Item) bool {
		return !slices.ContainsFunc(it.Tags, func(t briefing.Tag) bool { return slices.Contains(topics, t.Topic) })
	})
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
