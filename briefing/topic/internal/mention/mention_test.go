package mention

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSentences(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"":                      0,
		"One. Two! Three? Four": 4,
		"Mr. Crane of the U.S. Navy came. He left": 2,
		"Shares of Brannoch Corp. Rose":            1,
		"One\n\nTwo":                               2,
		"About 3.5 of them. they said":             1,
		"中国表示。日本表示":                                2,
	} {
		tokens := tokenize(text)
		got := 0
		if of := sentences(text, tokens); len(of) > 0 {
			got = of[len(of)-1] + 1
		}
		if got != want {
			t.Errorf("%q: %d sentences, want %d", text, got, want)
		}
	}
}

func TestReadDateline(t *testing.T) {
	t.Parallel()
	lex, err := Load(Source{"x.txt", "[norland] Norland\nname: Norland\ncapital: Brannoch"})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"BRANNOCH, June 3 (Wire) - Ships came.": "BRANNOCH, June 3 (Wire)",
		"Brannoch (wire) – Ships came.":         "Brannoch (wire)",
		"BRANNOCH -- Ships came.":               "BRANNOCH",
		"Ships came - to Brannoch.":             "",
		"“BRANNOCH” - a play.":                  "",
	} {
		r := lex.Read("", text, "en")
		if r.Dateline.Text != want || len(r.Dateline.Mentions) != strings.Count(strings.ToUpper(want), "BRANNOCH") {
			t.Errorf("%q: dateline %q with %v", text, r.Dateline.Text, r.Dateline.Mentions)
		}
	}
}

// A dateline names a place: a city that is a word too needs no more there.
func TestReadUnsureDateline(t *testing.T) {
	t.Parallel()
	lex, err := Load(Source{"x.txt", "[norland] Norland\nname: Norland\ncapital: Nice?\ncity: Reading??"})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{
		"NICE, June 3 - Ships came.":           1,
		"Nice (wire) - Ships came.":            1,
		"READING, June 3 - Ships came.":        0,
		"June 3 (Nice) - Ships came.":          0,
		"Nice ships came.":                     0,
		"BRANNOCH, June 3 - Nice ships came.":  0,
		"READING, June 3 - Norland has ships.": 1,
	} {
		if r := lex.Read("", text, "en"); len(r.Dateline.Mentions) != want {
			t.Errorf("%q: %v in its dateline, want %d", text, r.Dateline.Mentions, want)
		}
	}
}

// Mentions are in order, within the text, and each has a sentence.
func TestReadProperties(t *testing.T) {
	t.Parallel()
	lex, err := Load(Source{"x.txt", "[norland] Norland\nname: Norland; North Land?\ndemonym: Norish\nname/zh: 北国\nblocked: Norland Inn"})
	if err != nil {
		t.Fatal(err)
	}
	word := rapid.SampledFrom([]string{"Norland", "North", "Land", "Norish", "Inn", "in", "北国人", ".", "\n\n", " - ", "\xf0\x9f", "'s"})
	rapid.Check(t, func(t *rapid.T) {
		r := lex.Read(strings.Join(rapid.SliceOfN(word, 0, 9).Draw(t, "title"), " "), strings.Join(rapid.SliceOfN(word, 0, 40).Draw(t, "text"), " "), "")
		if len(r.Sentences) != len(r.Body.Tokens) {
			t.Fatalf("%d sentences of %d tokens", len(r.Sentences), len(r.Body.Tokens))
		}
		last := 0
		for _, m := range r.Body.Mentions {
			if m.First < last || m.End <= m.First || m.End > len(r.Body.Tokens) {
				t.Fatalf("mention %+v after %d", m, last)
			}
			last = m.First
		}
	})
}
