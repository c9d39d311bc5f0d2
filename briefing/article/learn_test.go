package article

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// lessonAt is a page whose paragraphs have a class that says nothing and whose
// promotion looks like text, but for a phrase.
func lessonAt(host int) Lesson {
	var b strings.Builder
	fmt.Fprintf(&b, `<html><head><title>The ferry %d</title></head><body><h1>The ferry %d</h1>`, host, host)
	l := Lesson{Page: Page{URL: fmt.Sprintf("https://host%d.example/ferry", host), ContentType: "text/html"}}
	for n := range 6 {
		text := fmt.Sprintf("The ferry number %d of line %d was late on Monday, said the captain, because the fog lay thick on the lake.", n, host)
		promo := fmt.Sprintf("Win %d tickets for line %d: join our circle of readers today", n, host)
		fmt.Fprintf(&b, `<div class="x%d">%s</div><div class="x%d"><a href="/win">%s</a></div>`, n, text, n, promo)
		l.Must, l.MustNot = append(l.Must, text[:40]), append(l.MustNot, promo[:20])
	}
	l.Page.Body = []byte(b.String() + "</body></html>")
	return l
}

func TestLearn(t *testing.T) {
	t.Parallel()
	var lessons []Lesson
	for host := range 12 {
		lessons = append(lessons, lessonAt(host))
	}
	w := Learn(lessons[:10])
	var first, again bytes.Buffer
	if _, err := w.WriteTo(&first); err != nil {
		t.Fatal(err)
	}
	if _, err := Learn(lessons[:10]).WriteTo(&again); err != nil || !bytes.Equal(first.Bytes(), again.Bytes()) {
		t.Errorf("the same lessons gave other weights, %v", err)
	}
	read, err := ReadWeights(&first)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lessons[10:] {
		a, err := read.FromPage(l.Page)
		if err != nil {
			t.Fatal(err)
		}
		for i := range l.Must {
			if !strings.Contains(a.Text, l.Must[i]) || strings.Contains(a.Text, l.MustNot[i]) {
				t.Errorf("text of an unseen page: %q", a.Text)
				break
			}
		}
	}
	if _, err := ReadWeights(strings.NewReader("no weights")); err == nil {
		t.Error("garbage was read as weights")
	}
}

// Every block of any page has as many features, and a probability.
func TestProbabilities(t *testing.T) {
	t.Parallel()
	piece := rapid.SampledFrom([]string{"<div>", "</div>", "<p class=promo>", "</p>", "<ul><li>", "</ul>", "word, ", "Ein Satz. ", "<a href=/x>more</a>", "<table><td>", "</table>", "©", "\n", "<br>", "雾。"})
	rapid.Check(t, func(t *rapid.T) {
		markup := strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "pieces"), "")
		root, err := parse([]byte(markup), "text/html")
		if err != nil {
			t.Fatal(err)
		}
		s := newScene(newDocument(root, "https://a.example/"))
		width := 0
		for i := range s.gists {
			var r row
			s.describe(&r, i)
			if width > 0 && len(r) != width {
				t.Fatalf("block %d has %d features, those before %d", i, len(r), width)
			}
			width = len(r)
		}
		for i, p := range learnt().probabilities(s) {
			if !(p >= 0 && p <= 1) {
				t.Fatalf("block %d: probability %v", i, p)
			}
		}
	})
}
