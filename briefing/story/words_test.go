package story

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Ferries ran aground.":        "ferry ran aground",
		"talks talked talking":        "talk talk talk",
		"stopped, planning; missed":   "stop plan miss",
		"Vorwick's U.S. trip":         "vorwick u.s trip",
		"1,250 crowns on 3.5 miles":   "1250 crown on 3.5 mile",
		"Twenty-one of five":          "20 1 of 5",
		"AT&T’s bus, news and basis":  "at&t bus news and basis",
		"罢工开始 now":                    "罢工 工开 开始 now",
		"":                            "",
		"\xff\xfe ... --- \u200b":     "",
		"state-of-the-art Élysée née": "stat of the art élysé née",
	} {
		var got []string
		for _, w := range words(nil, text) {
			got = append(got, w.stem)
		}
		if joined := strings.Join(got, " "); joined != want {
			t.Errorf("%q: %q, want %q", text, joined, want)
		}
	}
}

func TestWordsKnowSentences(t *testing.T) {
	t.Parallel()
	var starts []string
	for _, w := range words(nil, "The ship sank. Nobody drowned!\nCaptain Vorwick (Who else?) said: \"We swam.\"") {
		if w.starts {
			starts = append(starts, w.stem)
		}
	}
	if want := []string{"the", "nobody", "captain", "who", "said", "we"}; !slices.Equal(starts, want) {
		t.Errorf("sentences start with %q, want %q", starts, want)
	}
}

func TestStamps(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]stamps{
		"On June 3, 2026 it rained":                {[]day{6*32 + 3}, 2026},
		"on 3 June":                                {[]day{6*32 + 3}, 0},
		"the 3rd of June and June 3":               {[]day{6*32 + 3}, 0},
		"am 3. Oktober":                            {[]day{10*32 + 3}, 0},
		"le 1er juin":                              {[]day{6*32 + 1}, 0},
		"el 3 de enero de 2025":                    {[]day{1*32 + 3}, 2025},
		"2026-06-03T10:00 and 1999":                {[]day{6*32 + 3}, 2026},
		"the marines may march in may, 2099 or 12": {nil, 0},
		"June 45, 12345, 2026-13-40, 99-99":        {nil, 0},
		"":                                         {},
	} {
		if got := stampsOf(text); !slices.Equal(got.days, want.days) || got.latest != want.latest {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestSentencesAreTheText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("aB .!?\n”。é"))).Draw(t, "text")
		var whole strings.Builder
		for s := range sentences(text) {
			if s == "" {
				t.Fatal("an empty sentence")
			}
			whole.WriteString(s)
		}
		if whole.String() != text {
			t.Fatalf("%q became %q", text, whole.String())
		}
	})
}
