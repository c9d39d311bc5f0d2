package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"newsbrief/briefing/topic"
	"newsbrief/briefing/topic/internal/about"
)

// An article is a labelled example.
type article struct {
	ID       int      `json:"id"`
	Title    string   `json:"title"`
	Dateline string   `json:"dateline"`
	Body     string   `json:"body"`
	Places   []string `json:"places"`
}

// load reads the articles with a body.
func load(dir, half string) (articles []article, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		if articles, err = read(articles, file); err != nil {
			return nil, err
		}
	}
	if half != "" {
		articles = slices.DeleteFunc(articles, func(a article) bool { return (a.ID%2 == 1) != (half == "odd") })
	}
	if len(articles) == 0 {
		return nil, fmt.Errorf("no articles in %s", dir)
	}
	return articles, nil
}

func read(articles []article, file string) (_ []article, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var a article
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if a.Body == "" {
			continue
		}
		if a.Title == "" {
			a.Title = opening(a.text())
		}
		articles = append(articles, a)
	}
	return articles, lines.Err()
}

// today names the countries that had another name, or were two, when the
// labels were given.
var today = map[string]string{
	"usa": "united-states", "uk": "united-kingdom", "west-germany": "germany", "east-germany": "germany",
	"ussr": "russia", "uae": "united-arab-emirates", "zaire": "dr-congo", "kampuchea": "cambodia",
	"burma": "myanmar", "yemen-arab-republic": "yemen", "yemen-demo-republic": "yemen",
	"trinidad-tobago": "trinidad-and-tobago",
}

// unlabelled are places that the labels tell nothing of: the country that is
// tagged where nothing else is, and a union that has no tag.
var unlabelled = []string{"united-states", "european-union"}

// lessons makes lessons of the articles. Feeds carry whole articles and less, so
// each teaches in four forms: whole, without its dateline, its first words
// alone, its title alone.
func lessons(articles []article) []about.Lesson {
	lex, judge := topic.Lexicon(), about.NewJudge(topic.Lexicon(), nil)
	var all []about.Lesson
	for _, a := range articles {
		known := func(i int) (yes, known bool) {
			id := lex.Topics()[i].ID
			same := func(place string) bool { return cmp.Or(today[place], place) == id }
			return slices.ContainsFunc(a.Places, same), !slices.Contains(unlabelled, id)
		}
		for _, text := range forms(a) {
			all = append(all, judge.Lessons(lex.Read(a.Title, text, ""), a.ID, known)...)
		}
	}
	return all
}

// forms are an article as feeds carry it; an empty one stands for the title.
func forms(a article) []string {
	const summary = 50 // words
	words := strings.Fields(a.Body)
	return []string{a.text(), a.Body, strings.Join(words[:min(summary, len(words))], " "), ""}
}

func (a article) text() string { return strings.TrimSpace(a.Dateline + " " + a.Body) }

// opening is what feeds give for a title where there is none.
func opening(text string) string {
	const most = 60 // bytes
	cut := text[:min(len(text), most)]
	return strings.ToValidUTF8(strings.Join(strings.Fields(cut), " "), "")
}
