package quote

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCases reads testdata/cases, whose README says how a case is written.
func TestCases(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		lang := strings.TrimSuffix(filepath.Base(file), ".txt")
		for _, c := range readCases(t, file, lang) {
			t.Run(lang+"/"+c.name, func(t *testing.T) {
				t.Parallel()
				if diff := cmp.Diff(c.want, found(c)); diff != "" {
					t.Errorf("%s\n(-want +got):\n%s", c.text, diff)
				}
			})
		}
	}
}

// A testCase is an article and its quotes, one a line.
type testCase struct {
	name, lang, headline, text string
	want                       []string
}

func readCases(t *testing.T, file, lang string) []testCase {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []testCase
	_, all, _ := strings.Cut("\n"+string(data), "\n### ")
	for part := range strings.SplitSeq(all, "\n### ") {
		name, body, _ := strings.Cut(part, "\n")
		c := testCase{name: name, lang: lang}
		var text []string
		for line := range strings.SplitSeq(body, "\n") {
			switch {
			case strings.HasPrefix(line, "> "), strings.HasPrefix(line, "*> "):
				c.want = append(c.want, line)
			case strings.HasPrefix(line, "headline: "):
				c.headline = strings.TrimPrefix(line, "headline: ")
			case strings.HasPrefix(line, "lang: "):
				c.lang = strings.Trim(strings.TrimPrefix(line, "lang: "), `"`)
			default:
				text = append(text, line)
			}
		}
		c.text = strings.TrimSpace(strings.Join(text, "\n"))
		cases = append(cases, c)
	}
	return cases
}

// found is what Extract makes of c, written as c.want is.
func found(c testCase) []string {
	var lines []string
	for _, q := range Extract(c.headline, c.text, c.lang) {
		line := "> " + q.Text
		if q.Key {
			line = "*" + line
		}
		for _, part := range []string{q.Speaker, q.Role} {
			if part != "" {
				line += " | " + part
			}
		}
		lines = append(lines, line)
	}
	return lines
}
