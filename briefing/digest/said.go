package digest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"newsbrief/briefing"
	"newsbrief/briefing/story"
	"newsbrief/briefing/text"
	"newsbrief/briefing/topic"
)

// A Listener finds what people said.
type Listener interface {
	// Said returns the items in which somebody of that name is quoted, each
	// with just these quotes, narrowed by the search.
	Said(ctx context.Context, name string, s briefing.Search) ([]briefing.Item, error)
}

// saidMost bounds from how many items, newest first, sayings are gathered.
const saidMost = 500

// Said lists what somebody of that name said, newest first: q's topics narrow
// it to what was said in items on any of them, Since and Until to when the items
// were seen, Limit to so many sayings. The same words in several items are one
// saying.
func Said(ctx context.Context, l Listener, topics *topic.Catalog, name string, q briefing.Query, now time.Time) ([]briefing.Saying, error) {
	q = complete(q, now)
	asked, _ := questions(topics, q)
	e := enquiry{Query: q, questions: asked}
	searches, filters := e.searches()
	var items []briefing.Item
	for i, s := range searches {
		s.Since, s.Until, s.Limit = q.Since, q.Until, saidMost
		found, err := l.Said(ctx, name, s)
		if err != nil {
			return nil, fmt.Errorf("said by %q: %w", name, err)
		}
		items = append(items, slices.DeleteFunc(found, func(it briefing.Item) bool { return !filters[i].fits(it) })...)
	}
	sayings := merge(items)
	return sayings[:min(q.Limit, len(sayings))], nil
}

// A Teller finds all that is told in a story.
type Teller interface {
	// Quoted returns the items of a story, each with all of its quotes; none
	// where it is no longer kept.
	Quoted(ctx context.Context, story int64) ([]briefing.Item, error)
}

// Story is a story's briefing, and all that is said in it, newest first.
// [briefing.ErrNotFound]: it is no longer kept, or another took its items.
func Story(ctx context.Context, t Teller, id int64, now time.Time) (briefing.Briefing, []briefing.Saying, error) {
	items, err := t.Quoted(ctx, id)
	if err == nil && len(items) == 0 {
		err = briefing.ErrNotFound
	}
	if err != nil {
		return briefing.Briefing{}, nil, fmt.Errorf("story %d: %w", id, err)
	}
	whole := ordered(id, slices.Clone(items))
	b := story.Briefing(whole)
	b.About, b.Why = true, story.Score(whole, now)
	return b, merge(items), nil
}

// merge makes one saying of the same words, whoever carries them. Outlets
// differ in marks, blanks and the comma before "said", so words are compared by
// their letters and digits alone.
func merge(items []briefing.Item) []briefing.Saying {
	items = slices.Clone(items)
	slices.SortStableFunc(items, func(a, b briefing.Item) int { return a.Time().Compare(b.Time()) })
	var sayings []briefing.Saying
	known := make(map[string]int) // words to their place in sayings
	for _, it := range items {
		for i, q := range it.Quotes {
			if i > 0 && continues(it.Quotes[i-1], q) {
				continue
			}
			words := letters(q.Text)
			for _, p := range q.Rest {
				words += letters(p.Text)
			}
			at, ok := known[words]
			if !ok {
				at = len(sayings)
				known[words] = at
				sayings = append(sayings, briefing.Saying{
					Quote: q, Language: cmp.Or(it.Article.Language, it.Language), At: it.Time(), Headline: it.Title,
				})
			}
			// Who is sure of the speaker is believed: one outlet names her where
			// another only says "she".
			if q.Speaker != "" && q.Confidence > sayings[at].Quote.Confidence {
				sayings[at].Quote, sayings[at].Language = q, cmp.Or(it.Article.Language, it.Language)
			}
			sayings[at].Sources = credit(sayings[at].Sources, it, q)
		}
	}
	slices.SortStableFunc(sayings, func(a, b briefing.Saying) int { return b.At.Compare(a.At) })
	return sayings
}

// continues reports whether q is shown with the quote before it already.
func continues(before, q briefing.Quote) bool {
	return slices.ContainsFunc(before.Rest, func(p briefing.Part) bool { return p.Start == q.Start })
}

// letters are the letters and digits of a text, in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// credit adds an item's outlet to those that carry the words. Who published
// first stands before the copy that named them. A page that was seen to hold
// the words is opened at them.
func credit(sources []briefing.Source, it briefing.Item, q briefing.Quote) []briefing.Source {
	add := func(s briefing.Source) {
		same := func(o briefing.Source) bool { return strings.EqualFold(o.Name, s.Name) }
		if !s.IsZero() && !slices.ContainsFunc(sources, same) {
			sources = append(sources, s)
		}
	}
	add(it.Article.Original)
	address := cmp.Or(it.Article.URL, it.Link)
	if it.Article.Page {
		address = text.AtQuote(address, q)
	}
	add(briefing.Source{Name: cmp.Or(it.Article.Outlet, it.Outlet), URL: address})
	return sources
}
