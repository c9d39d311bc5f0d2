package article

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// samplePage is a news page of about paragraphs/2 kB, a third of it text.
func samplePage(paragraphs int) string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The frost and the plums | Plumwire</title>
<meta property="og:site_name" content="Plumwire"><meta property="article:published_time" content="2031-04-02T07:15:00+01:00">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"The frost and the plums","author":{"name":"Edda Marsh"}}</script></head><body>`)
	b.WriteString(`<nav><ul>` + strings.Repeat(`<li class="menu-item"><a href="/section/index.html" class="menu-link">Section</a></li>`, paragraphs/2) + `</ul></nav><article><h1>The frost and the plums</h1>`)
	lines := strings.Split(story, "\n")
	for i := range paragraphs {
		fmt.Fprintf(&b, `<div class="block block-%d"><p class="text" data-index="%d">%s <a href="/note/%d">Note</a>, <em>say</em> the growers.</p></div>`+"\n", i%7, i, lines[i%len(lines)], i)
	}
	b.WriteString(`</article><aside class="related"><ul>` + strings.Repeat(`<li><a href="/other">Another article, about pears</a></li>`, paragraphs/4) + `</ul></aside><footer>© Plumwire</footer></body></html>`)
	return b.String()
}

// BenchmarkFromPage reads a page of 85 kB. Its floor is what parsing the markup
// alone takes, its yardstick what readability takes to find the text and
// nothing else.
func BenchmarkFromPage(b *testing.B) {
	page := []byte(samplePage(200))
	b.Run("article", func(b *testing.B) {
		b.SetBytes(int64(len(page)))
		for b.Loop() {
			if _, err := FromPage(Page{URL: "https://plumwire.example/frost", Body: page}); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
	})
	b.Run("readability", func(b *testing.B) {
		b.SetBytes(int64(len(page)))
		for b.Loop() {
			root, err := html.Parse(bytes.NewReader(page))
			if err != nil {
				b.Fatal(err)
			}
			if len(readable(root, parseAddress("https://plumwire.example/frost"))) == 0 {
				b.Fatal("no text")
			}
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
	})
	b.Run("floor", func(b *testing.B) {
		b.SetBytes(int64(len(page)))
		for b.Loop() {
			if _, err := html.Parse(bytes.NewReader(page)); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
	})
}
