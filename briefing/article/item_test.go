package article

import (
	"strings"
	"testing"
	"time"

	"newsbrief/briefing"
)

// TestFromItemGolden reads each item of testdata/items: it.HTML is item.html.
func TestFromItemGolden(t *testing.T) {
	t.Parallel()
	golden(t, "testdata/items/*.txtar", func(t *testing.T, in map[string]string) briefing.Article {
		a, ok := FromItem(briefing.Item{
			Link: in["link"], Title: in["title"], Summary: in["summary"], HTML: in["item.html"], Outlet: in["outlet"],
			Published: time.Date(2031, 3, 4, 16, 41, 0, 0, time.UTC),
		})
		if !ok {
			t.Fatal("taken for a teaser")
		}
		return a
	})
}

func TestFromItem(t *testing.T) {
	t.Parallel()
	full := "<p>" + strings.ReplaceAll(story, "\n", "</p><p>") + "</p>"
	long := strings.Repeat(full, 3)
	tests := map[string]struct {
		html, summary string
		want          bool
	}{
		"full":                      {full, "The orchard owners met.", true},
		"no content":                {"", "The orchard owners met.", false},
		"short":                     {"<p>The orchard owners met on Thursday.</p>", "", false},
		"cut off":                   {full + "<p>And then the pears […]</p>", "", false},
		"cut off in ASCII":          {full + "<p>And then the pears [...]</p>", "", false},
		"dots":                      {full + "<p>And then the pears…</p>", "", false},
		"read more":                 {full + `<p><a href="/frost">Read more</a></p>`, "", false},
		"continue reading":          {full + `<p><a href="https://plumwire.example/frost">Continue reading “Frost takes the plums”</a></p>`, "", false},
		"weiterlesen":               {full + `<p>Und dann. <a href="/frost">Weiterlesen</a></p>`, "", false},
		"read more elsewhere":       {full + `<p><a href="https://other.example/pears">Read more</a></p>`, "", true},
		"no more than the summary":  {full, story, false},
		"the summary is everything": {long, strings.Repeat(story, 3), true},
		"long and cut off":          {long + long + long + "<p>…</p>", "", true},
		"only boilerplate":          {strings.Repeat("<p>The post Frost appeared first on Plumwire.</p>", 30), "", false},
		"chinese":                   {"<p>" + strings.Repeat("果园主们周四开会讨论霜冻造成的损失。", 11) + "</p>", "", true},
		"too deep":                  {strings.Repeat("<div>", 600) + full, "", false},
		"plain text":                {story, "", true},
	}
	for name, tt := range tests {
		it := briefing.Item{Link: "https://plumwire.example/frost", Title: "Frost takes the plums", HTML: tt.html, Summary: tt.summary}
		a, ok := FromItem(it)
		if ok != tt.want || ok && a.Text == "" {
			t.Errorf("%s: got %v, want %v; text %q", name, ok, tt.want, a.Text)
		}
	}
}
