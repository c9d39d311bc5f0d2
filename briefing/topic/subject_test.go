package topic

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A sentence is one line of testdata/subjects.txt.
type sentence struct{ kind, text string }

func readSubjects(t *testing.T) map[string][]sentence {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "subjects.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sentences, id := map[string][]sentence{}, ""
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		line := lines.Text()
		if name, ok := strings.CutPrefix(line, "["); ok {
			id = strings.TrimSuffix(name, "]")
		} else if kind, text, ok := strings.Cut(line, ": "); ok && id != "" {
			sentences[id] = append(sentences[id], sentence{kind, text})
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return sentences
}

// Every subject is found where it is meant, and not where
// a word of it means another thing.
func TestSubjects(t *testing.T) {
	t.Parallel()
	sentences := readSubjects(t)
	for _, subject := range Lexicon().Topics() {
		if subject.Place || subject.ID == "nato" {
			continue
		}
		kinds := map[string]bool{}
		for _, s := range sentences[subject.ID] {
			kinds[s.kind] = true
			title, text, _ := strings.Cut(s.text, " | ")
			about, mentioned := tagged(title, text, "en")
			switch {
			case s.kind == "about" && !about[subject.ID]:
				t.Errorf("%q is not about %s: %v", title, subject.ID, Standard().Tag(title, text, "en"))
			case s.kind == "not" && mentioned[subject.ID]:
				t.Errorf("%q mentions %s: %v", s.text, subject.ID, Standard().Explain(title, text, "en"))
			}
		}
		if !kinds["about"] || !kinds["not"] {
			t.Errorf("%s has no sentences, or of one kind only", subject.ID)
		}
		delete(sentences, subject.ID)
	}
	for id := range sentences {
		t.Errorf("%s is no subject", id)
	}
}
