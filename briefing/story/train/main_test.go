package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const labels = `{"id": 1, "story": "ferry", "title": "Ferry Marisol runs aground off Quellport", "text": "The Marisol hit a sandbank with 212 aboard.", "url": null}
{"id": 2, "story": "ferry", "title": "Quellport ferry Marisol hits sandbank", "text": "212 people waited aboard the Marisol for tugs.", "topic": 2}
{"id": 3, "story": "bakers", "title": "Bakers of Tarn Vale strike", "text": "Oswin Pell leads the bakers of Tarn Vale.", "published": "2026-06-03T12:00:00Z"}
`

func TestTrainWritesTheSameTwice(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"ecbplus_dev.jsonl", "wikinews_dev.jsonl", "uci_headlines_dev.jsonl"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(labels), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var written [2][]byte
	for i := range written {
		path := filepath.Join(dir, "join.bin")
		if err := run([]string{"-data", dir, "-weights", path}, io.Discard); err != nil {
			t.Fatal(err)
		}
		written[i], _ = os.ReadFile(path)
	}
	if len(written[0]) == 0 || !bytes.Equal(written[0], written[1]) {
		t.Errorf("first %q, then %q", written[0], written[1])
	}
	var out strings.Builder
	if err := run([]string{"-data", dir, "-folds", "2"}, &out); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(out.String(), "B-cubed"); got != 5 {
		t.Errorf("checked %q, want a line for each set", out.String())
	}
}

func TestRunNeedsData(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{nil, {"-data", t.TempDir()}} {
		if err := run(args, io.Discard); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
}

func TestScore(t *testing.T) {
	t.Parallel()
	stories := []string{"a", "a", "b", "b"}
	for name, c := range map[string]struct {
		groups [][]int
		want   bcubed
	}{
		"right":     {[][]int{{0, 1}, {2, 3}}, bcubed{1, 1}},
		"all one":   {[][]int{{0, 1, 2, 3}}, bcubed{.5, 1}},
		"all apart": {[][]int{{0}, {1}, {2}, {3}}, bcubed{1, .5}},
	} {
		if got := score(stories, c.groups); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}
