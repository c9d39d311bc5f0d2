package article

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"newsbrief/briefing"
)

func TestDecode(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ body, contentType, want string }{
		"utf-8":                     {"Brücke", "", "Brücke"},
		"utf-8 against the header":  {"Brücke", "text/html; charset=iso-8859-1", "Brücke"},
		"header":                    {"Br\xfccke", "text/html; charset=ISO-8859-1", "Brücke"},
		"windows quotes":            {"\x93Hm\x94", "text/html; charset=iso-8859-1", "“Hm”"},
		"meta":                      {`<meta charset="windows-1251">` + "\xcc\xee\xf1\xf2", "text/html", `<meta charset="windows-1251">Мост`},
		"meta http-equiv":           {`<meta http-equiv="content-type" content="text/html; charset=gb2312">` + "\xc7\xc5", "", `<meta http-equiv="content-type" content="text/html; charset=gb2312">桥`},
		"byte order mark":           {"\ufeffx", "text/html; charset=iso-8859-1", "x"},
		"utf-16":                    {"\xff\xfeB\x00\xfc\x00", "", "Bü"},
		"broken utf-8":              {"Br\xc3\xbccke \xff", "text/html; charset=utf-8", "Brücke \ufffd"},
		"undeclared":                {"Br\xfccke", "", "Brücke"},
		"iso-2022-jp is all ASCII":  {"\x1b$B66\x1b(B", "text/html; charset=iso-2022-jp", "橋"},
		"nonsense in the header":    {"Bru\xccke", "text/html; charset=no-such", "BruÌke"},
		"empty":                     {"", "", ""},
		"shift_jis":                 {"\x8b\xb4", "text/html; charset=Shift_JIS", "橋"},
		"a parameter in the header": {"Br\xfccke", `text/html; x=y; charset="latin1"`, "Brücke"},
	}
	for name, tt := range tests {
		got, err := decode([]byte(tt.body), tt.contentType)
		if err != nil || string(got) != tt.want || !utf8.Valid(got) {
			t.Errorf("%s: got %q, want %q, %v", name, got, tt.want, err)
		}
	}
}

