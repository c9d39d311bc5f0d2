package store

import (
	"context"
	"fmt"
	"time"

	"newsbrief/store/sqlite"
)

// ErrInUse says that another process has the database open.
var ErrInUse = sqlite.ErrInUse

// Backup writes the database as it is now to a file, while everything goes on.
// The file is there whole and checked or not at all; an older one is replaced.
func (db *DB) Backup(ctx context.Context, path string) error {
	if err := db.file.Copy(ctx, path); err != nil {
		return fmt.Errorf("back up to %s: %w", path, err)
	}
	return nil
}

// Restored marks the database as one that was put back from a backup at that
// time. What is owed for slots up to then may stand in Slack, posted by the
// database that was replaced: whoever claims it finds it in doubt, and looks
// there before it is posted.
func (db *DB) Restored(ctx context.Context, at time.Time) error {
	tx, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("mark as restored: %w", err)
	}
	defer tx.Rollback() // after a commit it does nothing
	for _, statement := range []string{
		`INSERT INTO restored (at) VALUES ($1)`,
		`UPDATE delivery SET first_sent = slot WHERE state = 'ready' AND first_sent = 0 AND slot <= $1`,
	} {
		if _, err := tx.ExecContext(ctx, statement, millis(at)); err != nil {
			return fmt.Errorf("mark as restored: %w", err)
		}
	}
	return tx.Commit()
}

// Replace puts the database file next, which nobody has open, in the place of
// the one at path and keeps that as kept. The error is [ErrInUse] where another
// process has the one at path open.
func Replace(ctx context.Context, path, next, kept string) error {
	return sqlite.Replace(ctx, path, next, kept)
}
