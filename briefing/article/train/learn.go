package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/article"
	"newsbrief/briefing/article/internal/prose"
)

// learn trains on the pages and returns the weights as they are stored.
func learn(pages []page) ([]byte, error) {
	lessons := make([]prose.Lesson, len(pages))
	for i := range pages {
		lessons[i] = pages[i].lesson
	}
	var buf bytes.Buffer
	if _, err := prose.Train(lessons).WriteTo(&buf); err != nil {
		return nil, fmt.Errorf("write weights: %w", err)
	}
	return buf.Bytes(), nil
}

// answerFolds answers each page by weights learnt without its site's part.
func answerFolds(pages []page, folds int, file string) error {
	answers := make([]briefing.Article, len(pages))
	for fold := range folds {
		var seen []page
		for _, p := range pages {
			if p.site()%folds != fold {
				seen = append(seen, p)
			}
		}
		weights, err := learn(seen)
		if err != nil {
			return err
		}
		m, err := article.ReadModel(bytes.NewReader(weights))
		if err != nil {
			return err
		}
		for i, p := range pages {
			if p.site()%folds == fold {
				answers[i], _ = m.FromPage(p.article()) // without a text, that is the answer
			}
		}
	}
	return writeAnswers(pages, answers, file)
}

// An answer is an article in the form that the scorer reads.
type answer struct {
	ID        any               `json:"id"`
	Title     string            `json:"title"`
	Text      string            `json:"text"`
	Published string            `json:"published"`
	Author    string            `json:"author"`
	URL       string            `json:"url"`
	Source    map[string]string `json:"source"`
}

func writeAnswers(pages []page, answers []briefing.Article, file string) (err error) {
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
	enc.SetEscapeHTML(false)
	for i, p := range pages {
		a := answers[i]
		first := a.Original
		if first.IsZero() {
			first = briefing.Source{Name: a.Outlet, URL: a.URL}
		}
		line := answer{p.ID, a.Title, a.Text, "", a.Author, a.URL, map[string]string{"name": first.Name, "url": first.URL}}
		if !a.Published.IsZero() {
			line.Published = a.Published.Format(time.RFC3339)
		}
		if err := enc.Encode(line); err != nil {
			return err
		}
	}
	return w.Flush()
}
