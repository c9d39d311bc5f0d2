package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"newsbrief/store"
)

// backupCmd copies the database.
type backupCmd struct {
	File  string `arg:"" help:"Where the copy goes."`
	Force bool   `help:"Replace the file if it is there."`
}

// Help is shown by newsbrief backup --help.
func (backupCmd) Help() string {
	return `The copy is taken while newsbrief serves: nothing has to stop. It is whole and checked,
or it isn't there. It holds what your team reads and asks, and no token.

Examples:
  newsbrief backup /var/backups/newsbrief.db
  newsbrief backup --force newsbrief-backup.db
  15 2 * * *  newsbrief backup --force /var/backups/newsbrief-$(date +\%a).db   # a week of them, from cron`
}

// Run copies the database and says what is in the copy.
func (c backupCmd) Run(ctx context.Context, a *app) error {
	if _, err := os.Stat(c.File); err == nil && !c.Force {
		return usage{hint(fmt.Errorf("%s is there already", c.File), "--force replaces it")}
	}
	if _, err := os.Stat(a.cfg.file()); err != nil {
		return hint(err, "NEWSBRIEF_DATABASE names the database to copy")
	}
	db, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.Backup(ctx, c.File); err != nil {
		return hint(err, "the folder needs room for the whole database, and newsbrief the right to write there")
	}
	return a.sayContents(ctx, c.File, "backed up to %s: %s\n")
}

// sayContents says what is in a database file, with its name and that for the
// places in format.
func (a *app) sayContents(ctx context.Context, file, format string) error {
	db, err := store.Open(ctx, file, store.Options{Now: a.env.now, Logger: a.log})
	if err != nil {
		return err
	}
	stats, err := db.Stats(ctx)
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	open := stats.Deliveries[store.Ready] + stats.Deliveries[store.Sending]
	_, err = fmt.Fprintf(a.env.stdout, format, file, fmt.Sprintf("%s, %d feeds, %d items, %d digests set up, %d waiting to be posted",
		megabytes(info.Size()), stats.Feeds, stats.Items, stats.Subscriptions, open))
	return err
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }

// file is the path of the database.
func (c Config) file() string { return strings.TrimPrefix(c.Database, "sqlite:") }

// restoreCmd puts a backup back.
type restoreCmd struct {
	File string `arg:"" type:"existingfile" help:"The backup."`
}

// Help is shown by newsbrief restore --help.
func (restoreCmd) Help() string {
	return `newsbrief must not be running. The database that was there is kept beside the new one.
Digests that became due since the backup may stand in Slack already: when newsbrief serves
again, it looks for each in its channel before it posts it, so none appears twice.

Examples:
  newsbrief restore /var/backups/newsbrief.db`
}

// Run puts the backup in the place of the database. Killed at any instant, it
// leaves one of both there.
func (c restoreCmd) Run(ctx context.Context, a *app) error {
	path := a.cfg.file()
	next := path + ".restoring"
	defer os.Remove(next)
	if err := copyFile(c.File, next); err != nil {
		return hint(fmt.Errorf("copy %s: %w", c.File, err), "the folder of the database needs room for both")
	}
	if err := a.prepareRestored(ctx, next); err != nil {
		return err
	}
	kept := path + ".before-" + a.env.now().UTC().Format("20060102T150405Z")
	err := store.Replace(ctx, path, next, kept)
	if errors.Is(err, store.ErrInUse) {
		return hint(err, "stop newsbrief first, then restore, then start it again")
	}
	if err != nil {
		return err
	}
	if _, err := os.Stat(kept); err == nil {
		fmt.Fprintf(a.env.stdout, "the database that was there is kept as %s\n", kept)
	}
	return a.sayContents(ctx, path, "restored %s: %s\n")
}

// prepareRestored checks a copy of a backup, brings its schema up to date, and
// marks what it owes as in doubt.
func (a *app) prepareRestored(ctx context.Context, file string) error {
	db, err := store.Open(ctx, file, store.Options{Now: a.env.now, Logger: a.log})
	if err != nil {
		return hint(err, "nothing was changed; name a file that `newsbrief backup` made")
	}
	err = db.Check(ctx)
	if err == nil {
		err = db.Restored(ctx, a.env.now().Truncate(time.Millisecond))
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return hint(err, "nothing was changed; try an older backup")
	}
	return nil
}

// copyFile copies a file to a new one that only its owner reads.
func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
