package command

import (
	"testing"

	"pgregory.net/rapid"
)

func TestNearest(t *testing.T) {
	t.Parallel()
	topics := []string{"china", "chips", "United Kingdom", "France", "Iran", "Iraq", "EU"}
	tests := []struct{ word, want string }{
		{"chnia", "china"},
		{"China", "china"},
		{"chin", "china"},
		{"chinaa", "china"},
		{"chine", "china"},
		{"Untied Kingdon", "United Kingdom"},
		{"frnace", "France"},
		{"irn", "Iran"},
		{"iran", "Iran"},
		{"iraq", "Iraq"},
		{"eu", "EU"},
		{"ev", ""},
		{"chalk", ""},
		{"japan", ""},
		{"", ""},
	}
	for _, tt := range tests {
		got, ok := Nearest(tt.word, topics)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("Nearest(%q) = %q, %t, want %q", tt.word, got, ok, tt.want)
		}
	}
}

func TestDistance(t *testing.T) {
	t.Parallel()
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"fog", "fog", 0}, {"fog", "", 3}, {"fog", "fogs", 1}, {"fog", "frog", 1}, {"fog", "fig", 1},
		{"fog", "ofg", 1}, {"ca", "abc", 3}, {"雾中", "中雾", 1}, {"a", "aaaaaaaaaaaaaaaaaaaa", maxDistance},
	}
	for _, tt := range tests {
		if got := distance(tt.a, tt.b); got != tt.want {
			t.Errorf("distance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
	word := rapid.StringOfN(rapid.SampledFrom([]rune("abc雾")), 0, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		if d, back := distance(a, b), distance(b, a); d != back || (d == 0) != (a == b) {
			t.Fatalf("%q to %q is %d, back %d", a, b, d, back)
		}
	})
}
