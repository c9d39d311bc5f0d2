package main

import (
	"context"
	"fmt"

	"newsbrief/briefing/collect"
	"newsbrief/briefing/feed"
	"newsbrief/briefing/schedule"
)

// collectCmd collects the feeds that are due.
type collectCmd struct {
	Once bool `help:"Collect what is due now, then end. Without it, go on collecting."`
}

// Help is shown by newsbrief collect --help.
func (collectCmd) Help() string {
	return `Examples:
  newsbrief collect --once                 # what is due, once; then brief a topic
  newsbrief collect --collect-every 5m     # on and on, without Slack`
}

// Run collects once or on and on.
func (c collectCmd) Run(ctx context.Context, a *app) error {
	db, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	client, err := a.client()
	if err != nil {
		return err
	}
	line := newProgressLine(a.env.stderr)
	collector := a.collector(db, client, func(p collect.Progress) {
		if p.Err != nil {
			line.clear()
			fmt.Fprintf(a.env.stderr, "%s: %s\n", p.Feed.Name(), feed.Failed(p.Feed, p.Err, a.env.now()).Problem)
		}
		line.show("%d of %d feeds · %s", p.Done, p.Of, p.Feed.Name())
	})
	round := func(ctx context.Context) error {
		report, err := collector.Round(ctx)
		line.clear()
		if err != nil {
			return err
		}
		fmt.Fprintln(a.env.stdout, reportLine(report))
		return nil
	}
	if !c.Once {
		runner, err := schedule.NewRunner(a.log, schedule.Job{
			Name: "collect", Spec: "@every " + a.cfg.Collect.String(), AtStart: true, Run: round,
		})
		if err != nil {
			return usage{hint(err, "NEWSBRIEF_COLLECT takes a duration such as 10m")}
		}
		return runner.Run(ctx)
	}
	feeds, err := db.Feeds(ctx)
	if err != nil {
		return err
	}
	if len(feeds) == 0 {
		return hint(errNoFeeds, "newsbrief feeds add bbc.co.uk/news")
	}
	return round(ctx)
}

// reportLine says in one line what a round brought.
func reportLine(r collect.Report) string {
	line := fmt.Sprintf("%s collected: %s new, %s held, %s unchanged, %s failed",
		count(r.Feeds, "feed"), count(r.Added, "item"), count(r.Held, "item"), count(r.Unchanged, "feed"), count(r.Failed, "feed"))
	if r.Others > 0 {
		line += fmt.Sprintf("; %s no article: a wall, a live blog, a list", count(r.Others, "page"))
	}
	return line
}

// count is a number and its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
