package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// ErrInUse says that another process has the database open.
var ErrInUse = errors.New("database is in use by another process")

// Copy writes the database as it is now to a new file at path, compact and
// checked, while others read and write. The file is there whole or not at all;
// one that is there already is replaced. Its mode is 0600.
func (f *File) Copy(ctx context.Context, path string) error {
	part := path + ".part"
	if err := errors.Join(os.RemoveAll(part), touch(part)); err != nil {
		return err
	}
	defer os.Remove(part) // after the rename there is none
	from := f.Write
	if f.path != Memory {
		// A connection of its own: that of the writer is not to be held up, and
		// those of the readers may not write anywhere.
		db, err := sql.Open("sqlite", address(f.path, url.Values{}))
		if err != nil {
			return err
		}
		defer db.Close()
		from = db
	}
	if _, err := from.ExecContext(ctx, `VACUUM INTO ?`, part); err != nil {
		return explain(err)
	}
	if err := check(ctx, part); err != nil {
		return err
	}
	return publish(part, path)
}

// check reads a copy and reports the first damage it finds.
func check(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", address(path, url.Values{"_query_only": {"on"}}))
	if err != nil {
		return err
	}
	f := File{Write: db, Read: db}
	return errors.Join(f.Check(ctx), f.Close())
}

// publish puts a finished file in its place, on disk before it has the name.
func publish(part, path string) error {
	f, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(part, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder puts the names in a folder on disk. Where a system can't, there is
// nothing more to do.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = f.Sync()
	return f.Close()
}

// Replace puts the database file next, which nobody has open, in the place of
// the one at path, and keeps that as kept. Killed at any instant, it leaves one
// of both at path. The error is [ErrInUse] where another process has the one at
// path open; nothing is changed then.
func Replace(ctx context.Context, path, next, kept string) error {
	if err := settle(ctx, next); err != nil {
		return fmt.Errorf("settle %s: %w", next, err)
	}
	if _, err := os.Stat(path); err == nil {
		if err := settle(ctx, path); err != nil {
			return fmt.Errorf("settle %s: %w", path, err)
		}
		if err := os.Link(path, kept); err != nil {
			return err
		}
	}
	return publish(next, path)
}

// settle brings what is in a database's write-ahead log into its file, so that
// the file alone is the database. Only who is alone with it can.
func settle(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", address(path, url.Values{}))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	defer db.Close()
	var mode string
	for _, statement := range []string{`PRAGMA busy_timeout = 500`, `PRAGMA journal_mode = DELETE`} {
		err = db.QueryRowContext(ctx, statement).Scan(&mode)
	}
	if se, ok := errors.AsType[*sqlite.Error](err); ok && se.Code()&0xff == sqlite3.SQLITE_BUSY {
		return ErrInUse
	}
	if err != nil {
		return explain(err)
	}
	if mode != "delete" {
		return ErrInUse
	}
	return nil
}
