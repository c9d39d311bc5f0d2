package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writeArticles writes articles about invented events, tagged as editors would.
func writeArticles(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	var b strings.Builder
	for i := range 60 {
		about, other := []string{"japan", "canada", "brazil"}[i%3], []string{"Canada", "Brazil", "Japan"}[i%3]
		name := strings.ToUpper(about[:1]) + about[1:]
		line, err := json.Marshal(map[string]any{
			"id": i, "title": fmt.Sprintf("%s opens harbour %d", name, i), "dateline": strings.ToUpper(about) + ", June 3 -",
			"body":   fmt.Sprintf("%s opened harbour %d on Tuesday. %s's government said so. Ships from %s came too.", name, i, name, other),
			"places": []string{about},
		})
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	if err := os.WriteFile(filepath.Join(dir, "articles.jsonl"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestTrainWritesTheSameWeightsTwice(t *testing.T) {
	t.Parallel()
	data, out := writeArticles(t), t.TempDir()
	var weights [2][]byte
	for i := range weights {
		file := filepath.Join(out, fmt.Sprint(i, ".bin"))
		if err := run([]string{"-data", data, "-out", file}, io.Discard); err != nil {
			t.Fatal(err)
		}
		var err error
		if weights[i], err = os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	if len(weights[0]) > 200_000 || !bytes.Equal(weights[0], weights[1]) {
		t.Errorf("%d and %d bytes, equal: %v", len(weights[0]), len(weights[1]), bytes.Equal(weights[0], weights[1]))
	}
}

func TestJudge(t *testing.T) {
	t.Parallel()
	articles, err := load(writeArticles(t), "")
	if err != nil {
		t.Fatal(err)
	}
	for i := range articles { // each often enough to count
		articles = append(articles, articles[i], articles[i])
	}
	for _, parts := range []int{1, 2} {
		var out bytes.Buffer
		if err := judge(articles, 2, parts, &out); err != nil {
			t.Fatal(err)
		}
		want := "3 places: F1 1.0000, mean average precision 1.0000, precision of the first ten 1.000\n"
		if !strings.HasSuffix(out.String(), want) {
			t.Errorf("%d parts: got\n%swant at its end %s", parts, out.String(), want)
		}
	}
}

// What is right of a ranking by score, of which two are not even mentioned.
func TestRanking(t *testing.T) {
	t.Parallel()
	average, ten := ranking([]verdict{{0.2, true}, {0.9, true}, {0.5, false}}, 4)
	if want := (1 + 2.0/3) / 4; math.Abs(average-want) > 1e-9 || ten != 0.2 {
		t.Errorf("average %v, of the first ten %v; want %v and 0.2", average, ten, want)
	}
}

// An article without a title is judged by its opening, as feeds show it; one
// without a body is none.
func TestRead(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "articles.jsonl")
	lines := `{"id":1,"dateline":"BRANNOCH, June 3 -","body":"Ships came\nfrom Sudland and brought wheat to the harbour."}
{"id":2,"title":"Norland waits"}`
	if err := os.WriteFile(file, []byte(lines), 0o644); err != nil {
		t.Fatal(err)
	}
	articles, err := read(nil, file)
	if err != nil || len(articles) != 1 {
		t.Fatalf("%d articles, %v", len(articles), err)
	}
	if want := "BRANNOCH, June 3 - Ships came from Sudland and brought wheat"; articles[0].Title != want {
		t.Errorf("title %q, want %q", articles[0].Title, want)
	}
}

func TestHalves(t *testing.T) {
	t.Parallel()
	data := writeArticles(t)
	for half, want := range map[string]int{"": 60, "even": 30, "odd": 30} {
		if articles, err := load(data, half); err != nil || len(articles) != want {
			t.Errorf("%q: %d articles, %v; want %d", half, len(articles), err, want)
		}
	}
	for _, args := range [][]string{nil, {"-data", t.TempDir()}, {"-data", data, "-places", "0"}} {
		if err := run(args, io.Discard); err == nil {
			t.Errorf("run%q went well", args)
		}
	}
}
