package main

import "fmt"

// topicsCmd shows what newsbrief knows of topics.
type topicsCmd struct {
	List topicsListCmd `cmd:"" help:"List the topics."`
	Show topicsShowCmd `cmd:"" help:"Show what a topic is called."`
	Try  topicsTryCmd  `cmd:"" help:"Say which topics a text is about, and by what."`
}

// Help is shown by newsbrief topics --help.
func (topicsCmd) Help() string {
	return `Every article is tagged with topics when it is collected. NEWSBRIEF_TOPICS names a file
that adds topics, or names to the topics there are; articles of the last 30 days get
new tags at the next collection. It looks like this:

  [harbours] Harbours
  name: harbours; ports; port authority
  word: quay; quays; pilot boat
  name/de: Häfen
  [china] China
  city: Yiwu; Kashgar
  blocked: China Harbour Inn

Classes are name, demonym, capital, city, region, leader, institution, party, company,
currency and word. A name in capitals has to be in capitals, one with a capital letter
needs it; "?" after it says that it also means other things, "*" that it may go on.

Examples:
  newsbrief topics list --subjects
  newsbrief topics show china
  newsbrief topics try "Talks in Beijing end without a deal"`
}

// topicsListCmd lists topics.
type topicsListCmd struct {
	Places   bool `xor:"kind" help:"Only countries and unions of them."`
	Subjects bool `xor:"kind" help:"Only subjects."`
	JSON     bool `name:"json" help:"Print JSON, for other programs."`
}

// Help is shown by newsbrief topics list --help.
func (topicsListCmd) Help() string {
	return `Examples:
  newsbrief topics list
  newsbrief topics list --subjects --json`
}

type topicJSON struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Place bool   `json:"place"`
}

// Run lists the topics.
func (c topicsListCmd) Run(a *app) error {
	list := []topicJSON{}
	for _, t := range a.topics.All() {
		place := a.topics.Place(t)
		if c.Places && !place || c.Subjects && place {
			continue
		}
		list = append(list, topicJSON{t.ID, t.Name, place})
	}
	if c.JSON {
		return newEncoder(a.env.stdout, "  ").Encode(map[string]any{"topics": list})
	}
	for _, t := range list {
		fmt.Fprintf(a.env.stdout, "%-24s %s\n", t.ID, t.Name)
	}
	return nil
}
