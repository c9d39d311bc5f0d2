// Package digest answers queries: it finds the items, gathers them into
// stories, ranks the stories and makes a briefing of each; and it works out
// which digests the subscriptions are owed.
//
// It promises that a story appears once in a digest, that an answer to the
// same query over the same store is the same, and that a slot owes its channel
// one digest whose window begins where the one before ended. It does not
// collect, draw or post.
package digest

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/topic"
)

// A Finder finds items in a store.
type Finder interface {
	// FindItems returns the items that match, newest first.
	FindItems(ctx context.Context, s briefing.Search) ([]briefing.Item, error)
	// StoryItems returns all items of the stories.
	StoryItems(ctx context.Context, stories []int64) ([]briefing.Item, error)
	// Coverage says what was collected from since (exclusive) to until.
	Coverage(ctx context.Context, since, until time.Time) (briefing.Coverage, error)
}

// Day is how far back an answer looks when nobody said how far.
const Day = 24 * time.Hour

// itemsMost bounds how many items one answer is made from, newest first. Two
// thousand stories, the most anybody can ask for, are made from fewer.
const itemsMost = 20_000

// Build answers a query at now, with the topics by which readers call things. A
// zero Until means now, a zero Since a day before Until.
func Build(ctx context.Context, finder Finder, topics *topic.Catalog, q briefing.Query, now time.Time) (briefing.Digest, error) {
	q = complete(q, now)
	asked, names := questions(topics, q)
	e := enquiry{Query: q, questions: asked, known: remember(q.Told)}
	found, err := e.find(ctx, finder)
	if err != nil {
		return briefing.Digest{}, fmt.Errorf("find items: %w", err)
	}
	coverage, err := finder.Coverage(ctx, q.Since, q.Until)
	if err != nil {
		return briefing.Digest{}, fmt.Errorf("coverage: %w", err)
	}
	stories := e.gather(found)
	best := e.rank(stories)
	short := best[:min(len(best), e.shortlist())]
	completed, err := e.whole(ctx, finder, short)
	if err != nil {
		return briefing.Digest{}, err
	}
	total := len(best)
	best = varied(e.carried(e.rank(completed)))
	total -= max(0, len(short)-len(best)) // updates that turned out to be none
	return briefing.Digest{
		Topics:    names,
		Since:     q.Since,
		Until:     q.Until,
		Briefings: briefings(best[:min(q.Limit, len(best))]),
		Total:     total,
		Outlets:   outlets(append(stories, completed...)),
		Coverage:  coverage,
	}, nil
}

func briefings(told []told) []briefing.Briefing {
	list := make([]briefing.Briefing, len(told))
	for i, t := range told {
		list[i] = t.Briefing
	}
	return list
}

// complete fills in what the query leaves open.
func complete(q briefing.Query, now time.Time) briefing.Query {
	if q.Until.IsZero() {
		q.Until = now
	}
	if q.Since.IsZero() {
		q.Since = q.Until.Add(-Day)
	}
	q.Limit = cmp.Or(q.Limit, briefing.DefaultLimit)
	return q
}

// questions reads what a query asks for, and gives it as a reader should see it.
// What only says what is not wanted narrows all the others, or everything.
func questions(topics *topic.Catalog, q briefing.Query) (list []question, names []string) {
	var barred []term
	for _, asked := range q.Topics {
		one := parse(topics, asked)
		names = append(names, one.name)
		if one.bars() {
			barred = append(barred, one.none...)
		} else {
			list = append(list, one)
		}
	}
	if len(list) == 0 && len(barred) > 0 {
		list = make([]question, 1)
	}
	for i := range list {
		list[i] = list[i].without(barred)
	}
	return list, names
}
