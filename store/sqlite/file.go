// Package sqlite is what newsbrief asks of SQLite and of no other database: to
// open and migrate a file, and to search its full text. Everything else is
// plain SQL and lives in package store.
//
// It promises that what was committed survives the process being killed and
// the power failing: the file is in WAL mode with synchronous=FULL. It doesn't
// promise more than one writer at a time; a second one waits.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"modernc.org/sqlite" // the driver "sqlite", without cgo
	sqlite3 "modernc.org/sqlite/lib"
)

// Memory is the path of a database that lives as long as its File.
const Memory = ":memory:"

// busyTimeout is how long a statement waits for the writer of another process,
// in milliseconds.
const busyTimeout = "10000"

// beginTries and beginPause are how long a start waits for that of another
// process: as long as busyTimeout.
const (
	beginTries = 200
	beginPause = 50 * time.Millisecond
)

// A File is an open database with the newest schema.
type File struct {
	// Write has one connection, whose transactions take the write lock when
	// they begin: writers of one process queue in Go and don't spin on the lock.
	Write *sql.DB
	// Read has a connection for each core and sees what was committed when its
	// statement began. In memory it is the same pool as Write.
	Read *sql.DB
	// Version is the schema's, the number of its last migration.
	Version int64

	path string
}

// Open opens the database at path, creates it where there is none, and brings
// its schema up to date. Errors name the path; one is
// [newsbrief/briefing.ErrNewerDatabase].
func Open(ctx context.Context, path string) (*File, error) {
	f, err := open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("open database %s: %w", path, err)
	}
	return f, nil
}

func open(ctx context.Context, path string) (*File, error) {
	if err := touch(path); err != nil {
		return nil, err
	}
	f, err := connect(path)
	if err != nil {
		return nil, err
	}
	if err := f.prepare(ctx); err != nil {
		return nil, errors.Join(explain(err), f.Close())
	}
	return f, nil
}

func (f *File) prepare(ctx context.Context) (err error) {
	marked, err := ours(ctx, f.Read) // before the write connection changes the journal mode
	if err != nil {
		return err
	}
	if err := begin(ctx, f.Write); err != nil {
		return err
	}
	if !marked {
		if err := adopt(ctx, f.Write); err != nil {
			return err
		}
	}
	f.Version, err = migrate(ctx, f.Write)
	return err
}

// begin opens the write connection. Where another process is changing the
// journal mode of a new file at this moment, SQLite doesn't wait for it by
// itself.
func begin(ctx context.Context, write *sql.DB) error {
	for tries := 0; ; tries++ {
		err := write.PingContext(ctx)
		if se, ok := errors.AsType[*sqlite.Error](err); !ok || se.Code()&0xff != sqlite3.SQLITE_BUSY || tries == beginTries {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(beginPause):
		}
	}
}

// touch creates the file where there is none, because the system's errors say
// more than SQLite's. Digests and channels are nobody else's business, hence
// the mode.
func touch(path string) error {
	if path == Memory {
		return nil
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		// The caller names the path already.
		if pe, ok := errors.AsType[*os.PathError](err); ok {
			return pe.Err
		}
		return err
	}
	return f.Close()
}

func connect(path string) (*File, error) {
	write, err := sql.Open("sqlite", address(path, url.Values{
		"_journal_mode": {"WAL"},
		// FULL for everything, not only for the outbox, which needs it lest a
		// power cut doubles a digest. It costs a transaction about a millisecond
		// and a collection up to half its pace, hundreds of items a second where
		// feeds bring a few; and a second connection without it would compete
		// with this one for the lock.
		"_synchronous":  {"FULL"},
		"_foreign_keys": {"on"},
		"_txlock":       {"immediate"},
	}))
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	if path == Memory {
		return &File{Write: write, Read: write, path: path}, nil
	}
	read, err := sql.Open("sqlite", address(path, url.Values{"_query_only": {"on"}}))
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	read.SetMaxOpenConns(runtime.GOMAXPROCS(0))
	read.SetMaxIdleConns(runtime.GOMAXPROCS(0))
	return &File{Write: write, Read: read, path: path}, nil
}

// address is the URI of a database file, https://www.sqlite.org/uri.html.
func address(path string, params url.Values) string {
	params.Set("_busy_timeout", busyTimeout)
	params.Set("_dqs", "false")
	params.Set("_error_rc", "true")
	if path == Memory {
		return "file::memory:?" + params.Encode()
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // a Windows drive
		path = "/" + path
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + params.Encode()
}

// Size is the size of the database in bytes, without its write-ahead log.
func (f *File) Size(ctx context.Context) (int64, error) {
	var size int64
	err := f.Read.QueryRowContext(ctx,
		`SELECT page_count * page_size FROM pragma_page_count, pragma_page_size`).Scan(&size)
	return size, err
}

// Check reads the whole database and its full text, and reports the first
// damage it finds.
func (f *File) Check(ctx context.Context) error {
	var found string
	if err := f.Read.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&found); err != nil {
		return explain(err)
	}
	if found != "ok" {
		return fmt.Errorf("database is damaged: %s", found)
	}
	return nil
}

// Close waits for running statements and closes the file.
func (f *File) Close() error {
	if f.Read == f.Write {
		return f.Write.Close()
	}
	return errors.Join(f.Read.Close(), f.Write.Close())
}
