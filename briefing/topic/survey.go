package topic

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// leadWords is how long the lead is, where an article says what it is about.
const leadWords = 60

// A tally counts one topic's mentions in an item.
type tally struct {
	title, lead, body [classes]int

	dateline bool
	place    int // mentions after a preposition of place
	party    int // mentions after "to", "with" and the like
	pair     int // mentions before a comma or a possessive
	first    int // index of the first word in the body, -1 for none
	quarters [4]bool
}

// counts sums a part of a tally, money aside: a price in yen isn't about Japan.
func counts(part [classes]int) int {
	n := 0
	for c, k := range part {
		if class(c) != classCurrency {
			n += k
		}
	}
	return n
}

// mass is how much of an item is a topic's.
func (t *tally) mass() float64 {
	m := float64(counts(t.body) + 2*counts(t.title))
	if t.dateline {
		m += 1.5
	}
	return m
}

// A finding is everything an item says of every topic.
type finding struct {
	lex      *lex
	order    []int // topics found, in order of appearance
	of       map[int]*tally
	words    int // of the body
	dateline bool
}

// A field is a part of an item with its words and its mentions.
type field struct {
	tokens []token
	hits   []hit
}

// survey reads an item.
func survey(l *lex, title, text, lang string) *finding {
	if text == "" {
		text = title // what there is of the item
	}
	text, dateline := cutDateline(text)
	titleTokens, textTokens := tokenize(title), tokenize(text)
	if lang = languageOf(lang, textTokens); len(textTokens) == 0 {
		lang = languageOf(lang, titleTokens)
	}
	head := field{titleTokens, l.scan(title, titleTokens, lang)}
	dateTokens := tokenize(dateline)
	date := field{dateTokens, l.scan(dateline, dateTokens, lang)}
	body := field{textTokens, l.scan(text, textTokens, lang)}

	f := &finding{lex: l, of: map[int]*tally{}, words: wordCount(textTokens), dateline: len(date.hits) > 0}
	known := supported(head, date, body)
	f.add(head, known, func(t *tally, h hit, c class) { t.title[c]++ })
	f.add(date, known, func(t *tally, h hit, c class) { t.dateline = true })
	f.add(body, known, func(t *tally, h hit, c class) { t.inBody(h, c, f.words) })
	return f
}

// wordCount counts words, two characters to one where no spaces part them.
func wordCount(tokens []token) int {
	n := 0
	for _, t := range tokens {
		n++
		if t.cjk {
			n += utf8.RuneCountInString(t.word) / 2
		}
	}
	return n
}

// inBody counts a mention in the body.
func (t *tally) inBody(h hit, c class, words int) {
	t.body[c]++
	if h.word < leadWords {
		t.lead[c]++
	}
	if t.first < 0 {
		t.first = h.word
	}
	t.quarters[min(3, 4*h.word/max(1, words))] = true
}

// add counts the mentions of a field that hold up.
func (f *finding) add(part field, known map[int]bool, count func(*tally, hit, class)) {
	for _, h := range part.hits {
		for _, a := range h.aliases {
			if !h.holds(a, known, part.tokens) {
				continue
			}
			t := f.of[a.topic]
			if t == nil {
				t = &tally{first: -1}
				f.of[a.topic] = t
				f.order = append(f.order, a.topic)
			}
			c := a.class
			if h.money && c == classDemonym {
				c = classCurrency
			}
			count(t, h, c)
			t.context(h, c)
		}
	}
}

// context counts what stands around the mentions of places.
func (t *tally) context(h hit, c class) {
	if c > classRegion || c == classDemonym {
		return
	}
	switch h.before {
	case beforePlace:
		t.place++
	case beforeParty:
		t.party++
	}
	if h.pair {
		t.pair++
	}
}

// supported returns the topics that an unambiguous mention names.
func supported(fields ...field) map[int]bool {
	known := map[int]bool{}
	for _, part := range fields {
		for _, h := range part.hits {
			for _, a := range h.aliases {
				if a.need == needNothing && !h.weak {
					known[a.topic] = true
				}
			}
		}
	}
	return known
}

// holds reports whether a mention can be taken for the topic.
func (h hit) holds(a alias, known map[int]bool, tokens []token) bool {
	switch {
	case known[a.topic] || a.need == needNothing && !h.weak:
		return true
	case h.weak || a.need == needSupport || h.before != beforePlace:
		return false
	}
	// "in Jordan Peterson's book": a capitalised word after it makes it a name.
	return h.word+1 >= len(tokens) || tokens[h.word+1].form == lower || tokens[h.word+1].start > tokens[h.word].end+1
}

// cutDateline parts a text from the place and day that agencies put before it:
// "BEIJING, June 3 (Reuters) - ", "Berlin (dpa) – ".
func cutDateline(text string) (rest, dateline string) {
	const longest = 90
	head := text[:min(len(text), longest)]
	for _, dash := range []string{" - ", " -- ", " — ", " – ", "—", " -\n"} {
		i := strings.Index(head, dash)
		if i < 0 {
			continue
		}
		if place := head[:i]; agency(place) {
			return text[i+len(dash):], place
		}
	}
	return text, ""
}

// agency reports whether what stands before a dash can be a dateline: it begins
// with a place in capitals, or ends with an agency in brackets.
func agency(place string) bool {
	words := strings.Fields(place)
	if len(words) == 0 || strings.ContainsAny(place, "!?\"“”") {
		return false
	}
	first := strings.TrimRight(words[0], ",")
	r, _ := utf8.DecodeRuneInString(first)
	return unicode.IsUpper(r) && (strings.HasSuffix(place, ")") || len(first) > 2 && first == strings.ToUpper(first))
}
