package story

import (
	"cmp"
	"math"
	"slices"
	"time"

	"newsbrief/briefing"
)

// halfLife is the age at which a story is worth half of a new one.
const halfLife = 12 * time.Hour

// Score is how important a story is now to somebody who asked for the topics
// ([briefing.Topic].ID), any of which will do; none asks for everything:
//
//	(1 + ln sources + ln(outlets/sources)/4) · 2^(-age/12h) · aboutness³
//
// Sources are those who wrote it: a copy counts for its original. Outlets are
// those who carry it. The age is that of the newest item that is no copy, since
// more copies are no news; of the newest copy where there are only copies.
// Aboutness is the mean tag of the better half of the items, 1 where no topic
// was asked for; its cube lets what is about the topic pass what is newer.
func Score(s briefing.Story, now time.Time, topics ...string) float64 {
	sources, outlets := map[string]bool{}, map[string]bool{}
	var newest, newestCopy time.Time
	for _, it := range s.Items {
		outlets[sameName(outletOf(it))] = true
		sources[sameName(cmp.Or(sourceOf(it).Name, sourceOf(it).URL))] = true
		if it.Article.Original.IsZero() {
			newest = later(newest, it.Time())
		} else {
			newestCopy = later(newestCopy, it.Time())
		}
	}
	if newest.IsZero() {
		newest = newestCopy
	}
	n := float64(len(sources))
	coverage := 1 + math.Log(n) + math.Log(max(1, float64(len(outlets))/n))/4
	age := max(0, now.Sub(newest))
	return coverage * math.Exp2(-age.Hours()/halfLife.Hours()) * math.Pow(aboutness(s, topics), 3)
}

// About reports whether a story is about any of the topics, rather than only
// mentioning them. Every story is about everything.
func About(s briefing.Story, topics ...string) bool {
	return aboutness(s, topics) >= briefing.AboutScore
}

// aboutness is how much of a story is about any of the topics: the mean over
// the better half of its items, each at the best of its tags. One outlet of
// three may leave the word out; one item of fifty doesn't make the story.
func aboutness(s briefing.Story, topics []string) float64 {
	if len(topics) == 0 || len(s.Items) == 0 {
		return 1
	}
	scores := make([]float64, len(s.Items))
	for i, it := range s.Items {
		for _, tag := range it.Tags {
			if slices.Contains(topics, tag.Topic) {
				scores[i] = max(scores[i], tag.Score)
			}
		}
	}
	slices.SortFunc(scores, func(a, b float64) int { return cmp.Compare(b, a) })
	half := scores[:(len(scores)+1)/2]
	sum := 0.0
	for _, score := range half {
		sum += score
	}
	return sum / float64(len(half))
}

// Rank sorts briefings, best first: what is about the topic before what only
// mentions it, then by score; the newer and then the older story ID on ties.
func Rank(bs []briefing.Briefing) {
	slices.SortStableFunc(bs, func(a, b briefing.Briefing) int {
		if a.About != b.About {
			if a.About {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.Score, a.Score), b.Published.Compare(a.Published), cmp.Compare(a.Story, b.Story))
	})
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
