package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

func TestCut(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, in string
		limit    int
		want     string
	}{
		{"fits", "Fog closes the ferry", 20, "Fog closes the ferry"},
		{"at a word", "Fog closes the ferry again", 20, "Fog closes the…"},
		{"a word that ends at the limit", "Fog closes the ferry again", 21, "Fog closes the ferry…"},
		{"punctuation goes", "Fog, wind, rain, and snow", 12, "Fog, wind…"},
		{"no space late enough", "A Donaudampfschifffahrtsgesellschaft", 12, "A Donaudamp…"},
		{"no spaces at all", "稀有金属出口限制将放宽十一个月", 8, "稀有金属出口限…"},
		{"not inside a flag", "🇨🇭🇨🇭🇨🇭", 2, "🇨🇭…"},
		{"not inside a family", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 2, "👩‍👩‍👧‍👦…"},
		{"not inside an accent", "e\u0301e\u0301e\u0301", 2, "e\u0301…"},
		{"punctuation alone", "!!!!!!!!", 3, "!!…"},
		{"room for the mark only", "Fog", 1, "…"},
		{"no room", "Fog", 0, ""},
		{"nothing", "", 5, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := Cut(tt.in, tt.limit); got != tt.want {
				t.Errorf("Cut(%q, %d) = %q, want %q", tt.in, tt.limit, got, tt.want)
			}
		})
	}
}

func TestCutKeepsItsLimit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s, limit := rapid.String().Draw(t, "s"), rapid.IntRange(0, 40).Draw(t, "limit")
		got := Cut(s, limit)
		if n := uniseg.GraphemeClusterCount(got); n > limit {
			t.Fatalf("%q has %d characters, limit %d", got, n, limit)
		}
		if got != s && !strings.HasPrefix(s, strings.TrimSuffix(got, "…")) {
			t.Fatalf("%q does not start %q", got, s)
		}
	})
}

func TestCutBoundsPiledAccents(t *testing.T) {
	t.Parallel()
	pile := strings.Repeat("z"+strings.Repeat("\u0335", 200), 50)
	if n := utf8.RuneCountInString(Cut(pile, 50)); n > 50*24 {
		t.Errorf("%d code points in 50 characters", n)
	}
}

func TestOneLine(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, in, want string }{
		{"line breaks and tabs", " One\r\n\ttwo\u2028three ", "One two three"},
		{"terminal escape", "red\x1b[31m alert\x07", "red [31m alert"},
		{"direction override", "abc\u202egnp.exe", "abcgnp.exe"},
		{"zero width", "Har\u200bbor\ufeff Led\u00adger", "Harbor Ledger"},
		{"joiners are spelling", "می\u200cخواهم 👩\u200d🚀", "می\u200cخواهم 👩\u200d🚀"},
		{"no-break space stays", "10\u00a0km", "10\u00a0km"},
		{"broken bytes", "a\xffb", "a\ufffdb"},
		{"only space", " \n ", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := OneLine(tt.in); got != tt.want {
				t.Errorf("OneLine(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		once := OneLine(rapid.String().Draw(t, "s"))
		if twice := OneLine(once); twice != once {
			t.Fatalf("%q became %q", once, twice)
		}
	})
}
