package topic

import (
	"strings"
	"unicode"
)

// A hit is a mention of topics at a place of a text.
type hit struct {
	word    int // index of its first token
	aliases []alias
	before  int  // what the word before it is, one of the constants below
	weak    bool // an abbreviation of letters that are a word too, in a line of capitals
	money   bool // a demonym before a currency: "Canadian dollar"
	pair    bool // a possessive or a comma follows
}

// What stands before a hit.
const (
	beforeOther = iota
	beforePlace // "in", "from", "of": the hit is where something is
	beforeParty // "to", "with", "for": the hit takes part in something
	beforeName  // a capitalised word: the hit is likely to be part of a name
)

var (
	placeWords = words("in at from of inside across throughout near into around outside within")
	partyWords = words("to for with against and versus between or")
	moneyWords = words("dollar dollars dlr dlrs franc francs peso pesos pound pounds rupee rupees dinar dinars krone kroner krona kronor crown crowns lira liras mark marks yen won yuan currency")
	states     = words("ala alabama alaska ariz arizona ark arkansas calif california ca colo colorado conn connecticut del delaware fla florida ga georgia hawaii idaho ill illinois ind indiana iowa kan kansas ky kentucky la louisiana maine md maryland mass massachusetts mich michigan minn minnesota miss mississippi mo missouri mont montana neb nebraska nev nevada nh nj nm ny nc nd ohio okla oklahoma ore oregon pa pennsylvania ri sc sd tenn tennessee tex texas tx utah vt vermont va virginia wash wva wis wisconsin wyo wyoming")
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
func (l *lex) scan(text string, tokens []token, lang string) []hit {
	var hits []hit
	shouting := !strings.ContainsFunc(text, unicode.IsLower)
	for i := 0; i < len(tokens); {
		if tokens[i].cjk {
			hits = l.scanCJK(hits, tokens[i].word, i)
			i++
			continue
		}
		aliases, n := l.match(tokens[i:], lang)
		if len(aliases) > 0 {
			h := context(text, tokens, i, n)
			h.aliases = aliases
			h.weak = shouting && n == 1 && len(tokens[i].word) <= 3 && tokens[i].form == capitals
			if !h.elsewhere(text, tokens, i+n, l) {
				hits = append(hits, h)
			}
		}
		i += max(n, 1)
	}
	return hits
}

// match returns what the longest phrase at the beginning of the tokens refers
// to and how many of them it takes; no aliases where it is blocked or there is
// none.
func (l *lex) match(tokens []token, lang string) ([]alias, int) {
	for _, p := range l.phrases[tokens[0].word] {
		if !p.begins(tokens) {
			continue
		}
		if aliases := p.in(lang); len(aliases) > 0 || len(p.aliases) == 0 {
			return aliases, len(p.words)
		}
	}
	key, ok := stemOf(tokens[0].word)
	if !ok {
		return nil, 0
	}
	for _, p := range l.stems[key] {
		if stem := p.words[0]; strings.HasPrefix(tokens[0].word, stem.word) && tokens[0].form >= stem.form {
			if aliases := p.in(lang); len(aliases) > 0 {
				return aliases, 1
			}
		}
	}
	return nil, 0
}

// begins reports whether the tokens begin with the phrase.
func (p phrase) begins(tokens []token) bool {
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
func (l *lex) scanCJK(hits []hit, run string, word int) []hit {
	for i, skip := 0, 0; i < len(run); i += skip {
		skip = 0
		for j, r := range run[i:] {
			if j > 0 {
				skip = j
				break
			}
			for _, p := range l.cjk[r] {
				if strings.HasPrefix(run[i:], p.words[0].word) {
					hits = append(hits, hit{word: word, aliases: p.aliases})
					skip = len(p.words[0].word)
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

// context looks at what stands around the n tokens from i on.
func context(text string, tokens []token, i, n int) hit {
	h := hit{word: i}
	if i > 0 && strings.TrimSpace(text[tokens[i-1].end:tokens[i].start]) == "" {
		switch prev := tokens[i-1]; {
		case placeWords[prev.word]:
			h.before = beforePlace
		case partyWords[prev.word]:
			h.before = beforeParty
		case prev.form != lower:
			h.before = beforeName
		}
	}
	if i+n < len(tokens) {
		next, gap := tokens[i+n], text[tokens[i+n-1].end:tokens[i+n].start]
		h.money = gap == " " && moneyWords[next.word]
		h.pair = strings.HasPrefix(gap, ",") || next.word == "s" && (gap == "'" || gap == "’")
	}
	return h
}

// elsewhere reports whether the hit is a place in the United States that has a
// namesake abroad: the state follows it ("Moscow, Idaho").
func (h hit) elsewhere(text string, tokens []token, next int, l *lex) bool {
	if next >= len(tokens) || !states[tokens[next].word] || tokens[next].form == lower {
		return false
	}
	if gap := text[tokens[next-1].end:tokens[next].start]; gap != ", " {
		return false
	}
	a := h.aliases[0]
	return a.class <= classRegion && l.topics[a.topic].ID != "united-states"
}
