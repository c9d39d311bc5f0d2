// Package story finds out which items tell the same story, and says who stands
// for it.
//
// It promises that grouping depends on the items alone, not on their order;
// that copies of one article always end in one story; that a story keeps its
// ID while it gets items; and that nothing here does I/O, reads a clock or
// changes what it is given. It reads no topics and fetches nothing.
//
// Items are compared by their words: names, numbers and rare words count most.
// Clusters grow from the most alike pair on, and each join has to survive the
// evidence against it, which is whatever one side keeps saying and the other
// never does.
package story

import (
	"cmp"
	"slices"
	"time"

	"newsbrief/briefing"
)

// apart is the longest silence within a story: items further from all of its
// others start a new one. Copies of one article join however old.
const apart = 5 * 24 * time.Hour

// Group parts items into stories: lists of indexes into items, each index in
// exactly one, ascending, the lists by their first index. Two items are in one
// list when they have the same address, are copies of one article, or tell the
// same story. Which items are together depends on their contents, never on
// their order.
func Group(items []briefing.Item) [][]int { return NewGrouper().Group(items) }

// canonical returns the indexes of the items in an order that depends on their
// contents only, so that ties further on fall the same way every time.
func canonical(items []briefing.Item) []int {
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := items[i], items[j]
		return cmp.Or(
			cmp.Compare(a.Title, b.Title),
			cmp.Compare(bodyOf(a), bodyOf(b)),
			cmp.Compare(a.Link, b.Link),
			cmp.Compare(a.Key, b.Key),
			a.Time().Compare(b.Time()),
		)
	})
	return order
}

// bodyOf is the text to compare an item by: the article's, else what the feed
// says of it.
func bodyOf(it briefing.Item) string {
	if it.Article.Text != "" {
		return it.Article.Text
	}
	return it.Summary
}

// Assign returns the story ID of each item. Items are grouped anew, and each
// group keeps the ID that most of its items have ([briefing.Item.Story]), the
// largest overlap first and the older ID on ties; an ID goes to one group only.
// A new story takes the ID of its first item that is no other story's.
//
// Item IDs are positive, unique and grow with time. An item without one, 0,
// lends its story none; a story of such items only has the ID 0.
func Assign(items []briefing.Item) []int64 { return NewGrouper().Assign(items, nil) }

// Assign is the package's [Assign], with what was read before. Items that were
// posted as a story stay in it and keep its ID, whatever is learnt since: people
// have seen it. posted may be nil.
func (g *Grouper) Assign(items []briefing.Item, posted func(briefing.Item) bool) []int64 {
	groups, x := g.group(items, posted)
	ids := inherit(items, groups, posted)
	used := map[int64]bool{}
	for _, it := range items {
		used[it.Story] = true
	}
	for _, id := range ids {
		used[id] = true
	}
	out := make([]int64, len(items))
	for k, group := range groups {
		if ids[k] == 0 {
			ids[k] = fresh(items, group, used)
			used[ids[k]] = true
		}
		x.stories[x.rank[k]] = ids[k]
		for _, i := range group {
			out[i] = ids[k]
		}
	}
	g.index = x
	return out
}

// A claim is how many of a group's items have a story ID already.
type claim struct {
	group int
	id    int64
	items int
	first int64 // least item ID of the group, to decide ties
	seen  bool  // people have seen some of these items as that story
}

// inherit returns the ID each group keeps, 0 for those that keep none.
func inherit(items []briefing.Item, groups [][]int, posted func(briefing.Item) bool) []int64 {
	var claims []claim
	for g, group := range groups {
		counts := map[int64]int{}
		seen := map[int64]bool{}
		first := items[group[0]].ID
		for _, i := range group {
			counts[items[i].Story]++
			first = min(first, items[i].ID)
			if posted != nil && posted(items[i]) {
				seen[items[i].Story] = true
			}
		}
		for id, n := range counts {
			if id != 0 {
				claims = append(claims, claim{g, id, n, first, seen[id]})
			}
		}
	}
	slices.SortFunc(claims, func(a, b claim) int {
		if a.seen != b.seen {
			if a.seen {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.items, a.items), cmp.Compare(a.id, b.id), cmp.Compare(a.first, b.first))
	})
	ids := make([]int64, len(groups))
	taken := map[int64]bool{}
	for _, c := range claims {
		if ids[c.group] == 0 && !taken[c.id] {
			ids[c.group], taken[c.id] = c.id, true
		}
	}
	return ids
}

// fresh returns an ID for a story that keeps none: the least of its items' IDs
// that no story uses. Where others took all of those, which happens when a story
// is torn apart, it is the greatest unused ID of any item. There always is one:
// each ID in use either stays with a group or came to a group of several, which
// has an item for each.
func fresh(items []briefing.Item, group []int, used map[int64]bool) int64 {
	var least, greatest int64
	for _, i := range group {
		if id := items[i].ID; !used[id] && (least == 0 || id < least) {
			least = id
		}
	}
	if least != 0 {
		return least
	}
	for _, it := range items {
		if !used[it.ID] {
			greatest = max(greatest, it.ID)
		}
	}
	return greatest
}
