package mention

import (
	"strings"
	"unicode"
)

// Before says what stands before a mention.
type Before uint8

// What may stand before a mention.
const (
	BeforeOther Before = iota
	BeforePlace        // "in", "from", "of": the mention is where something is
	BeforeParty        // "to", "with", "for": the mention takes part in something
	BeforeName         // a capitalised word: the mention is likely to be part of a name
)

// A hit is what may be a mention of topics, at a place of a text.
type hit struct {
	first, end int // its tokens
	aliases    []alias
	before     Before
	weak       bool // an abbreviation of letters that are a word too, in a line of capitals
	money      bool // a demonym before a currency: "Canadian dollar"
	pair       bool // a possessive or a comma follows
	state      bool // what only a country has follows: "Jordan's army"
	within     bool // a capital within a sentence: "and Turkey said"
}

var (
	placeWords = words("in at from of inside across throughout near into around outside within")
	partyWords = words("to for with against and versus between or")
	// articleWords stand before a thing, not before a country.
	articleWords = words("a an the this that every no some our their his her my your")
	moneyWords   = words("dollar dollars dlr dlrs franc francs peso pesos pound pounds rupee rupees dinar dinars krone kroner krona kronor crown crowns lira liras mark marks yen won yuan currency")
	stateWords   = words("government president army military parliament constitution constitutional central foreign finance interior defence defense prime king ruling ruler rulers inflation currency border borders capital lira peso navy airspace rebels junta embassy ambassador economy exports")
	states       = words("ala alabama alaska ariz arizona ark arkansas calif california ca colo colorado conn connecticut del delaware fla florida ga georgia hawaii idaho ill illinois ind indiana iowa kan kansas ky kentucky la louisiana maine md maryland mass massachusetts mich michigan minn minnesota miss mississippi mo missouri mont montana neb nebraska nev nevada nh nj nm ny nc nd ohio okla oklahoma ore oregon pa pennsylvania ri sc sd tenn tennessee tex texas tx utah vt vermont va virginia wash wva wis wisconsin wyo wyoming")
)

