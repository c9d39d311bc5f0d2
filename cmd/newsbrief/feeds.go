package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"text/tabwriter"

	"newsbrief/briefing"
	"newsbrief/briefing/collect"
	"newsbrief/briefing/feed"
	"newsbrief/briefing/opml"
	"newsbrief/briefing/text"
	"newsbrief/store"
)

// feedsCmd changes and shows the list of feeds.
type feedsCmd struct {
	Add    feedsAddCmd    `cmd:"" help:"Add the feed of a site, a page or a feed address, and collect it."`
	Remove feedsRemoveCmd `cmd:"" help:"Remove a feed by address or name; its items stay."`
	List   feedsListCmd   `cmd:"" default:"1" help:"List the feeds and how they are."`
	Import feedsImportCmd `cmd:"" help:"Add the feeds of an OPML file."`
	Export feedsExportCmd `cmd:"" help:"Write the feeds as OPML."`
}

// catalog opens the database and makes the catalog over it.
func (a *app) catalog(ctx context.Context) (*collect.Catalog, *store.DB, error) {
	client, err := a.client()
	if err != nil {
		return nil, nil, err
	}
	db, err := a.openStore(ctx)
	if err != nil {
		return nil, nil, err
	}
	discover := feed.NewFetcher(client, a.env.now)
	return collect.NewCatalog(db, discover, a.collector(db, client, nil)), db, nil
}

// feedsAddCmd adds a feed.
type feedsAddCmd struct {
	Address string `arg:"" help:"Any address of the outlet: bbc.co.uk/news, or the feed's own."`
}

// Help is shown by newsbrief feeds add --help.
func (feedsAddCmd) Help() string {
	return `Examples:
  newsbrief feeds add bbc.co.uk/news
  newsbrief feeds add https://example.com/feed.xml`
}

// Run adds the feed and shows its latest items.
func (c feedsAddCmd) Run(ctx context.Context, a *app) error {
	catalog, db, err := a.catalog(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	f, items, err := catalog.Add(ctx, c.Address)
	switch {
	case errors.Is(err, briefing.ErrExists):
		return hint(fmt.Errorf("%s is in the list already", f.URL), "newsbrief feeds list shows how it is")
	case err != nil && nextStep(err) == "":
		return hint(err, "does the address open in a browser? Any page of the outlet will do")
	case err != nil:
		return err
	}
	fmt.Fprintf(a.env.stdout, "added %s, %s\n", f.URL, count(len(items), "item"))
	for _, it := range items[:min(3, len(items))] {
		fmt.Fprintf(a.env.stdout, "  %s\n", text.Cut(text.OneLine(it.Title), text.RowLimit))
	}
	return nil
}

// feedsRemoveCmd removes a feed.
type feedsRemoveCmd struct {
	Name string `arg:"" help:"The feed's address or title, as feeds list shows them."`
}

// Run removes the feed.
func (c feedsRemoveCmd) Run(ctx context.Context, a *app) error {
	catalog, db, err := a.catalog(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	f, err := catalog.Remove(ctx, c.Name)
	switch {
	case errors.Is(err, briefing.ErrNotFound):
		return hint(err, "newsbrief feeds list shows addresses and titles")
	case err != nil:
		return err
	}
	_, err = fmt.Fprintf(a.env.stdout, "removed %s; its items stay\n", f.URL)
	return err
}

// feedsListCmd lists the feeds.
type feedsListCmd struct{}

// Run prints a table.
func (feedsListCmd) Run(ctx context.Context, a *app) error {
	db, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	feeds, err := db.Feeds(ctx)
	if err != nil {
		return err
	}
	if len(feeds) == 0 {
		return hint(errNoFeeds, "newsbrief feeds add bbc.co.uk/news")
	}
	table := tabwriter.NewWriter(a.env.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "OUTLET\tSTATE\tBROUGHT LAST\tADDRESS")
	for _, f := range feeds {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", text.Cut(text.OneLine(f.Name()), text.OutletLimit), state(a, f), cmp.Or(f.Brought, "–"), f.URL)
	}
	return table.Flush()
}

// state says in a few words how a feed is.
func state(a *app, f briefing.Feed) string {
	switch {
	case f.Paused:
		return "paused"
	case f.Tried.IsZero():
		return "not collected yet"
	case f.Problem != "":
		return text.OneLine(f.Problem)
	}
	return "collected " + text.Ago(f.Worked, a.env.now())
}

// feedsImportCmd adds the feeds of an OPML file.
type feedsImportCmd struct {
	File string `arg:"" help:"OPML file; - reads standard input."`
}

// Run imports the file.
func (c feedsImportCmd) Run(ctx context.Context, a *app) error {
	feeds, err := a.readOPML(c.File)
	if err != nil {
		return err
	}
	catalog, db, err := a.catalog(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	line := newProgressLine(a.env.stderr)
	added, err := catalog.Import(ctx, feeds, func(done int) { line.show("%d of %d feeds", done, len(feeds)) })
	line.clear()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.env.stdout, "%s in the file, %d new\n", count(len(feeds), "feed"), added)
	return err
}

// readOPML reads a subscription list.
func (a *app) readOPML(name string) ([]briefing.Feed, error) {
	in := a.env.stdin
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, hint(err, "export one from your feed reader; it ends in .opml")
		}
		defer file.Close()
		in = file
	}
	feeds, err := opml.Read(in)
	if err != nil {
		return nil, hint(fmt.Errorf("read %s: %w", name, err), "it has to be an OPML file, as feed readers export them")
	}
	return feeds, nil
}

// feedsExportCmd writes the feeds as OPML.
type feedsExportCmd struct {
	File string `arg:"" optional:"" help:"File to write; standard output without it."`
}

// Run exports the list.
func (c feedsExportCmd) Run(ctx context.Context, a *app) (err error) {
	db, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	feeds, err := db.Feeds(ctx)
	if err != nil {
		return err
	}
	var out io.Writer = a.env.stdout
	if c.File != "" {
		file, createErr := os.Create(c.File)
		if createErr != nil {
			return hint(createErr, "name a file in a folder that can be written to")
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		out = file
	}
	return opml.Write(out, "newsbrief", feeds, a.env.now())
}
