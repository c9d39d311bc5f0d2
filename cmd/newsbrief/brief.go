package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/digest"
	"newsbrief/briefing/text"
	"newsbrief/briefing/topic"
	"newsbrief/store"
)

// errNoFeeds says that there is nothing to collect from.
var errNoFeeds = errors.New("no feeds yet")

// briefCmd briefs a topic in the terminal.
type briefCmd struct {
	Topic []string      `arg:"" optional:"" help:"What to brief: a topic or words, several parted by commas. Nothing: the top stories."`
	Since time.Duration `default:"24h" placeholder:"DURATION" help:"How far back to look."`
	Limit int           `default:"5" placeholder:"N" help:"How many stories to show."`
	Why   bool          `help:"Print what each story's place in the ranking comes from."`
	JSON  bool          `name:"json" help:"Print JSON, for other programs."`
}

// Help is shown by newsbrief brief --help.
func (briefCmd) Help() string {
	return `Examples:
  newsbrief brief                          # the top stories of the last day
  newsbrief brief china
  newsbrief brief china, chips --since 72h --limit 10
  newsbrief brief china --why              # what the ranking comes from
  newsbrief brief china AND chips NOT taiwan --since 72h
  newsbrief brief tariffs from:bbc.co.uk   # an outlet, by address or name; lang:de works likewise
  newsbrief brief '"trade war"' --json     # just these words`
}

// Run prints the briefing.
func (c briefCmd) Run(ctx context.Context, a *app) error {
	if c.Limit < 1 || c.Since <= 0 {
		return usage{hint(errors.New("--limit and --since have to be more than nothing"),
			"newsbrief brief china --since 24h --limit 5")}
	}
	db, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	now := a.env.now()
	asked := strings.Join(c.Topic, " ")
	d, err := digest.Build(ctx, db, a.topics, briefing.Query{
		Topics: topics(asked), Since: now.Add(-c.Since), Until: now, Limit: c.Limit, Every: c.JSON,
	}, now)
	switch {
	case err != nil:
		return err
	case c.JSON:
		return writeDigest(a.env.stdout, asked, d)
	case len(d.Briefings) == 0:
		return nothing(ctx, db, a.topics, asked, d)
	}
	if err := text.Digest(a.env.stdout, d, now); err != nil || !c.Why {
		return err
	}
	writeWhy(a.env.stdout, d)
	return nil
}

// topics splits what was asked for at its commas.
func topics(asked string) []string {
	var list []string
	for part := range strings.SplitSeq(asked, ",") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// nothing says why there is no story: nothing is collected, or nothing fits.
func nothing(ctx context.Context, db *store.DB, topics *topic.Catalog, asked string, d briefing.Digest) error {
	feeds, err := db.Feeds(ctx)
	switch {
	case err != nil:
		return err
	case len(feeds) == 0:
		return hint(errNoFeeds, "newsbrief feeds add bbc.co.uk/news, then newsbrief collect --once")
	case d.Coverage.Items == 0 && allFail(feeds):
		return hint(errors.New("no feed could be collected"), "newsbrief feeds list says why")
	case d.Coverage.Items == 0:
		return hint(fmt.Errorf("nothing was collected since %s", d.Since.Format(time.RFC822)), "newsbrief collect --once")
	}
	err = fmt.Errorf("no story about %q among %s of %s", asked, count(d.Coverage.Items, "item"), count(d.Coverage.Outlets, "outlet"))
	if near, ok := topics.Nearest(asked); ok && !strings.EqualFold(near.Name, asked) {
		return hint(err, "did you mean %s? newsbrief brief %s", near.Name, strings.ToLower(near.Name))
	}
	return hint(err, "look further back: newsbrief brief %s --since 168h", asked)
}

func allFail(feeds []briefing.Feed) bool {
	return !slices.ContainsFunc(feeds, func(f briefing.Feed) bool { return f.Problem == "" })
}
