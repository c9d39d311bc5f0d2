package digest

import (
	"slices"

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
		about, others := story.Angle(briefing.Story{ID: s.ID, Items: e.fresh(s)}, topics...)
		if len(about) > 0 {
			ranked = e.tell(ranked, s, about, true)
		}
		if rest := tagged(others, topics); len(rest) > 0 && (len(about) == 0 || e.Every) {
			ranked = e.tell(ranked, s, rest, false)
		}
	}
	slices.SortStableFunc(ranked, func(a, b told) int { return story.Compare(a.Briefing, b.Briefing) })
	return ranked
}

// fresh are the items by which a story is told: those that came out in the time
// that was asked for, and since the reader was told it. What a story began with
// days ago is no headline of today; a copy of it names who published first.
func (e *enquiry) fresh(s briefing.Story) []briefing.Item {
	items := s.Items
	if known := e.known[s.ID]; known != nil {
		items = known.since(items)
	}
	outside := func(it briefing.Item) bool { return !e.covers(it) }
	if !slices.ContainsFunc(items, outside) {
		return items
	}
	return slices.DeleteFunc(slices.Clone(items), outside)
}

// tell tells a story by some of its items, unless they have nothing new for a
// reader who knows it. Who else carries it is told too.
func (e *enquiry) tell(ranked []told, s briefing.Story, items []briefing.Item, about bool) []told {
	known, news := e.known[s.ID], items
	if known != nil {
		if news = known.news(items); len(news) == 0 {
			return ranked
		}
	}
	b := brief(s, news)
	b.About, b.Why = about, story.Score(briefing.Story{ID: s.ID, Items: items}, e.Until, e.topics()...)
	if known != nil {
		if b.Update = known.update(b, items); b.Update == nil {
			return ranked
		}
		b.Why = append(b.Why, briefing.Reason{Name: "novelty", Value: again, Note: "an update of what was told before"})
	}
	for _, r := range b.Why {
		b.Score += r.Value
	}
	return append(ranked, told{b, s})
}

// brief makes a briefing of some items of a story; who carries the others
// carries it too.
func brief(s briefing.Story, items []briefing.Item) briefing.Briefing {
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
	return b
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
