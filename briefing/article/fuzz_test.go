package article

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"newsbrief/briefing"
)

// seed adds the file of that name in each archive that matches to the corpus.
func seed(f *testing.F, pattern, name string) {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		f.Fatalf("no archives at %s: %v", pattern, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range txtar.Parse(data).Files {
			if part.Name == name {
				f.Add(part.Data)
			}
		}
	}
}

func FuzzFromPage(f *testing.F) {
	seed(f, "testdata/pages/*.txtar", "page.html")
	f.Add([]byte("<p>\xff\xfe</p><a href=://>Source link"))
	f.Add([]byte(`<script type="application/ld+json">{"@type":["Article",{"name":1}],"author":[[["x"]]],"datePublished":{"@value":"2031"}}</script><p>x`))
	f.Add([]byte(reopening(3)))
	f.Fuzz(func(t *testing.T, body []byte) {
		a, err := FromPage(Page{URL: "https://www.plumwire.example/2031/x", Body: body})
		if a.Text == "" && err == nil || a.Text != "" && err != nil && !errors.Is(err, briefing.ErrNotArticle) {
			t.Errorf("error %v with text %q", err, a.Text)
		}
		checkArticle(t, a)
	})
}

func FuzzFromItem(f *testing.F) {
	seed(f, "testdata/items/*.txtar", "item.html")
	f.Fuzz(func(t *testing.T, html []byte) {
		it := briefing.Item{Link: "https://www.plumwire.example/x", Title: "Frost", HTML: string(html)}
		if a, ok := FromItem(it); ok {
			checkArticle(t, a)
		}
	})
}

// checkArticle holds what is promised of every article.
func checkArticle(t *testing.T, a briefing.Article) {
	t.Helper()
	for _, s := range []string{a.Title, a.Text, a.URL, a.Outlet, a.Author, a.Language, a.Original.Name, a.Original.URL} {
		if !utf8.ValidString(s) {
			t.Errorf("not UTF-8: %q", s)
		}
	}
	for _, s := range []string{a.Title, a.Outlet, a.Author, a.Original.Name} {
		if strings.ContainsFunc(s, unicode.IsControl) {
			t.Errorf("not one line: %q", s)
		}
	}
	if a.Original.URL != "" && !strings.HasPrefix(a.Original.URL, "http") {
		t.Errorf("original at %q", a.Original.URL)
	}
	if a.Text == "" {
		return
	}
	var bs []block
	for p := range strings.SplitSeq(a.Text, "\n\n") {
		if strings.TrimSpace(p) == "" || strings.ContainsAny(p, "\n\r\t") {
			t.Errorf("paragraph %q of %q", p, a.Text)
		}
		bs = append(bs, block{text: p})
	}
	checkEdges(t, bs)
}

// checkEdges reports lines at the edges that the rules say are none of the
// article's.
func checkEdges(t *testing.T, bs []block) {
	t.Helper()
	if len(bs) < 2 {
		return
	}
	for _, b := range bs[:min(headEdge, len(bs))] {
		if isLabel(b) || isByline(b) || isOriginNote(b) || unmistakable(b) {
			t.Errorf("kept at the start: %q", b.text)
		}
	}
	for _, b := range bs[max(0, len(bs)-tailEdge):] {
		if isLabel(b) || isClosing(b) || isOriginNote(b) || unmistakable(b) {
			t.Errorf("kept at the end: %q", b.text)
		}
	}
}
