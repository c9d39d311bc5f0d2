package digest

import (
	"cmp"
	"context"
	"slices"

	"newsbrief/briefing"
)

// An enquiry is a query with its questions read.
type enquiry struct {
	briefing.Query
	questions []question
	known     map[int64]*earlier // what the reader was told, by story
	answers   map[answer]bool    // to questions other than a topic or words
}

// An answer is an item that answers a question.
type answer struct {
	tag  string // the question's
	item int64
}

// find returns the items that answer any of the questions, newest first.
// Topics and words are looked for at once, other questions one by one.
func (e *enquiry) find(ctx context.Context, finder Finder) ([]briefing.Item, error) {
	searches, filters := e.searches()
	items := map[int64]briefing.Item{}
	e.answers = map[answer]bool{}
	for i, s := range searches {
		s.Since, s.Until, s.Limit = e.Since, e.Until, itemsMost
		found, err := finder.FindItems(ctx, s)
		if err != nil {
			return nil, err
		}
		for _, it := range found {
			if filters[i].fits(it) {
				items[it.ID] = it
				e.answers[answer{filters[i].tag, it.ID}] = true
			}
		}
	}
	list := make([]briefing.Item, 0, len(items))
	for _, it := range items {
		list = append(list, e.tag(it))
	}
	slices.SortFunc(list, func(a, b briefing.Item) int { return cmp.Compare(b.ID, a.ID) })
	return list, nil
}

// searches puts the questions to the store; of what each finds, the filter
// beside it says what fits.
func (e *enquiry) searches() (searches []briefing.Search, filters []question) {
	var plain briefing.Search
	for _, q := range e.questions {
		if s := q.search(); q.plain() {
			plain.Topics = append(plain.Topics, s.Topics...)
			plain.Words = append(plain.Words, s.Words...)
		} else {
			searches, filters = append(searches, s), append(filters, q)
		}
	}
	if len(searches) == 0 || len(plain.Topics)+len(plain.Words) > 0 {
		searches, filters = append(searches, plain), append(filters, question{all: make([]term, 1)})
	}
	return searches, filters
}

// tag tags an item with the questions it answers, beside its topics.
func (e *enquiry) tag(it briefing.Item) briefing.Item {
	for _, q := range e.questions {
		if q.tag == "" || q.plain() || !e.answers[answer{q.tag, it.ID}] {
			continue
		}
		it.Tags = append(it.Tags[:len(it.Tags):len(it.Tags)], briefing.Tag{Topic: q.tag, Score: q.score(it)})
	}
	return it
}

// topics are what the stories' items are tagged with where they are about what
// was asked for. There are none where somebody asks for words as well, or for
// everything of an outlet, which no tag tells.
func (e *enquiry) topics() []string {
	var ids []string
	for _, q := range e.questions {
		if q.tag == "" {
			return nil
		}
		ids = append(ids, q.tag)
	}
	return ids
}
