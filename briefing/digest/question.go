package digest

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"newsbrief/briefing"
	"newsbrief/briefing/topic"
)

// A question is one of the things that a query asks for:
//
//	china                         a topic, by any of its names
//	port of Brannoch              words, beside one another
//	"china"                       just this word, not the topic
//	china and chips not taiwan    both, and not the third; AND and NOT as well
//	Trinidad and Tobago           a topic whose name has an "and" in it
//	tariffs from:bbc.co.uk        of this outlet, by name or address
//	from:bbc.co.uk lang:en        everything of it, in a language
//	not sport                     leaves that out of all that is asked beside it
type question struct {
	tag       string // ID of the topic that stands for the question; "" where only words are asked for
	name      string // as a reader should see it; it reads back as the same question
	all       []term // each has to hold
	none      []term // none may hold
	outlets   []string
	languages []string
}

// A term is a topic, or words.
type term struct{ topic, words string }

func (t term) match() briefing.Match {
	if t.topic != "" {
		return briefing.Match{Topics: []string{t.topic}}
	}
	return briefing.Match{Words: []string{t.words}}
}

// parse reads what was asked. Everything can be read: what is no operator is a
// topic or words.
func parse(topics *topic.Catalog, asked string) question {
	if t, ok := topics.Find(asked); ok && !strings.ContainsAny(asked, `"“”`) {
		return question{tag: t.ID, name: t.Name, all: []term{{topic: t.ID}}}
	}
	p := parser{topics: topics}
	for _, w := range fields(asked) {
		p.word(w)
	}
	p.end()
	if q := p.question; len(q.all)+len(q.none)+len(q.outlets)+len(q.languages) > 0 {
		q.name = strings.Join(p.names, " ")
		q.tag = q.stand()
		return q
	}
	return question{name: asked, all: []term{{words: asked}}} // "not" alone is a word
}

// bars reports whether the question only says what is not wanted.
func (q question) bars() bool {
	return len(q.none) > 0 && len(q.all)+len(q.outlets)+len(q.languages) == 0
}

// without is q where none of the terms may hold.
func (q question) without(barred []term) question {
	if len(barred) == 0 {
		return q
	}
	q.none = slices.Concat(q.none, barred)
	q.tag = q.stand()
	return q
}

// stand is the ID by which items are tagged with the question: the topic's where
// it is just one, "" where no topic is asked for.
func (q question) stand() string {
	var ids []string
	for _, t := range q.all {
		if t.topic != "" {
			ids = append(ids, t.topic)
		}
	}
	if len(ids) == 0 || len(q.all)+len(q.none)+len(q.outlets)+len(q.languages) == 1 {
		return strings.Join(ids, "")
	}
	return "\x00" + q.name
}

// plain reports whether the question is one topic, or words and nothing else.
func (q question) plain() bool {
	return len(q.all) == 1 && len(q.none)+len(q.outlets)+len(q.languages) == 0
}

// search is what to look for.
func (q question) search() briefing.Search {
	var s briefing.Search
	for i, t := range q.all {
		if m := t.match(); i == 0 {
			s.Topics, s.Words = m.Topics, m.Words
		} else {
			s.All = append(s.All, m)
		}
	}
	for _, t := range q.none {
		s.None = append(s.None, t.match())
	}
	return s
}

// fits reports whether an item is of the outlets and languages asked for.
func (q question) fits(it briefing.Item) bool {
	lang := strings.ToLower(cmp.Or(it.Article.Language, it.Language))
	return (len(q.outlets) == 0 || slices.ContainsFunc(q.outlets, func(o string) bool { return of(it, o) })) &&
		(len(q.languages) == 0 || slices.ContainsFunc(q.languages, func(l string) bool { return lang == l || strings.HasPrefix(lang, l+"-") }))
}

