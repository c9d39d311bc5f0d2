package prose

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The matcher finds just the kinds of the patterns that occur.
func TestMatcher(t *testing.T) {
	t.Parallel()
	word := rapid.StringOfN(rapid.SampledFrom([]rune("abB ")), 1, 4, -1)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(word, 1, 8).Draw(t, "patterns")
		text := rapid.StringOfN(rapid.SampledFrom([]rune("abBA cé")), 0, 30, -1).Draw(t, "text")
		var patterns []pattern
		want := uint64(0)
		for i, w := range words {
			patterns = append(patterns, pattern{w, 1 << i})
			if strings.Contains(strings.ToLower(text), strings.ToLower(w)) {
				want |= 1 << i
			}
		}
		if got := newMatcher(patterns, foldText).in(text); got != want {
			t.Errorf("%q in %q: kinds %b, want %b", words, text, got, want)
		}
	})
}

func TestMarksOf(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"article-body": "body", "ArticleBody": "body", "c-related__item": "related", "relatedArticles": "related",
		"newsletter-box": "letter", "wp-caption-text": "caption", "x12": "",
	} {
		got := MarksOf(name)
		if want == "" && got != 0 || want != "" && uint64(got)&marks.bits[want] == 0 {
			t.Errorf("%s: marks %b, want %s", name, got, want)
		}
	}
}