func TestTooLarge(t *testing.T) {
	t.Parallel()
	for name, body := range map[string][]byte{
		"bytes": make([]byte, maxBody+1),
		"tags":  []byte(strings.Repeat("<p>", maxTags+1)),
	} {
		if _, err := FromPage(Page{URL: "https://big.example/", Body: body}); !errors.Is(err, briefing.ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNoArticle(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]Page{
		"empty":    {},
		"image":    {ContentType: "image/png", Body: []byte("<p>text</p>")},
		"nothing":  {Body: []byte("<html><body><nav><a href=/>Home</a></nav></body></html>")},
		"headline": {Body: []byte("<html><head><title>The frost and the plums</title></head><body><h1>The frost and the plums</h1></body></html>")},
		"title":    {Body: []byte("<html><head><title>The frost and the plums</title></head><body></body></html>")},
	} {
		if a, err := FromPage(p); !errors.Is(err, briefing.ErrNotFound) {
			t.Errorf("%s: %v, text %q", name, err, a.Text)
		}
	}
}

// reopening is markup that has the parser open 400 elements in each paragraph.
func reopening(paragraphs int) string {
	var b strings.Builder
	for i := range 400 {
		fmt.Fprintf(&b, "<b id=%d><!-- </b> -->", i)
	}
	return b.String() + strings.Repeat("<p>x", paragraphs)
}

// Nothing that a page holds makes the tree larger than its tags.
func TestDefuse(t *testing.T) {
	t.Parallel()
	for name, markup := range map[string]string{
		"formatting":       reopening(50_000),
		"formatting upper": strings.ToUpper(reopening(50_000)),
		"in foreign":       "<svg><style>" + reopening(50_000),
	} {
		n := 0
		for range tree(t, markup).Descendants() {
			n++
		}
		if tags := strings.Count(markup, "<"); n > 2*tags+10 {
			t.Errorf("%s: %d nodes from %d tags", name, n, tags)
		}
	}
}

func TestDefuseMerged(t *testing.T) {
	t.Parallel()
	doc := []byte(strings.Repeat("<body a><HTML b>", 20_000))
	defuse(doc)
	if n := strings.Count(string(doc), "<body") + strings.Count(string(doc), "<HTML"); n > maxMerged {
		t.Errorf("%d tags are still merged", n)
	}
}

func TestDefuseLeavesPagesAlone(t *testing.T) {
	t.Parallel()
	page := samplePage(200)
	got := []byte(page)
	defuse(got)
	if string(got) != page {
		t.Error("an ordinary page was changed")
	}
}

// Documents made to be trouble are read in a time that grows with their size:
// at these sizes, a step that is quadratic would not come to its end.
func TestHostile(t *testing.T) {
	t.Parallel()
	const size = 256 << 10
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	numbered := func(format string) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for name, markup := range map[string]string{
		"depth":           fill("<div>"),
		"depth with text": strings.Repeat("<div>", 400) + fill("<p>some text, with words, and more of them<br>"),
		"table":           "<table>" + fill("<tr><td>cell, with a comma"),
		"list":            "<ul>" + fill("<li>item, with a comma and more"),
		"links":           fill(`<a href="/somewhere">link text</a> `),
		"source links":    fill(`<a href="https://other.example/a-b-c">Source</a> `),
		"attributes":      "<p " + numbered("a%d ") + ">",
		"text":            fill("words, and words. "),
		"one word":        fill("x"),
		"spaces":          fill(" "),
		"entities":        fill("&amp;"),
		"open attribute":  `<a href="` + fill("x "),
		"open comment":    "<!--" + fill("-- "),
		"brackets":        fill("("),
		"dates":           fill("1.2.2031 "),
		"origins":         fill("it was originally published on the "),
		"origins, cjk":    fill("本文首发于"),
		"json-ld":         `<script type="application/ld+json">` + fill("[") + "</script>",
		"json-ld nodes":   fill(`<script type="application/ld+json">{"@type":"Article","author":["a","b"]}</script>`),
		"labels":          fill("<p>Share, and more</p><p>Share</p>"),
		"headline":        "<title>" + fill("one two ") + "</title><h1>" + fill("one two ") + "</h1>",
		"title, headings": "<title>" + strings.Repeat("one two ", size/16) + "</title>" + strings.Repeat("<h2>three</h2>", size/32),
		"scripts":         fill("<script>"),
		"kept scripts":    fill("<script><!--</script>"),
		"script's quotes": fill(`<script a="`),
		"script's tag":    fill("<script "),
		"pictures":        fill(`<img alt="one two three four"><p>one two three four</p>`),
		"headings":        fill("<h2>Read also:</h2><p>one"),
		"metas":           numbered(`<meta name="m%d" content="2031-02-03">`),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, err := FromPage(Page{URL: "https://bad.example/2031/02/03/x", Body: []byte(markup)})
			if !utf8.ValidString(a.Text) || len(a.Text) > 2*len(markup) {
				t.Errorf("%d bytes of text, error %v", len(a.Text), err)
			}
		})
	}
}

// Readability is not asked where it would cost too much: the text is then that
// of plain paragraphs.
func TestMaxReadable(t *testing.T) {
	t.Parallel()
	paragraph := "<p>This paragraph is long enough to be taken for one that belongs to an article, by its length alone.</p>"
	markup := strings.Repeat("<div>", 450) + strings.Repeat(paragraph, 5000)
	d := newDocument(tree(t, markup), "https://deep.example/x")
	if workOf(d.root, 1) <= maxReadable {
		t.Fatalf("work %d is not beyond the limit", workOf(d.root, 1))
	}
	if got := len(d.body(learnt())); got != 5000 {
		t.Errorf("%d paragraphs", got)
	}
	if d := newDocument(tree(t, samplePage(200)), "https://plain.example/x"); workOf(d.root, 1) > maxReadable/20 {
		t.Errorf("an ordinary page costs %d", workOf(d.root, 1))
	}
}
