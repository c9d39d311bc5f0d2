package mention

import (
	"testing"

	"pgregory.net/rapid"
)

func TestDistance(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-e]{0,7}`)
		a, b := []rune(word.Draw(t, "a")), []rune(word.Draw(t, "b"))
		d := distance(a, b, 10)
		if d != distance(b, a, 10) {
			t.Fatal("not symmetric")
		}
		if (d == 0) != (string(a) == string(b)) {
			t.Fatalf("distance(%q, %q) = %d", string(a), string(b), d)
		}
		if d < len(a)-len(b) || d > max(len(a), len(b)) {
			t.Fatalf("distance(%q, %q) = %d out of bounds", string(a), string(b), d)
		}
	})
}
