package article

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"newsbrief/briefing"
)

// plums is a paragraph of an article, 160 characters long.
const plums = "<p>The frost took the plums of the whole valley in one night, said the growers, and the few that were left were eaten by the birds before anybody could pick them.</p>"

// TestKind holds pages that are no articles, each beside one that looks like it
// and is.
func TestKind(t *testing.T) {
	t.Parallel()
	entries := "<p>14:05</p>" + plums + "<p>13:40</p>" + plums + "<p>13:12</p>" + plums
	var headlines strings.Builder
	for n := range 15 {
		fmt.Fprintf(&headlines, `<li><a href="/news/%d">The growers of valley number %d have lost all of their plums</a></li>`, n, n)
	}
	list := "<ul>" + headlines.String() + "</ul>"
	tests := map[string]struct {
		path, markup string
		want         kind
	}{
		"article":                   {"frost", strings.Repeat(plums, 8), ordinary},
		"live blog":                 {"live/frost", entries, live},
		"live blog, in metadata":    {"frost", `<script type="application/ld+json">{"@type":"LiveBlogPosting"}</script>` + plums, live},
		"times, but not live":       {"frost", entries, ordinary},
		"live, but without times":   {"live/frost", plums, ordinary},
		"gallery":                   {"gallery/frost", plums, gallery},
		"gallery with an article":   {"gallery/frost", strings.Repeat(plums, 8), ordinary},
		"list":                      {"news", plums + list, listing},
		"list below an article":     {"news/frost", strings.Repeat(plums, 12) + list, ordinary},
		"list that says article":    {"news", `<meta property="og:type" content="article">` + plums + list, ordinary},
		"front page":                {"", strings.Repeat(plums, 12) + list, listing},
		"consent":                   {"frost", "<p>Before you continue to Plumwire: we use cookies, and so do 834 partners of ours, to measure what you read here.</p>", consent},
		"robots":                    {"frost", "<p>Please verify you are human by completing the action below, so that we know that you are no robot.</p>", consent},
		"article about consent":     {"frost", "<p>We use cookies, said the baker.</p>" + strings.Repeat(plums, 2), ordinary},
		"paywall":                   {"frost", plums + "<p>Already a subscriber? Log in.</p>", wall},
		"paywall, in metadata":      {"frost", `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>` + plums, wall},
		"paid for and shown":        {"frost", `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>` + strings.Repeat(plums, 8), ordinary},
		"free":                      {"frost", `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":true}</script>` + plums, ordinary},
		"wall's words, all of text": {"frost", strings.Repeat(plums, 8) + "<p>Already a subscriber? Log in.</p>", ordinary},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page := Page{URL: "https://www.plumwire.example/" + tt.path, Body: []byte("<title>Frost takes the plums</title><h1>Frost takes the plums</h1>" + distinct(tt.markup))}
			a, err := FromPage(page)
			if tt.want == ordinary {
				if err != nil {
					t.Fatal(err)
				}
			} else if !errors.Is(err, briefing.ErrNotArticle) || !strings.Contains(err.Error(), string(tt.want)) {
				t.Errorf("error %v, want %s; text %q", err, tt.want, a.Text)
			}
			if strings.Contains(a.Text, "subscriber") {
				t.Errorf("the wall is part of the text: %q", a.Text)
			}
		})
	}
}

// distinct numbers the paragraphs: a text that stands twice is shown once.
func distinct(markup string) string {
	n := 0
	for strings.Contains(markup, "<p>The ") {
		n++
		markup = strings.Replace(markup, "<p>The ", fmt.Sprintf("<p>In year %d the ", n), 1)
	}
	return markup
}
