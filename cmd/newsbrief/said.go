package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/digest"
	"newsbrief/briefing/text"
)

// saidCmd lists what somebody said.
type saidCmd struct {
	Name  []string      `arg:"" help:"Who: a name, or part of one in whole words."`
	About string        `placeholder:"TOPIC" help:"Only what was said in articles about this topic, or with these words."`
	Since time.Duration `default:"720h" placeholder:"DURATION" help:"How far back to look; 720h is 30 days."`
	Limit int           `default:"20" placeholder:"N" help:"How many quotes to show."`
	JSON  bool          `name:"json" help:"Print JSON, for other programs."`
}

// Help is shown by newsbrief said --help.
func (saidCmd) Help() string {
	return `Newest first, each with who carries it. Where the page was seen to hold the quote,
the link opens it there.

Examples:
  newsbrief said blinken
  newsbrief said antony blinken --about china --since 168h`
}

// Run prints the quotes.
func (c saidCmd) Run(ctx context.Context, a *app) error {
	if c.Limit < 1 || c.Since <= 0 {
		return usage{hint(errors.New("--limit and --since have to be more than nothing"), "newsbrief said blinken --since 168h --limit 5")}
	}
	db, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	name, now := strings.Join(c.Name, " "), a.env.now()
	sayings, err := digest.Said(ctx, db, a.topics, name, briefing.Query{
		Topics: topics(c.About), Since: now.Add(-c.Since), Limit: c.Limit,
	}, now)
	switch {
	case err != nil:
		return err
	case c.JSON:
		return writeSayings(a.env.stdout, name, sayings)
	case len(sayings) == 0:
		return hint(fmt.Errorf("nobody called %q is quoted in the last %s", name, count(int(c.Since.Hours()/24), "day")),
			"a name is matched by whole words; newsbrief said blinken finds Antony Blinken")
	}
	for i, s := range sayings {
		writeSaying(a.env.stdout, i+1, s, now)
	}
	return nil
}

// writeSaying writes one quote for a person.
func writeSaying(w io.Writer, n int, s briefing.Saying, now time.Time) {
	quote := text.Quote(s.Quote, s.Language, text.QuoteLimit)
	if quote == "" {
		return // it can't be shown as it was said, so it isn't
	}
	fmt.Fprintf(w, "%d. %s\n   — %s\n   in %s · %s\n", n, quote, text.Attribution(s.Quote, s.Language, text.CreditLimit),
		text.Cut(text.OneLine(s.Headline), text.HeadlineLimit), text.Ago(s.At, now))
	for _, source := range s.Sources {
		fmt.Fprintf(w, "   %s  %s\n", text.Outlet(source), source.URL)
	}
	fmt.Fprintln(w)
}

type sayingsJSON struct {
	Name   string       `json:"name"`
	Quotes []sayingJSON `json:"quotes"`
}

type sayingJSON struct {
	Text     string       `json:"text"`
	Parts    []string     `json:"parts"`
	Speaker  string       `json:"speaker"`
	Role     string       `json:"role"`
	Said     string       `json:"said"`
	Headline string       `json:"headline"`
	Sources  []sourceJSON `json:"sources"`
}

func writeSayings(w io.Writer, name string, sayings []briefing.Saying) error {
	out := sayingsJSON{Name: name, Quotes: []sayingJSON{}}
	for _, s := range sayings {
		q := sayingJSON{
			Text: s.Quote.Text, Parts: partsOf(s.Quote), Speaker: s.Quote.Speaker, Role: s.Quote.Role, Said: stamp(s.At), Headline: s.Headline,
			Sources: make([]sourceJSON, len(s.Sources)),
		}
		for i, source := range s.Sources {
			q.Sources[i] = sourceJSON(source)
		}
		out.Quotes = append(out.Quotes, q)
	}
	return newEncoder(w, "  ").Encode(out)
}
