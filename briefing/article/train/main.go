// Train learns the weights by which package article tells an article's text
// from the rest of its page.
//
//	go run ./briefing/article/train -data DIR                      writes the weights
//	go run ./briefing/article/train -data DIR -folds 5 -out FILE   answers the pages themselves
//
// DIR holds pages.jsonl: on each line the id and url of a page, the name of a
// gzipped file with its html, and segments of text that its article must and
// must not hold. With -folds the pages are cut in parts by their sites; each is
// read with weights that saw only the others, and the answers go to FILE in the
// form that "newsbrief inspect article" writes. The same data give the same
// bytes. Weights hold numbers only.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string, stdout io.Writer) error {
	fs := flag.NewFlagSet("train", flag.ContinueOnError)
	data := fs.String("data", "", "folder with the labelled pages")
	folds := fs.Int("folds", 0, "answer the pages in so many parts instead of writing weights")
	out := fs.String("out", "", "where -folds writes its answers")
	file := fs.String("weights", "briefing/article/weights/body.bin", "where the weights are written")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if *data == "" {
		return errors.New("which folder holds the labelled pages? name it with -data")
	}
	start := time.Now()
	pages, err := load(filepath.Join(*data, "pages.jsonl"))
	if err != nil {
		return err
	}
	if *folds > 0 {
		err = answerFolds(pages, *folds, *out)
	} else {
		err = writeWeights(pages, *file, stdout)
	}
	if err == nil {
		fmt.Fprintf(stdout, "%d pages in %v\n", len(pages), time.Since(start).Round(time.Second))
	}
	return err
}

func writeWeights(pages []page, file string, stdout io.Writer) error {
	weights, err := learn(pages)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%d bytes to %s\n", len(weights), file)
	return os.WriteFile(file, weights, 0o644)
}
