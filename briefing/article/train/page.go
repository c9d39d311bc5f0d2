package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"newsbrief/briefing/article"
)

// A page is a labelled one, as its line gives it.
type page struct {
	ID      any      `json:"id"`
	URL     string   `json:"url"`
	HTML    string   `json:"html"` // a file, gzipped, below the folder
	Must    []string `json:"must"`
	MustNot []string `json:"must_not"`

	lesson article.Lesson
}

func load(dir string) ([]page, error) {
	name := filepath.Join(dir, "pages.jsonl")
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var pages []page
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		var p page
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		body, err := read(filepath.Join(dir, filepath.FromSlash(p.HTML)))
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		p.lesson = article.Lesson{
			Page: article.Page{URL: p.URL, ContentType: "text/html; charset=utf-8", Body: body},
			Must: p.Must, MustNot: p.MustNot,
		}
		pages = append(pages, p)
	}
	return pages, lines.Err()
}

// read returns a page as the scorer's inputs have it: what is not UTF-8 is
// Windows-1252.
func read(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	body, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if utf8.Valid(body) {
		return body, nil
	}
	if body, err = charmap.Windows1252.NewDecoder().Bytes(body); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return bytes.ToValidUTF8(body, []byte("\ufffd")), nil
}
