package digest

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"newsbrief/briefing"
)

const (
	// outletsNew is how many more outlets make a story news again.
	outletsNew = 3
	// wordsNew is how many words a headline has to have that nothing before it
	// had, besides being new by more than half.
	wordsNew = 3
	// again is what an update is worth beside a story that is new: the reader
	// knows half of it.
	again = -1
)

// An earlier telling is what a reader knows of a story, or could know: what was
// told, and what the items say that were there when it was.
type earlier struct {
	told    briefing.Told   // the latest
	outlets map[string]bool // their names' letters
	quotes  []string        // letters
	words   map[string]bool
}

// remember gathers what was told of each story.
func remember(told []briefing.Told) map[int64]*earlier {
	known := make(map[int64]*earlier)
	for _, t := range told {
		e := known[t.Briefing.Story]
		if e == nil {
			e = &earlier{outlets: make(map[string]bool), words: make(map[string]bool)}
			known[t.Briefing.Story] = e
		}
		if !t.At.Before(e.told.At) {
			e.told = t
		}
		e.learn(t.Briefing.Headline, t.Briefing.Quote)
		for _, s := range append([]briefing.Source{t.Briefing.Source, t.Briefing.Via}, t.Briefing.Also...) {
			e.carries(s.Name)
		}
	}
	return known
}

func (e *earlier) learn(text string, quote *briefing.Quote) {
	for _, w := range telling(text) {
		e.words[w] = true
	}
	if quote != nil {
		e.quotes = append(e.quotes, letters(quote.Text))
	}
}

func (e *earlier) carries(outlet string) {
	if name := letters(outlet); name != "" {
		e.outlets[name] = true
	}
}

// since are the items that came after the reader was told. The others are
// learnt: who rewrites what they say tells nothing new.
func (e *earlier) since(items []briefing.Item) []briefing.Item {
	var fresh []briefing.Item
	for _, it := range items {
		if it.Seen.After(e.told.At) {
			fresh = append(fresh, it)
			continue
		}
		e.learn(it.Title+"\n"+it.Summary, it.KeyQuote())
		e.carries(it.Outlet)
		e.carries(it.Article.Outlet)
	}
	return fresh
}

// news are those of the fresh items that tell something new, by which an update
// is told; all of them where many more outlets carry the story; none where
// there is nothing to tell again. They come without the quotes that the reader
// has had.
func (e *earlier) news(fresh []briefing.Item) []briefing.Item {
	old := func(it briefing.Item) bool {
		return !e.turns(cmp.Or(it.Title, it.Article.Title)) && !e.unheard(it.KeyQuote())
	}
	news := slices.DeleteFunc(slices.Clone(fresh), old)
	if len(news) == 0 && e.joined(fresh) >= outletsNew {
		news = slices.Clone(fresh)
	}
	for i := range news {
		if !e.unheard(news[i].KeyQuote()) {
			news[i].Quotes = nil
		}
	}
	return news
}

// update says what is new in a briefing that was made of news, with all the
// items that are fresh; nil where a reader would see nothing of it.
func (e *earlier) update(b briefing.Briefing, fresh []briefing.Item) *briefing.Update {
	u := briefing.Update{
		Told: e.told.At, Before: e.told.Briefing.Headline, Post: e.told.Post,
		Headline: e.turns(b.Headline), Quote: e.unheard(b.Quote), Outlets: e.joined(fresh),
	}
	if !u.Headline && !u.Quote && u.Outlets < outletsNew {
		return nil
	}
	return &u
}

// joined counts the outlets of the items that didn't carry the story before. A
// feed and its pages may call one outlet by two names.
func (e *earlier) joined(items []briefing.Item) int {
	more := make(map[string]bool)
	for _, it := range items {
		feed, page := letters(it.Outlet), letters(it.Article.Outlet)
		if !e.outlets[feed] && !e.outlets[page] {
			more[cmp.Or(feed, page)] = true
		}
	}
	delete(more, "")
	return len(more)
}

// unheard reports whether there is a quote, and it is another than those before
// and no part of one.
func (e *earlier) unheard(quote *briefing.Quote) bool {
	if quote == nil {
		return false
	}
	said := letters(quote.Text)
	return !slices.ContainsFunc(e.quotes, func(q string) bool { return strings.Contains(q, said) || strings.Contains(said, q) })
}

// turns reports whether a headline tells what nothing before did: it has a
// number that is new and no year, or most of it is in words that are.
func (e *earlier) turns(headline string) bool {
	words := telling(headline)
	n := 0
	for _, w := range words {
		if e.words[w] {
			continue
		}
		if n++; unicode.IsDigit([]rune(w)[0]) && !isYear(w) {
			return true
		}
	}
	return n >= wordsNew && 2*n > len(words)
}

func isYear(w string) bool {
	return len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20"))
}

// telling are the words of a text that say something: numbers, and words of
// four letters and more; where no spaces part words, each two characters.
func telling(text string) []string {
	var words []string
	apart := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for _, w := range strings.FieldsFunc(strings.ToLower(text), apart) {
		runes := []rune(w)
		switch {
		case unicode.In(runes[0], unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			for i := range len(runes) - 1 {
				words = append(words, string(runes[i:i+2]))
			}
		case len(runes) >= 4 || unicode.IsDigit(runes[0]):
			words = append(words, w)
		}
	}
	return words
}
