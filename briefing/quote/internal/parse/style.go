package parse

import "strings"

// A style is how an article uses marks that languages use in different ways.
type style struct {
	single    bool // ‘ ’ or ' ' are the only marks there are
	sameCurly bool // ” opens as well as closes, as in Finnish
	angled    bool // « and » occur
	inward    bool // »so« rather than «so»
	dash      bool // a dash at the start of a paragraph opens speech
}

func styleOf(text string, lang *Language) style {
	var st style
	var double, opening bool
	closing := 0
	for _, r := range text {
		switch r {
		case '"', '「', '『':
			double = true
		case '“', '„':
			double, opening = true, true
		case '”':
			double = true
			closing++
		case '«', '»':
			if !st.angled {
				st.angled, st.inward = true, r == '»'
			}
		}
	}
	st.single = !double && !st.angled && !strings.Contains(text, "''")
	st.sameCurly = closing > 1 && !opening
	switch lang.Code {
	case "fr", "es", "it", "pt", "pl", "cs", "ru", "el":
		st.dash = true
	}
	return st
}
