package feed

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite what testdata/parse expects")

// TestParseGolden reads each document of testdata/parse and compares what
// comes out, written as text, with what stands beside it.
func TestParseGolden(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/parse/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test data: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Files) != 2 {
				t.Fatalf("%d sections, want the document and what is in it", len(a.Files))
			}
			doc, err := Parse(a.Files[0].Data, "", "https://ledger.example/news/feed.xml")
			got := written(doc, err)
			if *update {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(a.Files[1].Data), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// written is a document as text, without its empty fields.
func written(d Document, err error) string {
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	field("title", d.Title)
	field("link", d.Link)
	field("id", d.ID)
	field("author", d.Author)
	field("summary", d.Summary)
	field("language", d.Language)
	field("updated", stamp(d.Updated))
	if d.TTL > 0 {
		field("ttl", d.TTL.String())
	}
	for _, it := range d.Items {
		b.WriteString("\n")
		field("outlet", it.Outlet)
		field("guid", it.GUID)
		field("link", it.Link)
		field("title", it.Title)
		field("summary", it.Summary)
		field("html", it.HTML)
		field("author", it.Author)
		field("language", it.Language)
		field("published", stamp(it.Published))
		field("updated", stamp(it.Updated))
	}
	return b.String()
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
