// Train learns the weights that package quote carries from labelled articles.
//
//	go run ./briefing/quote/train -data DIR               writes the weights of every language
//	go run ./briefing/quote/train -data DIR -folds 5 -lang en -out FILE
//
// DIR holds the label sets polnear_{train,dev}.jsonl and
// german_{train,dev}.jsonl. With -folds the train set is cut in parts; each is
// answered by weights that saw only the others, and the answers go to FILE in
// the form that "newsbrief inspect quotes" writes; -cut deals the articles anew,
// to tell a gain from luck. The same data give the same bytes. Weights hold
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
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// sets names the label sets by language.
var sets = map[string]string{"en": "polnear", "de": "german"}

type config struct {
	data, lang, out, weights string
	folds, cut               int
}

func run(args []string, stdout io.Writer) error {
	var c config
	fs := flag.NewFlagSet("train", flag.ContinueOnError)
	fs.StringVar(&c.data, "data", "", "folder with the label sets")
	fs.StringVar(&c.lang, "lang", "", "en or de; both when empty")
	fs.IntVar(&c.folds, "folds", 0, "answer the train set in so many parts instead of writing weights")
	fs.IntVar(&c.cut, "cut", 0, "which of many cuts into parts -folds takes: how far they differ is noise")
	fs.StringVar(&c.out, "out", "", "where -folds writes its answers")
	fs.StringVar(&c.weights, "weights", "briefing/quote/weights", "folder for the weights")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if c.data == "" {
		return errors.New("which folder holds the label sets? name it with -data")
	}
	langs := []string{"de", "en"}
	if c.lang != "" {
		langs = []string{c.lang}
	}
	for _, lang := range langs {
		if sets[lang] == "" {
			return fmt.Errorf("no label set for %q", lang)
		}
		start := time.Now()
		if err := c.train(lang, stdout); err != nil {
			return fmt.Errorf("%s: %w", lang, err)
		}
		fmt.Fprintf(stdout, "%s: done in %v\n", lang, time.Since(start).Round(time.Second))
	}
	return nil
}

// train writes the weights of a language, or its out-of-fold answers.
func (c config) train(lang string, stdout io.Writer) error {
	articles, err := load(filepath.Join(c.data, sets[lang]+"_train.jsonl"), lang)
	if err != nil {
		return err
	}
	if c.folds > 0 {
		return answerFolds(articles, lang, partsOf(len(articles), c.folds, c.cut), c.out)
	}
	dev, err := load(filepath.Join(c.data, sets[lang]+"_dev.jsonl"), lang)
	if err != nil {
		return err
	}
	weights, err := learn(append(articles, dev...), lang)
	if err != nil {
		return err
	}
	file := filepath.Join(c.weights, lang+".bin")
	fmt.Fprintf(stdout, "%s: %d bytes to %s\n", lang, len(weights), file)
	return os.WriteFile(file, weights, 0o644)
}
