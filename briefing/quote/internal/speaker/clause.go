package speaker

import (
	"slices"
	"sort"
	"strings"

	"newsbrief/briefing/quote/internal/parse"
)

// clauseAt is the clause of the sentence that holds unit i, or -1.
func (s *scene) clauseAt(sent parse.Sentence, i int) int {
	k := s.lastClause(sent, i) + 1
	if k < sent.Clauses.To && s.d.Clauses[k].Units.Has(i) {
		return k
	}
	return -1
}

// lastClause is the last clause of the sentence that ends before unit i; it
// is one before the sentence's first where none does.
func (s *scene) lastClause(sent parse.Sentence, i int) int {
	n := sort.Search(sent.Clauses.Len(), func(k int) bool { return s.d.Clauses[sent.Clauses.From+k].Units.To > i })
	return sent.Clauses.From + n - 1
}

// word is unit i as it is written, "" for a marked stretch.
func (s *scene) word(i int) string {
	u := &s.d.Units[i]
	if u.Span >= 0 {
		return ""
	}
	return s.d.Text[u.Start:u.End]
}

// mentionFrom is the mention at unit i or right behind, or -1.
func (s *scene) mentionFrom(i, to int) int {
	for k := i; k < min(i+3, to); k++ {
		if m := s.d.Units[k].Mention; m >= 0 {
			return int(m)
		}
	}
	return -1
}

// level is the cue level of clause k: that of its verb, or of a noun for what
// somebody thinks or says: ist der Ansicht.
func (s *scene) level(k int) uint8 {
	c := &s.d.Clauses[k]
	if c.Verb < 0 {
		return 0
	}
	if level := max(s.d.Units[c.Main].Word.Cue, s.d.Units[c.Verb].Word.Cue); level > 0 {
		return level
	}
	for i := c.Units.From; i < min(c.Units.To, c.Units.From+furthest); i++ {
		if u := &s.d.Units[i]; u.Span < 0 && u.Upper && u.Word.Flags.Has(parse.Account) {
			return 1
		}
	}
	return 0
}

// speakerOf is whose word clause k gives: who acts in the passive, the text in
// which it says so, or the subject; -1 for nobody.
func (s *scene) speakerOf(k int) int {
	c := &s.d.Clauses[k]
	if c.Verb < 0 {
		return -1
	}
	word := s.word(c.Main)
	switch {
	case s.passive(c) && !strings.HasPrefix(word, "zitier"):
		m := s.hanging(c, "von", "vom")
		if m < 0 && s.d.Units[c.Main].Word.Cue > 1 {
			m = s.hanging(c, "in", "im", "In", "Im")
		}
		if m >= 0 {
			return m
		}
	case word == "heißt" || word == "hieß" || word == "geheißen":
		return s.hanging(c, texts...)
	case word == "steht" || word == "stand" || s.speaksOf(c):
		if m := s.hanging(c, texts...); m >= 0 {
			return m
		}
	}
	return s.giver(int(c.Subject))
}

// texts are what stands before a text that says something.
var texts = []string{"in", "im", "aus", "auf", "von", "vom", "seitens", "In", "Im", "Aus", "Auf", "Von", "Bei"}

// passive is for "wird … genannt", "wurde … bezeichnet".
func (s *scene) passive(c *parse.Predication) bool {
	return c.Verb != c.Main && strings.HasPrefix(s.word(c.Verb), "w") && s.d.Units[c.Main].Tag != parse.Infinitive
}

// speaksOf is for "im Brief ist von … die Rede".
func (s *scene) speaksOf(c *parse.Predication) bool {
	if !s.d.Units[c.Verb].Word.Flags.Has(parse.Auxiliary) {
		return false
	}
	for i := c.Verb; i < min(c.Units.To, c.Verb+furthest); i++ {
		if s.word(i) == "Rede" {
			return true
		}
	}
	return false
}

// giver is whose word mention m is where it is one: das Fazit von Holm.
func (s *scene) giver(m int) int {
	d := s.d
	if m < 0 || m+1 >= len(d.Mentions) {
		return m
	}
	k, next := &d.Mentions[m], &d.Mentions[m+1]
	if !d.Units[k.Units.To-1].Word.Flags.Has(parse.Account) || next.Sentence != k.Sentence {
		return m
	}
	switch next.Units.From - k.Units.To {
	case 0:
		if t := d.Units[next.Units.From].Tag; t == parse.Determiner || t == parse.Possessive {
			return m + 1
		}
	case 1:
		if w := s.word(k.Units.To); w == "von" || w == "vom" {
			return m + 1
		}
	}
	return m
}

// hanging is the last mention of c behind one of the prepositions, or -1.
func (s *scene) hanging(c *parse.Predication, prepositions ...string) int {
	last := -1
	for i := c.Units.From; i+1 < min(c.Units.To, c.Units.From+widest); i++ {
		m := s.d.Units[i+1].Mention
		if s.d.Units[i].Tag != parse.Preposition || m < 0 || s.d.Mentions[m].Kind == parse.TimeName {
			continue
		}
		if slices.Contains(prepositions, s.word(i)) {
			last = int(m)
		}
	}
	return last
}
