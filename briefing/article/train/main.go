// Train learns the weights by which package article tells a page's article from
// all that stands around it.
//
//	go run ./briefing/article/train -data DIR                    writes the weights
//	go run ./briefing/article/train -data DIR -folds 5 -out FILE
//
// DIR holds pages.jsonl and the pages that it names. With -folds the pages are
// cut in parts by host; each is answered by weights that saw only the others,
// and the answers go to FILE in the form that "newsbrief inspect article"
// writes. The same pages give the same bytes. Weights hold numbers only.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"net/url"
	"os"
	"strings"

	"golang.org/x/net/publicsuffix"

	"newsbrief/briefing/article"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string, stdout io.Writer) error {
	fs := flag.NewFlagSet("train", flag.ContinueOnError)
	data := fs.String("data", "", "folder with the pages")
	folds := fs.Int("folds", 0, "answer the pages in so many parts instead of writing weights")
	out := fs.String("out", "", "where -folds writes its answers")
	weights := fs.String("weights", "briefing/article/weights/body.bin", "file for the weights")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if *data == "" {
		return errors.New("which folder holds the pages? name it with -data")
	}
	pages, err := load(*data)
	if err != nil {
		return err
	}
	if *folds > 0 {
		return answerFolds(pages, *folds, *out)
	}
	var buf bytes.Buffer
	if _, err := article.Learn(lessons(pages)).WriteTo(&buf); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%d bytes to %s\n", buf.Len(), *weights)
	return os.WriteFile(*weights, buf.Bytes(), 0o644)
}

func lessons(pages []page) []article.Lesson {
	all := make([]article.Lesson, len(pages))
	for i, p := range pages {
		all[i] = p.lesson
	}
	return all
}

// fold is the part that a page belongs to: a site's pages stay together.
func fold(address string, folds int) int {
	u, err := url.Parse(address)
	if err != nil {
		return 0
	}
	host := strings.ToLower(u.Hostname())
	if domain, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		host = domain
	}
	h := fnv.New32a()
	h.Write([]byte(host))
	return int(h.Sum32() % uint32(folds))
}

// An answer is an article in the form that the scorer reads.
type answer struct {
	ID        any    `json:"id"`
	Text      string `json:"text"`
	Published string `json:"published"`
}

func answerFolds(pages []page, folds int, file string) (err error) {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	w := bufio.NewWriter(f)
	enc := json.NewEncoder(w)
	for part := range folds {
		var seen []page
		for _, p := range pages {
			if fold(p.URL, folds) != part {
				seen = append(seen, p)
			}
		}
		weights := article.Learn(lessons(seen))
		for _, p := range pages {
			if fold(p.URL, folds) != part {
				continue
			}
			read, _ := weights.FromPage(p.lesson.Page) // what holds no article is answered without text
			a := answer{ID: p.ID, Text: read.Text}
			if !read.Published.IsZero() {
				a.Published = read.Published.Format("2006-01-02T15:04:05Z07:00")
			}
			if err := enc.Encode(a); err != nil {
				return err
			}
		}
	}
	return w.Flush()
}
