package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"

	"newsbrief/briefing"
	"newsbrief/briefing/quote"
	"newsbrief/briefing/quote/internal/speaker"
)

// learn trains on the articles and returns the weights as they are stored.
func learn(articles []article, lang string) ([]byte, error) {
	lessons := make([]speaker.Lesson, len(articles))
	for i := range articles {
		lessons[i] = articles[i].lesson
	}
	var buf bytes.Buffer
	if _, err := speaker.Train(lessons, speaker.OptionsFor(lang)).WriteTo(&buf); err != nil {
		return nil, fmt.Errorf("write weights: %w", err)
	}
	return buf.Bytes(), nil
}

// partsOf deals n articles into folds parts and returns the part of each. Cut 0
// deals them in their order, every other one shuffled in its own way.
func partsOf(n, folds, cut int) []int {
	order := rand.New(rand.NewPCG(uint64(cut), 0)).Perm(n)
	parts := make([]int, n)
	for i := range parts {
		parts[i] = i % folds
		if cut != 0 {
			parts[i] = order[i] % folds
		}
	}
	return parts
}

// answerFolds answers each article by weights learnt without its part.
func answerFolds(articles []article, lang string, parts []int, file string) error {
	answers := make([][]briefing.Quote, len(articles))
	for part := range slices.Max(parts) + 1 {
		var seen []article
		for i, a := range articles {
			if parts[i] != part {
				seen = append(seen, a)
			}
		}
		weights, err := learn(seen, lang)
		if err != nil {
			return err
		}
		m, err := quote.ReadModel(bytes.NewReader(weights))
		if err != nil {
			return err
		}
		for i, a := range articles {
			if parts[i] == part {
				answers[i] = m.Extract(a.Title, a.Text, lang)
			}
		}
	}
	return write(articles, answers, file)
}

// An answer is a quote in the form that the scorer reads.
type answer struct {
	Start        int     `json:"start"`
	End          int     `json:"end"`
	Text         string  `json:"text"`
	Speaker      string  `json:"speaker"`
	SpeakerStart int     `json:"speaker_start"`
	SpeakerEnd   int     `json:"speaker_end"`
	Role         string  `json:"role"`
	Confidence   float64 `json:"confidence"`
	Key          bool    `json:"key"`
}

func write(articles []article, answers [][]briefing.Quote, file string) (err error) {
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
	for i, a := range articles {
		quotes := []answer{}
		for _, q := range answers[i] {
			quotes = append(quotes, answer{q.Start, q.End, q.Text, q.Speaker, q.SpeakerStart, q.SpeakerEnd, q.Role, q.Confidence, q.Key})
		}
		line := struct {
			ID     any      `json:"id"`
			Quotes []answer `json:"quotes"`
		}{a.ID, quotes}
		if err := enc.Encode(line); err != nil {
			return err
		}
	}
	return w.Flush()
}
