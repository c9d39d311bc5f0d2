package collect_test

import (
	"context"
	"strings"
	"testing"

	"newsbrief/briefing/collect"
)

// site answers with one page whatever is asked for.
type site string

func (s site) Page(_ context.Context, url string) ([]byte, string, string, error) {
	return []byte(s), "text/html; charset=utf-8", url, nil
}

// What stands behind a link and is no article costs the item nothing that its
// feed told, nobody is quoted from it, and it is counted.
func TestPagesThatAreNoArticles(t *testing.T) {
	t.Parallel()
	const (
		quoted = `<p>“Your subscription keeps the ferry on its course,” said Edda Marsh, who is the publisher of the paper, on Monday, and thanked all of those who pay.</p>`
		long   = `<p>The ferry waits for the tide because the channel has silted up over the winter, the harbor office said, and nobody has dredged it since the last boat was sold.</p>`
	)
	tests := map[string]struct {
		page   string
		others int
	}{
		"paywall":   {`<h1>Ferry is late</h1>` + quoted + `<p>Already a subscriber? Log in.</p>`, 2},
		"consent":   {`<h1>Ferry is late</h1><p>We use cookies. “We and our partners value your privacy,” said Edda Marsh, and asked whether you would accept all cookies.</p>`, 2},
		"live blog": {`<script type="application/ld+json">{"@type":"LiveBlogPosting"}</script><h1>Ferry is late</h1>` + strings.Repeat(quoted, 3), 2},
		"article":   {`<h1>Ferry is late</h1>` + long + quoted, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newShelf("https://a.example")
			report, err := collector(s, site(tt.page), two).Round(t.Context())
			if err != nil || report.Added != 2 || report.Found[collect.Other] != tt.others {
				t.Fatalf("Round = %+v, %v; want %d pages of another kind", report, err, tt.others)
			}
			for _, it := range s.items {
				if other := tt.others > 0; it.Article.Page == other || other && (it.Article.Text != it.Summary || len(it.Quotes) > 0) {
					t.Errorf("article %+v, quotes %+v", it.Article, it.Quotes)
				}
			}
		})
	}
}
