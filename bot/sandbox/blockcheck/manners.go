package blockcheck

import (
	"regexp"
	"strings"
	"unicode"
)

// buttonManners warns of what people stumble over at a button.
func buttonManners(c *checker, at string, o object) {
	label, _ := o["text"].(object)
	s, _ := label["text"].(string)
	if !titleCase(s) {
		c.warnf(at+"/text", "the label %q is not in Title Case", s)
	}
	if hasEmoji(s) {
		c.warnf(at+"/text", "an emoji on a button: not every reader sees it")
	}
	if _, asks := o["confirm"]; o["style"] == "danger" && !asks {
		c.warnf(at, "a danger button without confirm")
	}
}

// longWord is the length from which a word of a label is capitalised.
const longWord = 4

// titleCase reports whether the first word of s and every long one begin with
// a capital, as far as their script has any.
func titleCase(s string) bool {
	for i, word := range strings.Fields(s) {
		first := []rune(word)[0]
		if unicode.IsLower(first) && (i == 0 || len([]rune(word)) >= longWord) {
			return false
		}
	}
	return true
}

var shortcode = regexp.MustCompile(`:[a-z0-9_+-]+:`)

// hasEmoji reports whether s has a :shortcode: or a pictograph.
func hasEmoji(s string) bool {
	return shortcode.MatchString(s) || strings.ContainsFunc(s, func(r rune) bool {
		return (r >= 0x1F300 && r <= 0x1FAFF) || (r >= 0x2600 && r <= 0x27BF) || r == 0xFE0F
	})
}