// of reports whether an item is an outlet's: by name, or by the host of its
// address or a part of that.
func of(it briefing.Item, outlet string) bool {
	if strings.EqualFold(it.Outlet, outlet) || strings.EqualFold(it.Article.Outlet, outlet) {
		return true
	}
	for _, address := range []string{it.Link, it.Article.URL} {
		u, err := url.Parse(address)
		if err != nil {
			continue
		}
		if host := strings.ToLower(u.Hostname()); host == outlet || strings.HasSuffix(host, "."+outlet) {
			return true
		}
	}
	return false
}

// score is how much an item is about the question: the least of its topics.
func (q question) score(it briefing.Item) float64 {
	least := 1.0
	for _, t := range q.all {
		if t.topic == "" {
			continue
		}
		score := 0.0
		for _, tag := range it.Tags {
			if tag.Topic == t.topic {
				score = max(score, tag.Score)
			}
		}
		least = min(least, score)
	}
	return least
}

// A parser reads a question word by word.
type parser struct {
	topics   *topic.Catalog
	question question
	names    []string
	words    []string // of the term that is being read
	not      bool     // it is one that may not hold
}

func (p *parser) word(w string) {
	key, value, ok := strings.Cut(w, ":")
	switch {
	case w == "AND":
		p.end()
	case strings.EqualFold(w, "not"):
		p.end()
		p.not = true
	case ok && value != "" && strings.EqualFold(key, "from"):
		p.end()
		value = host(value)
		p.question.outlets = append(p.question.outlets, value)
		p.names = append(p.names, "from:"+value)
	case ok && value != "" && (strings.EqualFold(key, "lang") || strings.EqualFold(key, "language")):
		p.end()
		p.question.languages = append(p.question.languages, strings.ToLower(value))
		p.names = append(p.names, "lang:"+strings.ToLower(value))
	default:
		p.words = append(p.words, w)
	}
}

// end ends the term that is being read, or the terms that a small "and" joins.
func (p *parser) end() {
	for words := p.words; len(words) > 0; {
		n := p.joined(words)
		p.term(strings.Join(words[:n], " "))
		words = words[min(n+1, len(words)):] // the "and" behind it
	}
	p.words, p.not = nil, false
}

// joined is how many of the words make the first term: those before the first
// "and", or as many more as are a topic's name.
func (p *parser) joined(words []string) int {
	first := 0
	for i := 1; i <= len(words); i++ {
		if i < len(words) && (!strings.EqualFold(words[i], "and") || i == len(words)-1) {
			continue
		}
		if first == 0 {
			first = i
		}
		if _, topic := p.topics.Find(strings.Join(words[:i], " ")); topic {
			first = i
		}
	}
	return first
}

// term adds a term.
func (p *parser) term(words string) {
	bare := strings.Trim(words, `"“” `)
	if bare == "" {
		return
	}
	t, name := term{words: bare}, bare
	if _, exact := p.topics.Find(bare); exact {
		name = `"` + bare + `"`
	}
	if found, ok := p.topics.Find(words); ok && bare == words {
		t, name = term{topic: found.ID}, found.Name
	}
	switch {
	case p.not:
		p.question.none = append(p.question.none, t)
		name = "NOT " + name
	default:
		p.question.all = append(p.question.all, t)
		if len(p.question.all) > 1 {
			name = "AND " + name
		}
	}
	p.names = append(p.names, name)
}

// host is an outlet as typed, its scheme, "www." and path left out.
func host(outlet string) string {
	outlet = strings.ToLower(strings.Trim(outlet, `"“”`))
	_, after, ok := strings.Cut(outlet, "://")
	if ok {
		outlet = after
	}
	outlet, _, _ = strings.Cut(outlet, "/")
	return strings.TrimPrefix(outlet, "www.")
}

// fields splits at blanks outside of quotation marks.
func fields(s string) []string {
	quoted := false
	return strings.FieldsFunc(s, func(r rune) bool {
		if r == '"' || r == '“' || r == '”' {
			quoted = !quoted
		}
		return unicode.IsSpace(r) && !quoted
	})
}
