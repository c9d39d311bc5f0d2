package quote

import (
	"math"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"newsbrief/briefing"

	"pgregory.net/rapid"
)

// check fails if what Extract made of text breaks a promise of the package.
func check(t interface {
	Helper()
	Fatalf(string, ...any)
}, text string, quotes []briefing.Quote) {
	t.Helper()
	keys := 0
	for i, q := range quotes {
		if q.Start >= q.End || q.End > len(text) || q.Text != text[q.Start:q.End] {
			t.Fatalf("quote %d is not text[%d:%d]: %q", i, q.Start, q.End, q.Text)
		}
		if !onBorder(text, q.Start) || !onBorder(text, q.End) || !onBorder(text, q.SpeakerStart) || !onBorder(text, q.SpeakerEnd) {
			t.Fatalf("quote %d cuts a rune: %+v", i, q)
		}
		if q.SpeakerStart > q.SpeakerEnd || q.Speaker != "" && q.SpeakerStart == q.SpeakerEnd {
			t.Fatalf("quote %d names a speaker it doesn't mention: %+v", i, q)
		}
		if !strings.Contains(text, q.Role) || !strings.Contains(text, q.Speaker) {
			t.Fatalf("quote %d: speaker %q or role %q is not in the text", i, q.Speaker, q.Role)
		}
		if math.IsNaN(q.Confidence) || q.Confidence < 0 || q.Confidence > 1 {
			t.Fatalf("quote %d: confidence %v", i, q.Confidence)
		}
		end := q.End
		for _, p := range q.Rest {
			if p.Start < end || p.End > len(text) || p.Text != text[p.Start:p.End] {
				t.Fatalf("a piece of quote %d is not behind the one before, or not in the text: %+v", i, q)
			}
			end = p.End
		}
		for _, p := range quotes[:i] {
			if p.Start > q.Start || p.End > q.Start && p.End < q.End {
				t.Fatalf("quotes overlap or are out of order: %+v, %+v", p, q)
			}
		}
		if q.Key {
			keys++
		}
	}
	if keys > 1 {
		t.Fatalf("%d key quotes", keys)
	}
}

// onBorder reports whether a rune starts at i; a stray byte is a rune.
func onBorder(text string, i int) bool {
	return i == len(text) || utf8.RuneStart(text[i]) || !utf8.ValidString(text)
}

var pieces = []string{
	"“", "”", "\"", "„", "‘", "’", "'", "«", "»", "「", "」", "— ", "-", ": ", ", ", ". ", "\n", "\n\n", " ", "(", ")", "!", "?", "…",
	"said ", "Nora Whitlock ", "she ", "told ", "the mayor ", "of ", "that ", "Ann", "’s ", "Secretary of State ", "has ", "I ",
	"sagte ", "dit ", "сказал ", "Анна ", "表示：", "と述べた", "は", "قال ", "\xff", "\u00a0", "1,5", "U.S. ", "e\u0301", "🙂",
}

func article() *rapid.Generator[string] {
	piece := rapid.OneOf(rapid.SampledFrom(pieces), rapid.SampledFrom(pieces), rapid.StringN(0, 6, -1))
	return rapid.Map(rapid.SliceOfN(piece, 0, 80), func(p []string) string { return strings.Join(p, "") })
}

func TestExtractKeepsItsPromises(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		title, text := article().Draw(t, "title"), article().Draw(t, "text")
		lang := rapid.SampledFrom([]string{"", "en", "de", "fr", "es", "ru", "zh-Hans", "ja", "ar", "xx"}).Draw(t, "lang")
		quotes := Extract(title, text, lang)
		check(t, text, quotes)
		if again := Extract(title, text, lang); !reflect.DeepEqual(again, quotes) {
			t.Fatalf("a second look differs")
		}
	})
}

// A paragraph without marks in front moves offsets and nothing else.
func TestExtractMovesWithTheText(t *testing.T) {
	t.Parallel()
	const text = "“We will open the bridge on Friday,” said Nora Whitlock. “It took years.”"
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.IntRange(0, 20).Draw(t, "lines")
		pad := strings.Repeat("\n", lines)
		a, b := Extract("", text, "en"), Extract("", pad+text, "en")
		if len(a) != len(b) {
			t.Fatalf("%d quotes, then %d", len(a), len(b))
		}
		for i := range a {
			if a[i].Start+lines != b[i].Start || a[i].Speaker != b[i].Speaker {
				t.Fatalf("%+v became %+v", a[i], b[i])
			}
		}
	})
}

func FuzzExtract(f *testing.F) {
	f.Add("Bridge", "“We will open it,” said Nora Whitlock. \"It took\nyears", "en")
	f.Add("", "— Мы, — сказала Анна. — Да.\n\xff«", "ru")
	f.Add("", "林宁表示：“好。”\n「海」と述べた", "")
	f.Fuzz(func(t *testing.T, title, text, lang string) {
		check(t, text, Extract(title, text, lang))
	})
}
