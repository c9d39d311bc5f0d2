package feed

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"newsbrief/briefing"
)

const bombHead = `<rss version="2.0" xmlns:x="urn:x"><channel><title>Bomb</title><item><title>a</title>`

// TestDepthBomb: gofeed recurses once a level and would take the process
// down, beyond recover. It must never see such a document.
func TestDepthBomb(t *testing.T) {
	t.Parallel()
	for _, open := range []string{"<x:a>", "<x:a b='>'>", "<x:a/ >", "<!-- --><a>"} {
		doc := bombHead + strings.Repeat(open, min(2_000_000, (MaxDocument-len(bombHead))/len(open)))
		tooLarge(t, open, doc)
	}
	if _, err := tidy([]byte(bombHead + strings.Repeat("<x:a>", 2_000_000))); !errors.Is(err, briefing.ErrTooLarge) {
		t.Errorf("2,000,000 levels: %v, want ErrTooLarge", err)
	}
}

// TestWorkBombs: each would cost gofeed or its XML parser quadratic time.
func TestWorkBombs(t *testing.T) {
	t.Parallel()
	fill := func(s string) string { return strings.Repeat(s, (MaxDocument-1000)/len(s)) }
	var spaces strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&spaces, ` xmlns:n%d="urn:%d"`, i, i)
	}
	for name, doc := range map[string]string{
		"document":    "<rss>" + fill("text") + strings.Repeat(" ", 2000),
		"elements":    "<rss>" + strings.Repeat("<channel>"+strings.Repeat("<a/>", 2000)+"</channel>", 200),
		"children":    bombHead + "<x:a>" + fill("x<b/>"),
		"cdata":       bombHead + "<x:a>" + fill("<![CDATA[x]]>"),
		"name spaces": "<rss" + spaces.String() + ">" + fill("<a/>"),
		"strays":      bombHead + fill("<"),
	} {
		tooLarge(t, name, doc)
	}
}

func tooLarge(t *testing.T, name, doc string) {
	t.Helper()
	if _, err := Parse([]byte(doc), "", "https://ledger.example/feed"); !errors.Is(err, briefing.ErrTooLarge) {
		t.Errorf("%s: %v, want ErrTooLarge", name, err)
	}
}

// TestParseLimits: what is merely long is cut, not refused.
func TestParseLimits(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString(`<rss><channel><title>Long</title>`)
	for i := range 3000 {
		fmt.Fprintf(&b, `<item><title>Number %d</title><guid>%d</guid></item>`, i, i)
	}
	doc, err := Parse([]byte(b.String()), "", "https://ledger.example/feed")
	if err != nil || len(doc.Items) != maxItems || doc.Items[maxItems-1].Title != "Number 1999" {
		t.Errorf("%d items, %v", len(doc.Items), err)
	}
	doc, err = Parse([]byte("<rss><channel><item><title>"+strings.Repeat("é ", 1<<20)+"</title></item></channel></rss>"), "", "")
	if err != nil || len(doc.Items) != 1 || len(doc.Items[0].Title) > maxField {
		t.Errorf("a long title: %v", err)
	}
}

// TestCut: a feed cut off anywhere gives every entry that was complete before
// the cut.
func TestCut(t *testing.T) {
	t.Parallel()
	for _, format := range []string{"rss2", "rss1", "atom"} {
		whole := generate(format, 6)
		for at := 0; at < len(whole); at += 29 {
			part := whole[:at]
			want := strings.Count(string(part), "</item>") + strings.Count(string(part), "</entry>")
			doc, err := Parse(part, "", "https://ledger.example/feed")
			if len(doc.Items) < want || err != nil && want > 0 {
				t.Fatalf("%s cut at %d: %d items, want %d (%v)", format, at, len(doc.Items), want, err)
			}
		}
	}
}

