// Train learns the weights that package story carries from labelled stories.
//
//	go run ./briefing/story/train -data DIR            writes the weights
//	go run ./briefing/story/train -data DIR -folds 4   says how well such weights do on stories they never saw
//
// DIR holds the label sets ecbplus_dev.jsonl, wikinews_dev.jsonl and
// uci_headlines_dev.jsonl: items with the story each tells, a line. Headlines are
// learnt from the last and from the others without their text. The same data give
// the same bytes. Weights hold numbers only.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/story"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string, stdout io.Writer) error {
	fs := flag.NewFlagSet("train", flag.ContinueOnError)
	data := fs.String("data", "", "folder with the label sets")
	folds := fs.Int("folds", 0, "check on so many parts instead of writing weights")
	out := fs.String("weights", "briefing/story/weights/join.bin", "file for the weights")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if *data == "" {
		return errors.New("which folder holds the label sets? name it with -data")
	}
	var sets []set
	for _, name := range []string{"ecbplus_dev", "wikinews_dev", "uci_headlines_dev"} {
		s, err := load(filepath.Join(*data, name+".jsonl"))
		if err != nil {
			return err
		}
		s.name = name
		sets = append(sets, s)
	}
	sets = append(sets, sets[0].headlines(), sets[1].headlines())
	if *folds > 1 {
		check(sets, *folds, stdout)
		return nil
	}
	return write(*out, story.Learn(part(sets, func(uint32) bool { return true })...))
}

func write(path string, w *story.Weights) error {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	_, err = w.WriteTo(f)
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	return nil
}

// A set is a label set. What has the same number in parts stays together when
// the set is cut.
type set struct {
	story.Labelled

	name  string
	parts []uint32
}

// load reads a label set.
func load(path string) (set, error) {
	f, err := os.Open(path)
	if err != nil {
		return set{}, fmt.Errorf("read labels: %w", err)
	}
	defer f.Close()
	var s set
	for lines := json.NewDecoder(f); ; {
		var l struct {
			Story, Title, Text, URL, Published string
			Topic                              uint32 // look-alike stories share one
		}
		err := lines.Decode(&l)
		if errors.Is(err, io.EOF) {
			return s, nil
		}
		if err != nil {
			return set{}, fmt.Errorf("read labels: %s: item %d: %w", path, len(s.Items)+1, err)
		}
		it := briefing.Item{
			ID: int64(len(s.Items) + 1), Title: l.Title, Link: l.URL,
			Article: briefing.Article{Title: l.Title, Text: l.Text, URL: l.URL},
		}
		it.Published = published(l.Published)
		s.Items, s.Stories = append(s.Items, it), append(s.Stories, l.Story)
		s.parts = append(s.parts, partOf(l.Topic, l.Story))
	}
}

// published reads a time, zero where it is unknown.
func published(text string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05Z0700"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t
		}
	}
	return time.Time{}
}

// headlines returns the set with titles only; the first line of a text is its
// title where it has no other.
func (s set) headlines() set {
	h := set{name: s.name + " headlines", parts: s.parts}
	h.Stories = s.Stories
	for _, it := range s.Items {
		title := it.Title
		if title == "" {
			title, _, _ = strings.Cut(it.Article.Text, "\n")
		}
		h.Items = append(h.Items, briefing.Item{ID: it.ID, Title: title})
	}
	return h
}

// partOf keeps look-alike stories in one part: to tell those apart, having seen
// one of them mustn't help.
func partOf(topic uint32, story string) uint32 {
	if topic != 0 {
		return topic
	}
	h := fnv.New32a()
	h.Write([]byte(story))
	return h.Sum32()
}

// part returns the items of each set whose part is wanted.
func part(sets []set, want func(part uint32) bool) []story.Labelled {
	out := make([]story.Labelled, len(sets))
	for k, s := range sets {
		for i, p := range s.parts {
			if want(p) {
				out[k].Items = append(out[k].Items, s.Items[i])
				out[k].Stories = append(out[k].Stories, s.Stories[i])
			}
		}
	}
	return out
}
