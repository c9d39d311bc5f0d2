package parse

import "testing"

func TestCountWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"":                   0,
		"— … !":              0,
		"we waited 9 years":  4,
		"it’s  a\tbridge.":   3,
		"我们等了九年":             3,
		"the 桥城 of Exford":   4,
		"\xff\xfe bad bytes": 2,
	} {
		if got := CountWords(text); got != want {
			t.Errorf("%q: %d words, want %d", text, got, want)
		}
	}
}

func TestLastRune(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]rune{"": '\uFFFD', "a": 'a', "等。": '。'} {
		if got := LastRune(text); got != want {
			t.Errorf("%q ends in %q, want %q", text, got, want)
		}
	}
}