func TestCharset(t *testing.T) {
	t.Parallel()
	const text = `<rss><channel><title>Küste</title></channel></rss>`
	declare := func(label string) string { return `<?xml version="1.0" encoding="` + label + `"?>` + text }
	for _, test := range []struct {
		name, header, doc string
		enc               encoding.Encoding
	}{
		{"plain", "", text, encoding.Nop},
		{"utf-8 mark", "", text, unicode.UTF8BOM},
		{"utf-8 mark against the header", "text/xml; charset=iso-8859-1", text, unicode.UTF8BOM},
		{"utf-16 little", "", text, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		{"utf-16 big", "", text, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
		{"utf-16 without a mark", "", text, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"utf-32", "", text, utf32.UTF32(utf32.BigEndian, utf32.UseBOM)},
		{"header", "text/xml; charset=windows-1252", text, charmap.Windows1252},
		{"header against declaration", "text/xml; charset=macintosh", declare("iso-8859-1"), charmap.Macintosh},
		{"declaration", "text/xml", declare("macintosh"), charmap.Macintosh},
		{"latin-1 by default, utf-8 by declaration and in fact", "text/xml; charset=ISO-8859-1", declare("UTF-8"), encoding.Nop},
		{"utf-8 said, latin-1 sent", "text/xml; charset=utf-8", declare("utf-8"), charmap.Windows1252},
		{"utf-16 said, utf-8 sent", "", declare("utf-16"), encoding.Nop},
		{"nothing said, latin-1 sent", "", text, charmap.Windows1252},
		{"nonsense said", "text/xml; charset=klingon", declare("x-klingon"), encoding.Nop},
	} {
		raw, err := test.enc.NewEncoder().String(test.doc)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := Parse([]byte(raw), test.header, "")
		if err != nil || doc.Title != "Küste" {
			t.Errorf("%s: %q, %v", test.name, doc.Title, err)
		}
	}
	raw, _ := japanese.ShiftJIS.NewEncoder().String(`<rss><channel><title>港の新聞</title></channel></rss>`)
	if doc, err := Parse([]byte(raw), "text/xml; charset=shift_jis", ""); err != nil || doc.Title != "港の新聞" {
		t.Errorf("shift_jis: %q, %v", doc.Title, err)
	}
	if doc, err := Parse([]byte("<rss><channel><title>Küste \xfcber \x93alles\x94</title></channel></rss>"), "", ""); err != nil || doc.Title != "Küste über “alles”" {
		t.Errorf("mixed: %q, %v", doc.Title, err)
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Mon, 02 Mar 2026 10:00:00 GMT": "2026-03-02T10:00:00Z", "Mon, 02 Mar 2026 10:00:00 EST": "2026-03-02T15:00:00Z",
		"Mon, 02 Mar 2026 10:00:00 MET": "2026-03-02T09:00:00Z", "Thu, 02 Jul 2026 10:00:00 MEST": "2026-07-02T08:00:00Z", "2 Mar 2026 10:00 MEZ": "2026-03-02T09:00:00Z",
		"2026-03-02T10:00": "2026-03-02T10:00:00Z", "2026/3/2 10:00:00": "2026-03-02T10:00:00Z", "20260302T100000Z": "2026-03-02T10:00:00Z",
		"20260302": "2026-03-02T00:00:00Z", "2026-03-02 10:00:00.123456": "2026-03-02T10:00:00Z", "Montag, 2 Mar 2026 10:00:00 +0100": "2026-03-02T09:00:00Z",
		"0001-01-01T00:00:00Z": "", "Thu, 01 Jan 1970 00:00:00 GMT": "", "yesterday": "", "": "", strings.Repeat("2", 1000): "",
	} {
		doc, err := Parse([]byte("<rss><channel><item><title>a</title><pubDate>"+text+"</pubDate></item></channel></rss>"), "", "")
		if err != nil || len(doc.Items) != 1 || stamp(doc.Items[0].Published) != want {
			t.Errorf("%q: %v, want %q (%v)", text, doc.Items, want, err)
		}
	}
}

// FuzzParse: no document panics; keys are unique and don't change; links are
// absolute; texts are lines.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/parse/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Files[0].Data, "text/xml; charset=utf-8")
	}
	f.Add(generate("rss1", 2), "")
	f.Fuzz(func(t *testing.T, raw []byte, contentType string) {
		const address = "https://ledger.example/feed"
		doc, err := Parse(raw, contentType, address)
		if err != nil {
			if !errors.Is(err, briefing.ErrNotFeed) && !errors.Is(err, briefing.ErrTooLarge) {
				t.Fatalf("error without a kind: %v", err)
			}
			return
		}
		again, err := Parse(raw, contentType, address)
		if err != nil || len(again.Items) != len(doc.Items) {
			t.Fatalf("read again: %d items, not %d (%v)", len(again.Items), len(doc.Items), err)
		}
		keys := make(map[string]bool)
		for i, it := range doc.Items {
			if len(it.Key) != 26 || keys[it.Key] || again.Items[i].Key != it.Key {
				t.Errorf("key %q of %+v", it.Key, it)
			}
			keys[it.Key] = true
			if it.Link != "" && !webLike(it.Link) {
				t.Errorf("link %q", it.Link)
			}
			for _, s := range []string{it.Title, it.Summary, it.Author} {
				if s != fold(s) {
					t.Errorf("%q is not a line of text", s)
				}
			}
			if !it.Published.IsZero() && it.Published.Before(time.Date(1989, 12, 31, 0, 0, 0, 0, time.UTC)) {
				t.Errorf("published %v", it.Published)
			}
		}
	})
}
