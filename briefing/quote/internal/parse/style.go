package parse

import "strings"

// A style is how an article uses marks that languages use in different ways.
type style struct {
	single    bool // ‘ ’ or ' ' are the only marks there are
	sameCurly bool // ” opens as well as closes, as in Finnish
	inward    bool // »so« rather than «so»
	dash      bool // a dash at the start of a paragraph opens speech
}

func styleOf(text string, lang *Language) style {
	st := style{single: !strings.ContainsAny(text, "\"“”„«»「『")}
	st.sameCurly = strings.Contains(text, "”") && !strings.ContainsAny(text, "“„")
	if i := strings.IndexAny(text, "«»"); i >= 0 {
		st.inward = strings.HasPrefix(text[i:], "»")
	}
	switch lang.Code {
	case "fr", "es", "it", "pt", "pl", "cs", "ru", "el":
		st.dash = true
	}
	return st
}
