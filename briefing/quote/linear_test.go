package quote

import (
	"strings"
	"testing"
)

// Texts of one kind of thing only: what is quadratic anywhere takes hours here,
// and ends at the test's own time-out rather than at a stopwatch's.
func TestExtractIsLinear(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("long texts")
	}
	const size = 10 << 20
	units := map[string]string{
		"straight marks":    `"`,
		"opening marks":     "“",
		"closing marks":     "”",
		"nested marks":      "«a ",
		"no marks":          "the mayor of Exford said that ",
		"short quotations":  `"a b c." `,
		"names":             "Ann Lee, ",
		"commas":            ", ",
		"open brackets":     "( ",
		"one-line dialogue": "“We will come.” She said so.\n",
		"one word":          "a",
		"broken bytes":      "\xff\xfe",
		"blank":             " ",
		"dashes":            "— a — b ",
		"clauses":           "sagte Holm, „ja“, der Rat, ",
	}
	for name, unit := range units {
		for _, lang := range []string{"en", "de", "fr", "ja"} { // by models, by rules, by rules without blanks
			t.Run(name+" "+lang, func(t *testing.T) {
				text := strings.Repeat(unit, size/len(unit))
				quotes := Extract(text[:min(len(text), 1000)], text, lang)
				if len(quotes) < 200 {
					check(t, text, quotes)
				}
			})
		}
	}
}
