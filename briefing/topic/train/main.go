// Train learns the weights that package topic carries from articles that
// editors tagged with the countries they are about.
//
//	go run ./briefing/topic/train -data DIR            writes the weights
//	go run ./briefing/topic/train -data DIR -folds 5   judges each article by weights that did not see it
//	            … -folds 5 -places 3                   and that did not see the place either
//
// DIR holds *.jsonl, one article a line: {"id", "title", "dateline", "body",
// "places": ["japan", ...]}. The same data give the same bytes. Weights hold
// numbers only.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"newsbrief/briefing/topic/internal/about"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

type config struct {
	data, out, half string
	folds, places   int
}

func run(args []string, stdout io.Writer) error {
	var c config
	fs := flag.NewFlagSet("train", flag.ContinueOnError)
	fs.StringVar(&c.data, "data", "", "folder with the articles")
	fs.StringVar(&c.out, "out", "briefing/topic/weights/places.bin", "where the weights go")
	fs.StringVar(&c.half, "half", "", "learn from articles with \"even\" or \"odd\" ids only")
	fs.IntVar(&c.folds, "folds", 0, "judge the articles in so many parts instead of writing weights")
	fs.IntVar(&c.places, "places", 1, "part the places too, in so many parts")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if c.data == "" {
		return errors.New("which folder holds the articles? name it with -data")
	}
	if c.places < 1 {
		return fmt.Errorf("-places %d: want at least one part", c.places)
	}
	start := time.Now()
	articles, err := load(c.data, c.half)
	if err != nil {
		return err
	}
	if c.folds > 0 {
		err = judge(articles, c.folds, c.places, stdout)
	} else {
		err = write(articles, c.out, stdout)
	}
	if err == nil {
		fmt.Fprintf(stdout, "%d articles in %v\n", len(articles), time.Since(start).Round(time.Second))
	}
	return err
}

// write learns from all articles.
func write(articles []article, file string, stdout io.Writer) (err error) {
	model := about.Train(lessons(articles))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	n, err := model.WriteTo(f)
	fmt.Fprintf(stdout, "%d bytes to %s\n", n, file)
	return err
}
