package text

import (
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"newsbrief/briefing"
)

func TestAt(t *testing.T) {
	t.Parallel()
	const page = "https://a.example/x"
	tests := []struct{ name, address, passage, want string }{
		{"short", page, "We came for a timetable", page + "#:~:text=We%20came%20for%20a%20timetable"},
		{"as long as is named whole", page, "a b c d e f g h", page + "#:~:text=a%20b%20c%20d%20e%20f%20g%20h"},
		{"long", page, "a b c d e f g h i", page + "#:~:text=a%20b%20c%20d,f%20g%20h%20i"},
		{"one word", page, "No", page + "#:~:text=No"},
		{"syntax", page, "Q&A, well-kept, 1+1=100%", page + "#:~:text=Q%26A%2C%20well%2Dkept%2C%201%2B1%3D100%25"},
		{"a comma at the cut", page, "First, second, third, fourth, fifth, sixth, seventh, eighth, ninth",
			page + "#:~:text=First%2C%20second%2C%20third%2C%20fourth%2C,sixth%2C%20seventh%2C%20eighth%2C%20ninth"},
		{"umlauts", page, "Größe überrascht", page + "#:~:text=Gr%C3%B6%C3%9Fe%20%C3%BCberrascht"},
		{"curly apostrophe", page, "We don’t know", page + "#:~:text=We%20don%E2%80%99t%20know"},
		{"blanks", page, "  We\u00a0 came\tback ", page + "#:~:text=We%20came%20back"},
		{"paragraphs", page, "We came.\n\nWe saw.", page + "#:~:text=We%20came.,We%20saw."},
		{"Chinese", page, "企业需要的是", page + "#:~:text=" + url.QueryEscape("企业需要的是")},
		{"Chinese, long", page, "企业需要的是可以预期的规则，而不是每个季度都在改变的表格，我们已经说过很多次了。",
			page + "#:~:text=" + url.QueryEscape("企业需要的是可以预期的规则，") + "," + url.QueryEscape("我们已经说过很多次了。")},
		{"Chinese, one long clause", page, "企业需要的是可以预期的规则而不是每个季度都在改变的表格", page + "#:~:text=" + url.QueryEscape("企业需要的是可以预期的规则而不是每个季度都在改变的表格")},
		{"Japanese, short clauses", page, "はい、はい、行きます。明日の朝、駅の前で待っていてください。",
			page + "#:~:text=" + url.QueryEscape("はい、はい、行きます。") + "," + url.QueryEscape("駅の前で待っていてください。")},
		{"other fragment", page + "#/story/5", "No", page + "#/story/5:~:text=No"},
		{"other directive", page + "#:~:text=Yes", "No", page + "#:~:text=No"},
		{"blank", page, " \n", page},
		{"no address", "", "words", ""},
		{"too long for a link", page, strings.Repeat("长", 400), page},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := At(tt.address, tt.passage); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func split(first string, rest ...string) briefing.Quote {
	q := briefing.Quote{Text: first}
	for _, piece := range rest {
		q.Rest = append(q.Rest, briefing.Part{Text: piece})
	}
	return q
}

func TestAtQuote(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		quote briefing.Quote
		want  string
	}{
		{"whole", briefing.Quote{Text: "We will act."}, "We%20will%20act."},
		{"split", split("We will act,", "and soon."), "We%20will%20act%2C,and%20soon."},
		{"split, long", split("We will act as the town wants,", "if it lets us do so."), "We%20will%20act%20as,lets%20us%20do%20so."},
		{"split, of the same words", split("Never,", "Never,"), "Never%2C,Never%2C"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got, want := AtQuote("https://a.example/", tt.quote), "https://a.example/#:~:text="+tt.want; got != want {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

// Whatever the passage, the link is one, and says the passage's first and last
// words, whole.
func TestAtNamesWholeWords(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		passage := strings.ToValidUTF8(rapid.String().Draw(t, "passage"), "?")
		link := At("https://a.example/x", passage)
		_, directive, ok := strings.Cut(link, "#:~:text=")
		if !ok {
			if strings.TrimSpace(passage) != "" && len(passage) < 500 {
				t.Fatalf("no fragment for %q", passage)
			}
			return
		}
		if !IsWeb(link) || strings.ContainsAny(directive, "&-") {
			t.Fatalf("%q is no link", link)
		}
		line := " " + strings.Join(strings.Fields(passage), " ") + " "
		start, end, _ := strings.Cut(directive, ",")
		if start, err := url.PathUnescape(start); err != nil || !strings.HasPrefix(line, " "+start) {
			t.Fatalf("%q does not begin with %q, %v", line, start, err)
		}
		if end, err := url.PathUnescape(end); err != nil || end != "" && !strings.HasSuffix(line, end+" ") {
			t.Fatalf("%q does not end with %q, %v", line, end, err)
		}
	})
}
