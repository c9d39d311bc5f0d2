package quote

import (
	"unicode/utf8"

	"newsbrief/briefing/quote/internal/parse"
)

// longestRole is the most runes a role may have; longer ones are half a story.
const longestRole = 80

// role is what the article says that e, called f, is, where it first says so:
// the title before the name, or the apposition behind it.
func (ns *names) role(e *entity, f form) string {
	for _, i := range e.mentions[:min(len(e.mentions), 20)] {
		m := &ns.d.Mentions[i]
		if m.Kind == parse.The {
			continue
		}
		if other, ok := ns.form(m); ok && f.words > 1 && !ns.same(&f, &other) {
			continue // a relative's
		}
		if r := ns.before(m); r != "" {
			return r
		}
		if r := ns.behind(m); r != "" {
			return r
		}
	}
	return ""
}

// before is the title in front of the name: Secretary of State, campaign manager.
func (ns *names) before(m *parse.Mention) string {
	us := ns.d.Units
	at, from := ns.nameStart(m), m.Units.From
	for from < at && (us[from].Tag == parse.Determiner || us[from].Tag == parse.Possessive) {
		from++
	}
	if from >= at || !ns.speaksOfRole(from, at) || ns.courtesy(from, at) {
		return ""
	}
	return ns.short(int(us[from].Start), int(us[at-1].End))
}

// courtesy reports whether nothing but Mr. or Ms. stands there.
func (ns *names) courtesy(from, to int) bool {
	u := &ns.d.Units[from]
	return to-from == 1 && isOneOf(ns.d.Text[u.Start:u.End], "Mr.", "Mrs.", "Ms.", "Mr", "Mrs", "Ms", "Dr.", "Herr", "Frau")
}

// behind is the apposition: Ann Lee, the mayor of Exford, said.
func (ns *names) behind(m *parse.Mention) string {
	us := ns.d.Units
	to := ns.d.Sentences[m.Sentence].Units.To
	i := m.Units.To
	if i >= to || us[i].Rune != ',' {
		return ""
	}
	end := i + 1
	for end < to && us[end].Span < 0 && us[end].Rune != ',' && us[end].Rune != '.' {
		if us[end].Tag.Finite() || us[end].Tag == parse.Wh || us[end].Tag == parse.Pronoun || us[end].Word.Cue > 1 {
			return ""
		}
		end++
	}
	if end >= to || end == i+1 || us[end].Span >= 0 || !ns.speaksOfRole(i+1, end) {
		return ""
	}
	return ns.short(int(us[i+1].Start), int(us[end-1].End))
}

// speaksOfRole reports whether a word there says what somebody is.
func (ns *names) speaksOfRole(from, to int) bool {
	for k := from; k < to; k++ {
		if ns.d.Units[k].Word.Flags.Has(parse.Role | parse.Title) {
			return true
		}
	}
	return false
}

func (ns *names) short(start, end int) string {
	if r := ns.d.Text[start:end]; utf8.RuneCountInString(r) <= longestRole {
		return r
	}
	return ""
}
