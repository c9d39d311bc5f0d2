// Package store keeps what newsbrief knows: feeds, items with their quotes and
// tags, stories, subscriptions, and the outbox of digests owed to channels.
//
// It promises that each method is one transaction that happens whole or not at
// all, that what a method reported as done survives a kill and a power cut,
// that an item is stored once however often its feed lists it, and that a
// delivery is owed once and claimed by one poster at a time. It doesn't fetch,
// group, rank or post. There is no interface of everything: consumers declare
// the few methods they need.
//
// The SQL is one text for every database: placeholders are $1, times are
// milliseconds since 1970 in UTC, and only full text and upkeep differ, which
// live in a package a database (sqlite). Times come back in UTC, to the
// millisecond; a zero time is stored as 0.
package store

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"newsbrief/store/sqlite"
)

// Options are what a DB takes from its surroundings.
type Options struct {
	Now    func() time.Time // time.Now if nil
	Logger *slog.Logger     // silent if nil
}

// A DB is an open database. Its methods may be called by several goroutines,
// and several processes may have the same file open.
type DB struct {
	write *sql.DB // one connection; its transactions hold the write lock
	read  *sql.DB
	text  fullText
	file  *sqlite.File
	now   func() time.Time
	log   *slog.Logger
}

// fullText is the part of the database that has no common SQL: an index over
// titles and bodies by item id.
type fullText interface {
	Add(ctx context.Context, tx *sql.Tx, id int64, title, body string) error
	Remove(ctx context.Context, tx *sql.Tx, ids []int64) error
	Find(ctx context.Context, db *sql.DB, words []string, after, last, limit int64) ([]int64, error)
	Merge(ctx context.Context, tx *sql.Tx) error
}

// Open opens the database that dsn names, a file's path with or without
// "sqlite:" before it, creates it where there is none, and migrates it. The
// path ":memory:" gives a database that ends with the DB.
//
// The error is [newsbrief/briefing.ErrNewerDatabase] where a newer program has
// migrated the file already; nothing is changed then.
func Open(ctx context.Context, dsn string, opts Options) (*DB, error) {
	if dsn == "" {
		return nil, fmt.Errorf("open database: no file named")
	}
	if scheme, _, ok := strings.Cut(dsn, "://"); ok {
		return nil, fmt.Errorf("open database: %s:// is not supported, name a file", scheme)
	}
	file, err := sqlite.Open(ctx, strings.TrimPrefix(dsn, "sqlite:"))
	if err != nil {
		return nil, err
	}
	db := &DB{
		write: file.Write, read: file.Read, text: sqlite.FullText{}, file: file,
		now: opts.Now, log: opts.Logger,
	}
	if db.now == nil {
		db.now = time.Now
	}
	if db.log == nil {
		db.log = slog.New(slog.DiscardHandler)
	}
	return db, nil
}

// Close closes the database. No method may be called afterwards.
func (db *DB) Close() error { return db.file.Close() }

// update runs fn in one transaction that holds the write lock from its start.
// fn must use tx for everything, reading included.
func (db *DB) update(ctx context.Context, fn func(tx *sql.Tx) error) error {
	tx, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit it does nothing
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit()
}
