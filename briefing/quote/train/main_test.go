package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// writeSets writes small label sets of invented articles.
func writeSets(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, set := range []string{"polnear", "german"} {
		for part, n := range map[string]int{"train": 24, "dev": 4} {
			var b strings.Builder
			for i := range n {
				who := []string{"Nora Whitlock", "Peter Crane", "Tom Barrow"}[i%3]
				text := fmt.Sprintf("Am Fluß: “We waited for %d years,” %s said.", i+2, who)
				at := func(s string) int { return len([]rune(text[:strings.Index(text, s)])) }
				line, err := json.Marshal(map[string]any{"id": i, "title": "", "text": text, "quotes": []map[string]any{{
					"start": at("We"), "end": at(",”"), "speaker_start": at(who), "speaker_end": at(who) + len(who),
					"speaker_more": []any{[]any{0, 2, "Am"}},
				}}})
				if err != nil {
					t.Fatal(err)
				}
				b.Write(append(line, '\n'))
			}
			if err := os.WriteFile(filepath.Join(dir, set+"_"+part+".jsonl"), []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

func TestTrainWritesTheSameWeightsTwice(t *testing.T) {
	t.Parallel()
	data, a, b := writeSets(t), t.TempDir(), t.TempDir()
	for _, out := range []string{a, b} {
		if err := run([]string{"-data", data, "-lang", "de", "-weights", out}, io.Discard); err != nil {
			t.Fatal(err)
		}
	}
	first, err := os.ReadFile(filepath.Join(a, "de.bin"))
	if err != nil {
		t.Fatal(err)
	}
	second, err := os.ReadFile(filepath.Join(b, "de.bin"))
	if err != nil {
		t.Fatal(err)
	}
	if len(first) > 500_000 || !bytes.Equal(first, second) {
		t.Errorf("%d and %d bytes, equal: %v", len(first), len(second), bytes.Equal(first, second))
	}
	if bytes.Contains(first, []byte("Whitlock")) || bytes.Contains(first, []byte("waited")) {
		t.Error("weights hold text")
	}
}

func TestFoldsAnswerEveryArticle(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "answers.jsonl")
	if err := run([]string{"-data", writeSets(t), "-lang", "en", "-folds", "2", "-out", out}, io.Discard); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	if len(lines) != 24 || !strings.HasPrefix(lines[7], `{"id":7,"quotes":[`) {
		t.Errorf("%d lines, the eighth %s", len(lines), lines[min(7, len(lines)-1)])
	}
}

func TestTrainRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	broken := `{"id":1,"text":"a","quotes":[{"start":0,"end":9}]}`
	if err := os.WriteFile(filepath.Join(dir, "german_train.jsonl"), []byte(broken), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{}, {"-data", t.TempDir()}, {"-data", dir, "-lang", "xx"}, {"-data", dir, "-lang", "de"}} {
		if err := run(args, io.Discard); err == nil {
			t.Errorf("%q worked", args)
		}
	}
}

func TestPartsOf(t *testing.T) {
	t.Parallel()
	first, again, other := partsOf(50, 5, 1), partsOf(50, 5, 1), partsOf(50, 5, 2)
	if !slices.Equal(first, again) || slices.Equal(first, other) {
		t.Error("a cut isn't the same each time, or the same as another")
	}
	for _, parts := range [][]int{partsOf(50, 5, 0), first, other} {
		sizes := make([]int, 5)
		for _, p := range parts {
			sizes[p]++
		}
		if !slices.Equal(sizes, []int{10, 10, 10, 10, 10}) {
			t.Errorf("parts of %v", sizes)
		}
	}
	if parts := partsOf(4, 2, 0); !slices.Equal(parts, []int{0, 1, 0, 1}) {
		t.Errorf("cut 0 deals %v, not in order", parts)
	}
}
