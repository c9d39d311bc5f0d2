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
	e := enquiry{Query: q, questions: questions(topics, q), known: remember(q.Told)}
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
	short := best[:min(len(best), shortlist(q.Limit))]
	completed, err := e.whole(ctx, finder, short)
	if err != nil {
		return briefing.Digest{}, err
	}
	total := len(best)
	best = varied(e.rank(completed))
	total -= max(0, len(short)-len(best)) // updates that turned out to be none
	return briefing.Digest{
		Topics:    names(e.questions),
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

// questions reads what a query asks for.
func questions(topics *topic.Catalog, q briefing.Query) []question {
	list := make([]question, len(q.Topics))
	for i, asked := range q.Topics {
		list[i] = parse(topics, asked)
	}
	return list
}

// names are the questions as a reader should see them.
func names(questions []question) []string {
	var list []string
	for _, q := range questions {
		list = append(list, q.name)
	}
	return list
}
