package sqlite

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestSegment(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		index, query string
		prefix       bool
	}{
		"Ferry returns!": {"Ferry returns", "Ferry returns", false},
		"中国经济":           {"中国 国经 经济 济", "中国 国经 经济", false},
		"中":              {"中", "中", true},
		"中国GDP增":         {"中国 国 GDP 增", "中国 国 GDP 增", true},
		"フェリー":           {"フェ ェリ リー ー", "フェ ェリ リー", false},
		"ที่":            {"ท", "ท", true},
		"ＧＤＰ":            {"GDP", "GDP", false},
		"Cafe\u0301":     {"Café", "Café", false},
		`"a" AND b*`:     {"a AND b", "a AND b", false},
		"a\x00b":         {"a b", "a b", false},
		" ?! ":           {"", "", false},
	} {
		if got := strings.Join(strings.Fields(segment(text)), " "); got != want.index {
			t.Errorf("segment(%q) = %q, want %q", text, got, want.index)
		}
		query, prefix := segmentQuery(text)
		if got := strings.Join(strings.Fields(query), " "); got != want.query || prefix != want.prefix {
			t.Errorf("segmentQuery(%q) = %q, %v; want %q, %v", text, got, prefix, want.query, want.prefix)
		}
	}
}

func TestMatch(t *testing.T) {
	t.Parallel()
	for want, words := range map[string][]string{
		``:                       {"", "?!", `"`},
		`"ferry"`:                {"ferry"},
		`"port amsel" OR "中国"`:   {"port amsel", "中国"},
		`"中"*`:                   {"中"},
		`"a AND b" OR "title x"`: {"a AND b", "title:x"},
	} {
		if got := match(words); got != want {
			t.Errorf("match(%q) = %s, want %s", words, got, want)
		}
	}
}

// FuzzSegment: nothing but words comes out, so that no text is query syntax,
// and what is indexed is found: the query's words are the index's, but for the
// last.
func FuzzSegment(f *testing.F) {
	for _, text := range []string{"", "Ferry", `a"b`, "中国经济 GDP", "ที่กรุงเทพ", "\xff\x00", "フェリー*", "ﷺ½"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		index := segment(text)
		if !utf8.ValidString(index) {
			t.Fatalf("%q gives invalid UTF-8", text)
		}
		for _, r := range index {
			if r != ' ' && !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) {
				t.Fatalf("%q gives %q, which is no part of a word", text, r)
			}
		}
		query, _ := segmentQuery(text)
		if !strings.HasPrefix(index, query) {
			t.Fatalf("%q is asked for as %q and indexed as %q", text, query, index)
		}
	})
}
