package about

import (
	"strings"

	"newsbrief/briefing/topic/internal/mention"
)

// Words that tell what part a place takes when they stand beside it.
var (
	officialWords = set("government governments minister ministers ministry president official officials central parliament authorities embassy army troops prime premier cabinet leader leaders ambassador foreign finance trade state national economy economic monetary military police opposition court law")
	businessWords = set("company companies firm firms bank banks industry exports imports market markets producers exporters importers mills unit subsidiary group shares stocks bonds bond issue branch affiliate based production output demand crop harvest")
	actingWords   = set("said says will would has have had is was are were plans may could might should agreed announced reported wants asked called rose fell plan sees seeks to")
)

// Prepositions before a mention, by what they make of the place.
var prepositions = map[string]int{"in": 0, "at": 0, "from": 1, "of": 2, "to": 3, "for": 3, "with": 4, "against": 4, "between": 4, "versus": 4}

func set(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// A part counts in which roles a place is mentioned in the body.
type part struct {
	mentions, subject, acts, official, business, hyphen, bracket, listed int
	prepositions                                                         [5]int
	opens                                                                bool // it is the subject of the first sentence
}

// roles tells what part the place takes in its sentences.
func (s *survey) roles(topic int) []float64 {
	var p part
	for i, m := range s.Body.Mentions {
		if m.Topic == topic && m.Class != mention.Currency {
			s.role(&p, i, m)
		}
	}
	n := float64(max(1, p.mentions))
	x := []float64{
		logOf(p.subject), logOf(p.acts), logOf(p.official), logOf(p.business),
		logOf(p.hyphen), logOf(p.bracket), logOf(p.listed),
		float64(p.listed) / n, float64(p.official) / n, float64(p.subject) / n, flag(p.opens),
	}
	for _, k := range p.prepositions {
		x = append(x, logOf(k))
	}
	return x
}

// role counts the i-th mention of the body.
func (s *survey) role(p *part, i int, m mention.Mention) {
	p.mentions++
	sentence := s.Sentences[m.First]
	if m.First-s.starts[sentence] <= 1 {
		p.subject++
		p.opens = p.opens || sentence == 0
	}
	gap, next := s.after(m)
	p.acts += int(flag(actingWords[next[0]]))
	p.official += int(flag(officialWords[next[0]] || officialWords[next[1]]))
	p.business += int(flag(businessWords[next[0]] || businessWords[next[1]]))
	p.hyphen += int(flag(strings.HasPrefix(gap, "-")))
	p.bracket += int(flag(strings.HasPrefix(gap, ")")))
	p.listed += int(flag(s.listed(i)))
	if m.First > 0 {
		if k, ok := prepositions[s.Body.Tokens[m.First-1].Word]; ok {
			p.prepositions[k]++
		}
	}
}

// after returns what stands between a mention and the next word, and the two
// words after it, a possessive left out.
func (s *survey) after(m mention.Mention) (gap string, next [2]string) {
	tokens := s.Body.Tokens
	if m.End >= len(tokens) {
		return "", next
	}
	gap = s.Body.Text[tokens[m.End-1].End:tokens[m.End].Start]
	from := m.End
	if tokens[from].Word == "s" {
		from++
	}
	for k := range next {
		if from+k < len(tokens) {
			next[k] = tokens[from+k].Word
		}
	}
	return gap, next
}

// listed reports whether another mention stands close by the i-th.
func (s *survey) listed(i int) bool {
	const nearby = 3
	ms := s.Body.Mentions
	for _, k := range []int{i - 1, i + 1} {
		if k < 0 || k >= len(ms) {
			continue
		}
		if d := ms[k].First - ms[i].First; d != 0 && -nearby <= d && d <= nearby {
			return true
		}
	}
	return false
}
