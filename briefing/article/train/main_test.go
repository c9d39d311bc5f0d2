package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// write makes a folder of labelled pages.
func write(t *testing.T, pages int) string {
	t.Helper()
	dir := t.TempDir()
	var index bytes.Buffer
	for n := range pages {
		text := fmt.Sprintf("The ferry of line %d was late on Monday, said the captain, because the fog lay thick on the lake.", n)
		var z bytes.Buffer
		w := gzip.NewWriter(&z)
		fmt.Fprintf(w, "<html><body><p>%s</p><nav><a href=/x>All the ferries of line %d</a></nav></body></html>", text, n)
		w.Close()
		name := fmt.Sprintf("page%d.html.gz", n)
		if err := os.WriteFile(filepath.Join(dir, name), z.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		json.NewEncoder(&index).Encode(map[string]any{"id": n, "url": fmt.Sprintf("https://host%d.example/a", n), "html": name,
			"must": []string{text[:30]}, "must_not": []string{"All the ferries"}})
	}
	if err := os.WriteFile(filepath.Join(dir, "pages.jsonl"), index.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestRun(t *testing.T) {
	t.Parallel()
	dir := write(t, 12)
	file := filepath.Join(t.TempDir(), "body.bin")
	var out bytes.Buffer
	if err := run([]string{"-data", dir, "-weights", file}, &out); err != nil || !strings.Contains(out.String(), "bytes to") {
		t.Fatalf("%v, %s", err, out.String())
	}
	answers := filepath.Join(t.TempDir(), "answers.jsonl")
	if err := run([]string{"-data", dir, "-folds", "3", "-out", answers}, &out); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(answers)
	if err != nil || bytes.Count(data, []byte("\n")) != 12 || !bytes.Contains(data, []byte("because the fog")) {
		t.Errorf("answers: %v, %s", err, data)
	}
}

func TestRunSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{nil, {"-data", t.TempDir()}, {"-data"}} {
		if err := run(args, new(bytes.Buffer)); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
}