func words(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// scan finds the mentions in a text, the longest at each place and none within
// another, in order.
func (l *Lexicon) scan(text string, tokens []Token, lang string) []hit {
	var hits []hit
	shouting := !strings.ContainsFunc(text, unicode.IsLower)
	running := running(tokens)
	for i := 0; i < len(tokens); {
		if tokens[i].CJK {
			hits = l.scanCJK(hits, tokens[i].Word, i)
			i++
			continue
		}
		aliases, n := l.match(tokens[i:], lang)
		if len(aliases) > 0 {
			h := context(text, tokens, i, i+n)
			h.aliases = aliases
			h.within = h.within && running
			h.weak = shouting && n == 1 && len(tokens[i].Word) <= 3 && tokens[i].Form == Capitals
			if !h.elsewhere(text, tokens, l) {
				hits = append(hits, h)
			}
		}
		i += max(n, 1)
	}
	return hits
}

// running reports whether a text is one of sentences, in which capitals mean
// something, and not a headline That Has Many of Them.
func running(tokens []Token) bool {
	n := 0
	for _, t := range tokens {
		if t.Form == Lower {
			n++
		}
	}
	return 2*n >= len(tokens)
}

// match returns what the longest phrase at the beginning of the tokens refers
// to and how many of them it takes; no aliases where it is blocked or there is
// none.
func (l *Lexicon) match(tokens []Token, lang string) ([]alias, int) {
	for _, p := range l.phrases[tokens[0].Word] {
		if !p.begins(tokens) {
			continue
		}
		if aliases := p.in(lang); len(aliases) > 0 || len(p.aliases) == 0 {
			return aliases, len(p.words)
		}
	}
	key, ok := stemOf(tokens[0].Word)
	if !ok {
		return nil, 0
	}
	for _, p := range l.stems[key] {
		if stem := p.words[0]; strings.HasPrefix(tokens[0].Word, stem.Word) && tokens[0].Form >= stem.Form {
			if aliases := p.in(lang); len(aliases) > 0 {
				return aliases, 1
			}
		}
	}
	return nil, 0
}

// begins reports whether the tokens begin with the phrase.
func (p phrase) begins(tokens []Token) bool {
	if len(p.words) > len(tokens) {
		return false
	}
	for i, w := range p.words {
		if !tokens[i].fits(w) {
			return false
		}
	}
	return true
}

// in returns the phrase's aliases in a language.
func (p phrase) in(lang string) []alias {
	for i, a := range p.aliases {
		if a.lang != "" && a.lang != lang {
			return p.except(lang, i)
		}
	}
	return p.aliases
}

// except is in for a phrase whose i-th alias is of another language.
func (p phrase) except(lang string, i int) []alias {
	kept := append([]alias(nil), p.aliases[:i]...)
	for _, a := range p.aliases[i:] {
		if a.lang == "" || a.lang == lang {
			kept = append(kept, a)
		}
	}
	return kept
}

// scanCJK finds mentions in a stretch without spaces. Its aliases mean the
// same in every language that can write them.
func (l *Lexicon) scanCJK(hits []hit, run string, word int) []hit {
	for i, skip := 0, 0; i < len(run); i += skip {
		skip = 0
		for j, r := range run[i:] {
			if j > 0 {
				skip = j
				break
			}
			for _, p := range l.cjk[r] {
				if strings.HasPrefix(run[i:], p.words[0].Word) {
					hits = append(hits, hit{first: word, end: word + 1, aliases: p.aliases})
					skip = len(p.words[0].Word)
					break
				}
			}
			if skip > 0 {
				break
			}
		}
		if skip == 0 {
			break
		}
	}
	return hits
}

// context looks at what stands around the tokens from first to end.
func context(text string, tokens []Token, first, end int) hit {
	h := hit{first: first, end: end}
	if first > 0 && strings.TrimSpace(text[tokens[first-1].End:tokens[first].Start]) == "" {
		switch prev := tokens[first-1]; {
		case placeWords[prev.Word]:
			h.before = BeforePlace
		case partyWords[prev.Word]:
			h.before = BeforeParty
		case prev.Form != Lower:
			h.before = BeforeName
		}
		h.within = tokens[first-1].Form == Lower && !articleWords[tokens[first-1].Word] &&
			(end >= len(tokens) || tokens[end].Form == Lower || text[tokens[end-1].End:tokens[end].Start] != " ")
	}
	if end < len(tokens) {
		next, gap := tokens[end], text[tokens[end-1].End:tokens[end].Start]
		h.money = gap == " " && moneyWords[next.Word]
		possessive := next.Word == "s" && (gap == "'" || gap == "’")
		h.pair = possessive || strings.HasPrefix(gap, ",")
		h.state = possessive && end+1 < len(tokens) && stateWords[tokens[end+1].Word]
	}
	return h
}

// elsewhere reports whether the hit is a place in the United States that has a
// namesake abroad: the state follows it ("Moscow, Idaho").
func (h hit) elsewhere(text string, tokens []Token, l *Lexicon) bool {
	if h.end >= len(tokens) || !states[tokens[h.end].Word] || tokens[h.end].Form == Lower {
		return false
	}
	if gap := text[tokens[h.end-1].End:tokens[h.end].Start]; gap != ", " {
		return false
	}
	a := h.aliases[0]
	return a.class <= Region && l.topics[a.topic].ID != "united-states"
}

// holds reports whether the hit can be taken for a mention of the alias's
// topic; known are the topics that the text names beyond doubt.
func (h hit) holds(a alias, known map[int]bool, tokens []Token) bool {
	switch {
	case known[a.topic] || a.need == needNothing && !h.weak:
		return true
	case h.weak || a.need == needSupport:
		return false
	case a.need == needCapital && h.within:
		return true
	case h.state && a.class == Name && h.before != BeforeName:
		return true
	case h.before != BeforePlace:
		return false
	}
	// "in Jordan Peterson's book": a capitalised word after it makes it a name.
	return h.first+1 >= len(tokens) || tokens[h.first+1].Form == Lower || tokens[h.first+1].Start > tokens[h.first].End+1
}
