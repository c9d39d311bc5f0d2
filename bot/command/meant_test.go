package command

import (
	"testing"
	"time"
)

func TestMeant(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"digset":           "digest 08:00 weekdays",
		"hlep":             "help",
		"feds":             "feeds",
		"unfolow":          "unfollow china",
		"china":            "",
		"digset, china":    "",
		"digset top 3":     "",
		"zeppelin":         "",
		"digest 08:00":     "",
		"":                 "",
		"a digest of news": "",
	} {
		c, err := Parse(text, time.Now(), time.UTC)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		got := ""
		if u := Meant(c); u != nil {
			got = u.Suggestion
			if _, err := Parse(got, time.Now(), time.UTC); err != nil {
				t.Errorf("the suggestion %q can't be read: %v", got, err)
			}
		}
		if got != want {
			t.Errorf("%q was likely meant as %q, want %q", text, got, want)
		}
	}
}
