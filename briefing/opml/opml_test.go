package opml_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"newsbrief/briefing"
	"newsbrief/briefing/opml"
)

// TestRead reads each list of testdata: what comes out and what is complained
// about stand beside it.
func TestRead(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test data: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			section := sections(t, file)
			feeds, err := opml.Read(strings.NewReader(section["in.opml"]))
			var got strings.Builder
			for _, f := range feeds {
				fmt.Fprintf(&got, "%s | %s | %s\n", f.URL, f.Title, f.Site)
			}
			if diff := cmp.Diff(section["want"], got.String()); diff != "" {
				t.Errorf("feeds (-want +got):\n%s", diff)
			}
			complaint := ""
			if err != nil {
				complaint = err.Error() + "\n"
			}
			if diff := cmp.Diff(section["error"], complaint); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
		})
	}
}

func sections(t *testing.T, file string) map[string]string {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m := make(map[string]string)
	for _, f := range a.Files {
		m[f.Name] = string(f.Data)
	}
	return m
}

func TestReadCharset(t *testing.T) {
	t.Parallel()
	const list = `<?xml version="1.0" encoding="%s"?><opml><body><outline text="Küsten-Bote – früh" xmlUrl="https://bote.example/"/></body></opml>`
	for _, test := range []struct {
		declared string
		enc      encoding.Encoding
	}{
		{"utf-8", encoding.Nop},
		{"utf-8", unicode.UTF8BOM},
		{"utf-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		{"utf-16", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
		{"windows-1252", charmap.Windows1252},
		{"iso-8859-1", charmap.Windows1252}, // what those who say Latin-1 send
		{"macintosh", charmap.Macintosh},
		{"no-such-thing", charmap.Windows1252},
		{"utf-16", encoding.Nop}, // a lie that the bytes give away
	} {
		doc, err := test.enc.NewEncoder().String(fmt.Sprintf(list, test.declared))
		if err != nil {
			t.Fatal(err)
		}
		feeds, err := opml.Read(strings.NewReader(doc))
		if err != nil || len(feeds) != 1 || feeds[0].Title != "Küsten-Bote – früh" {
			t.Errorf("%s as %v: %+v, %v", test.declared, test.enc, feeds, err)
		}
	}
}

func TestReadLimits(t *testing.T) {
	t.Parallel()
	for name, doc := range map[string]string{
		"large": "<opml><body>" + strings.Repeat(" ", 9<<20),
		"deep":  "<opml><body>" + strings.Repeat("<outline>", 2000),
		"many":  "<opml><body>" + outlines(20_001),
	} {
		if _, err := opml.Read(strings.NewReader(doc)); !errors.Is(err, briefing.ErrTooLarge) {
			t.Errorf("%s: %v, want ErrTooLarge", name, err)
		}
	}
}

func outlines(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<outline xmlUrl="https://a.example/%d"/>`, i)
	}
	return b.String()
}

func TestWrite(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	err := opml.Write(&b, `Feeds of "Harbor"`, []briefing.Feed{
		{URL: "https://ledger.example/feed?a=1&b=2", Title: "Harbor <Ledger>", Site: "https://ledger.example/"},
		{URL: "https://quiet.example/atom.xml"},
	}, time.Date(2026, 3, 1, 9, 30, 0, 0, time.FixedZone("", 3600)))
	if err != nil {
		t.Fatal(err)
	}
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>Feeds of &#34;Harbor&#34;</title>
    <dateCreated>Sun, 01 Mar 2026 08:30:00 +0000</dateCreated>
  </head>
  <body>
    <outline type="rss" text="Harbor &lt;Ledger&gt;" title="Harbor &lt;Ledger&gt;" xmlUrl="https://ledger.example/feed?a=1&amp;b=2" htmlUrl="https://ledger.example/"></outline>
    <outline type="rss" text="https://quiet.example/atom.xml" title="https://quiet.example/atom.xml" xmlUrl="https://quiet.example/atom.xml"></outline>
  </body>
</opml>
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("list (-want +got):\n%s", diff)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

var errFull = errors.New("disk full")

func TestWriteError(t *testing.T) {
	t.Parallel()
	if err := opml.Write(full{}, "", nil, time.Time{}); !errors.Is(err, errFull) {
		t.Errorf("%v, want %v", err, errFull)
	}
}

// TestRoundTrip: what Write writes, Read reads back.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfNDistinct(rapid.Custom(drawFeed), 0, 20, func(f briefing.Feed) string { return f.URL }).Draw(t, "feeds")
		var b strings.Builder
		if err := opml.Write(&b, rapid.String().Draw(t, "title"), want, time.Time{}); err != nil {
			t.Fatal(err)
		}
		got, err := opml.Read(strings.NewReader(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		if len(want) == 0 {
			want = nil
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

func drawFeed(t *rapid.T) briefing.Feed {
	f := briefing.Feed{
		URL:   "https://" + rapid.StringMatching(`[a-z]{1,9}\.example/[a-z0-9/]{0,9}(\?[a-z]=[a-z0-9&;]{1,5})?`).Draw(t, "url"),
		Title: rapid.StringMatching(`([\pL<>&"'é東]{1,8}( [\pL<>&"']{1,8}){0,3})?`).Draw(t, "title"),
	}
	if rapid.Bool().Draw(t, "site") {
		f.Site = "https://site.example/"
	}
	return f
}

// FuzzRead: no list panics, and what is read are web addresses, each once.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Files[0].Data)
	}
	f.Add([]byte("\xff\xfe<\x00o\x00"))
	f.Fuzz(func(t *testing.T, doc []byte) {
		feeds, _ := opml.Read(strings.NewReader(string(doc)))
		seen := make(map[string]bool)
		for _, fd := range feeds {
			if !strings.HasPrefix(fd.URL, "http://") && !strings.HasPrefix(fd.URL, "https://") {
				t.Errorf("address %q", fd.URL)
			}
			if seen[fd.URL] {
				t.Errorf("%q twice", fd.URL)
			}
			seen[fd.URL] = true
			if fd.Title != strings.Join(strings.Fields(fd.Title), " ") {
				t.Errorf("title %q is not one line", fd.Title)
			}
		}
	})
}
