package story

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"newsbrief/briefing"
)

// Lead returns the index of the item that stands for the story: the one of the
// outlet that the copies name as their original, else the earliest that is no
// copy, else the earliest copy. An item without a title comes last, one without
// a time after those with one. The result is -1 for no items.
func Lead(items []briefing.Item) int {
	named := map[string]bool{}
	for _, it := range items {
		if o := it.Article.Original; !o.IsZero() {
			named[sameName(o.Name)], named[o.URL] = true, true
		}
	}
	delete(named, "")
	lead := -1
	for i := range items {
		if lead < 0 || before(items[i], items[lead], named) < 0 {
			lead = i
		}
	}
	return lead
}

// before compares two items of a story, the one that stands for it first.
func before(a, b briefing.Item, named map[string]bool) int {
	return cmp.Or(
		cmp.Compare(rankOf(a, named), rankOf(b, named)),
		earlier(a.Time(), b.Time()),
		cmp.Compare(a.ID, b.ID),
		cmp.Compare(a.Link, b.Link),
	)
}

// rankOf is the item's standing, the less the better.
func rankOf(it briefing.Item, named map[string]bool) int {
	switch {
	case headlineOf(it) == "":
		return 3
	case !it.Article.Original.IsZero():
		return 2
	case named[it.Article.URL] || named[it.Link] || named[sameName(outletOf(it))]:
		return 0
	}
	return 1
}

// earlier compares two times, unknown ones last.
func earlier(a, b time.Time) int {
	if a.IsZero() != b.IsZero() {
		return b.Compare(a)
	}
	return a.Compare(b)
}

// Briefing tells a story by its lead. The key quote is the lead's own; where it
// has none, the most certain of the others' in its language. Source is who
// published first, which may be an outlet that isn't among the items; then Via
// is the copy that was read. Score and About are left to who asked for the
// story; see [Score] and [About].
func Briefing(s briefing.Story) briefing.Briefing {
	lead := s.Lead()
	b := briefing.Briefing{
		Story: s.ID, Headline: headlineOf(lead), Language: languageOf(lead),
		Source: sourceOf(lead), Published: lead.Time(), Links: linksOf(s),
	}
	if it := quotedIn(s); it != nil {
		b.Quote = new(*it.KeyQuote())
		if it.Article.Page {
			b.Page = addressOf(*it)
		}
	}
	if lead.Article.Original.IsZero() {
		b.Also = alsoOf(s, b.Source)
		return b
	}
	b.Via = briefing.Source{Name: outletOf(lead), URL: addressOf(lead)}
	b.Also = alsoOf(s, b.Source, b.Via)
	return b
}

// sourceOf is who published an item's article first.
func sourceOf(it briefing.Item) briefing.Source {
	if o := it.Article.Original; !o.IsZero() {
		return o
	}
	return briefing.Source{Name: outletOf(it), URL: addressOf(it)}
}

// quotedIn returns the item whose key quote is the story's, or nil.
func quotedIn(s briefing.Story) *briefing.Item {
	var best *briefing.Item
	for i := range s.Items {
		it := &s.Items[i]
		q := it.KeyQuote()
		if q == nil || !sameLanguage(languageOf(*it), languageOf(s.Lead())) {
			continue
		}
		if best == nil || q.Confidence > best.KeyQuote().Confidence {
			best = it
		}
		if i == 0 {
			break
		}
	}
	return best
}

// alsoOf returns the outlets of a story other than some, the earliest first.
func alsoOf(s briefing.Story, but ...briefing.Source) []briefing.Source {
	seen := map[string]bool{"": true}
	for _, o := range but {
		seen[sameName(o.Name)] = true
	}
	items := slices.Clone(s.Items)
	slices.SortStableFunc(items, func(a, b briefing.Item) int { return earlier(a.Time(), b.Time()) })
	var also []briefing.Source
	for _, it := range items {
		if name := outletOf(it); !seen[sameName(name)] {
			seen[sameName(name)] = true
			also = append(also, briefing.Source{Name: name, URL: addressOf(it)})
		}
	}
	return also
}

// linksOf returns every item's link, the lead's first, each once.
func linksOf(s briefing.Story) []string {
	var links []string
	for _, it := range s.Items {
		link := cmp.Or(it.Link, it.Article.URL)
		if link != "" && !slices.Contains(links, link) {
			links = append(links, link)
		}
	}
	return links
}

func headlineOf(it briefing.Item) string { return cmp.Or(it.Title, it.Article.Title) }

func outletOf(it briefing.Item) string { return cmp.Or(it.Article.Outlet, it.Outlet) }

func languageOf(it briefing.Item) string { return cmp.Or(it.Article.Language, it.Language) }

// sameLanguage reports whether two BCP 47 tags have the same base, or one is
// unknown.
func sameLanguage(a, b string) bool {
	baseA, _, _ := strings.Cut(a, "-")
	baseB, _, _ := strings.Cut(b, "-")
	return a == "" || b == "" || strings.EqualFold(baseA, baseB)
}

// sameName is an outlet's name as compared: case and spaces apart.
func sameName(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }
