package mention

import "strings"

// Words that are frequent in one language and rare in the others, enough to
// tell the languages apart in which the lexicon has aliases.
var functionWords = map[string]map[string]bool{
	"en": words("the and to of that is was for with as on are by be has have it at from"),
	"de": words("der die das und ist von den dem mit für auf nicht sich ein eine im zu"),
	"fr": words("le la les des et est dans pour que qui une sur pas du au aux"),
	"es": words("el los las y que en una por con para del se su al como"),
	"it": words("il di che per una sono della nel con del gli alla anche non"),
	"ru": words("и в не на что с по как это из за от"),
}

// languageOf returns the base language of a text: the given one, else a guess
// from its first words, English where nothing is to be seen.
func languageOf(given string, tokens []Token) string {
	if given != "" {
		base, _, _ := strings.Cut(strings.ReplaceAll(given, "_", "-"), "-")
		return strings.ToLower(base)
	}
	best, most := "en", 0
	for _, lang := range []string{"en", "de", "fr", "es", "it", "ru"} {
		n := 0
		for _, t := range tokens[:min(len(tokens), 200)] {
			if functionWords[lang][t.Word] {
				n++
			}
		}
		if n > most {
			best, most = lang, n
		}
	}
	return best
}
