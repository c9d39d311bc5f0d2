package article

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"newsbrief/briefing"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

// TestFromPage reads each page of testdata/pages and compares the article with
// want.json and its text with the file text. The file kind names what else than
// an article the page is.
func TestFromPage(t *testing.T) {
	t.Parallel()
	golden(t, "testdata/pages/*.txtar", func(t *testing.T, in map[string]string) briefing.Article {
		a, err := FromPage(Page{URL: in["url"], ContentType: in["type"], Body: []byte(in["page.html"])})
		if kind := in["kind"]; kind != "" {
			if !errors.Is(err, briefing.ErrNotArticle) || !strings.Contains(err.Error(), kind) {
				t.Errorf("error %v, want %s", err, kind)
			}
		} else if err != nil {
			t.Fatal(err)
		}
		return a
	})
}

// golden runs read on every archive that matches pattern.
func golden(t *testing.T, pattern string, read func(t *testing.T, in map[string]string) briefing.Article) {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives at %s: %v", pattern, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in := make(map[string]string)
			for _, f := range archive.Files {
				in[f.Name] = strings.TrimSuffix(string(f.Data), "\n")
			}
			a := read(t, in)
			got := map[string]string{"want.json": facts(t, a), "text": a.Text}
			if *update {
				rewrite(t, file, archive, got)
				return
			}
			for name, text := range got {
				if diff := cmp.Diff(in[name], text); diff != "" {
					t.Errorf("%s (-want +got):\n%s", name, diff)
				}
			}
		})
	}
}

// facts is everything about an article but its text.
func facts(t *testing.T, a briefing.Article) string {
	t.Helper()
	a.Text = ""
	out, err := json.MarshalIndent(a, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func rewrite(t *testing.T, file string, archive *txtar.Archive, got map[string]string) {
	t.Helper()
	for i, f := range archive.Files {
		if text, ok := got[f.Name]; ok {
			archive.Files[i].Data = []byte(text + "\n")
		}
	}
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}
