package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"newsbrief/briefing"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a file as newsbrief's: "nbrf" in the header field that
// SQLite keeps for this.
const applicationID = 0x6e627266

// errForeign: the file is a sound database, but not one of ours.
var errForeign = errors.New("database belongs to another program")

// ours reports whether the database bears our mark, or is empty and doesn't yet.
// Anything else is somebody else's.
func ours(ctx context.Context, db *sql.DB) (marked bool, err error) {
	var id, tables int64
	err = db.QueryRowContext(ctx, `
		SELECT application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id`).Scan(&id, &tables)
	if err == nil && id != applicationID && (id != 0 || tables > 0) {
		err = errForeign
	}
	return id == applicationID, err
}

// adopt marks an empty database as ours. The mark is there before the first table, so
// that a start which was killed halfway can be repeated.
func adopt(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, fmt.Sprintf(`PRAGMA application_id = %d`, applicationID))
	return err
}

// migrate brings the schema up to date and returns its version. Several
// processes may do so with one file at the same time: the one that comes too
// late fails, looks again and finds it done.
func migrate(ctx context.Context, db *sql.DB) (int64, error) {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return 0, err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, dir, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return 0, err
	}
	var failed error
	for range 3 {
		current, known, err := p.GetVersions(ctx)
		switch {
		case err != nil:
			failed = err
			continue
		case current > known:
			return 0, fmt.Errorf("%w: its schema is version %d, this program knows %d",
				briefing.ErrNewerDatabase, current, known)
		case current == known:
			return current, nil
		}
		_, failed = p.Up(ctx)
	}
	return 0, fmt.Errorf("migrate: %w", failed)
}

// explain puts the commonest of SQLite's errors into words for people.
func explain(err error) error {
	se, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return err
	}
	switch se.Code() & 0xff { // the primary result code
	case sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("not a database: %w", err)
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY:
		return fmt.Errorf("file and folder must be writable: %w", err)
	case sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("database is damaged: %w", err)
	}
	return err
}
