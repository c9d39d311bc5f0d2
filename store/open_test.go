package store_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sync/errgroup"

	"newsbrief/briefing"
	"newsbrief/store"
)

func TestOpenNames(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"plain.db", "with space.db", "what?mode=memory#100%25.db", "新闻.db"} {
		path := filepath.Join(dir, name)
		for _, dsn := range []string{path, "sqlite:" + path} { // create, then open again
			db, err := store.Open(t.Context(), dsn, store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		}
		if info, err := os.Stat(path); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v, want a file with a schema in it", name, err)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		dsn  func(t *testing.T, dir string) string
		want string
		is   error
	}{
		"nothing":        {func(*testing.T, string) string { return "" }, "no file named", nil},
		"another engine": {func(*testing.T, string) string { return "mysql://a:secret@b/c" }, "mysql:// is not supported", nil},
		"missing folder": {func(_ *testing.T, dir string) string { return filepath.Join(dir, "no", "such.db") }, "such.db: no such file", os.ErrNotExist},
		"folder":         {func(_ *testing.T, dir string) string { return dir }, "is a directory", nil},
		"not a database": {writeText, "text.db: not a database", nil},
		"foreign":        {createForeign, "foreign.db: database belongs to another program", nil},
		"newer":          {createNewer, "newer.db: database is from a newer version: its schema is version 9001, this program knows 7", briefing.ErrNewerDatabase},
		"read-only":      {createReadOnly, "newsbrief.db: permission denied", os.ErrPermission},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dsn := test.dsn(t, t.TempDir())
			before, _ := os.ReadFile(dsn)
			db, err := store.Open(t.Context(), dsn, store.Options{})
			if err == nil {
				db.Close()
				t.Fatal("opened")
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %q, want it to say %q", err, test.want)
			}
			if test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("error %q isn't %v", err, test.is)
			}
			if strings.Contains(err.Error(), "secret") {
				t.Errorf("error %q tells a password", err)
			}
			if after, _ := os.ReadFile(dsn); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}

func writeText(t *testing.T, dir string) string {
	path := filepath.Join(dir, "text.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("Shopping list: plums.\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func createForeign(t *testing.T, dir string) string {
	path := filepath.Join(dir, "foreign.db")
	execute(t, path, `CREATE TABLE recipe (name TEXT)`)
	return path
}

func createNewer(t *testing.T, dir string) string {
	path := filepath.Join(dir, "newer.db")
	db, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	execute(t, path, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9001, 1)`)
	return path
}

func createReadOnly(t *testing.T, dir string) string {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "newsbrief.db")
}

// execute runs a statement on the file behind the store's back.
func execute(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

// TestOpenTogether: processes that start at the same time on a new file all get
// a database.
func TestOpenTogether(t *testing.T) {
	t.Parallel()
	for range 3 {
		path := filepath.Join(t.TempDir(), "newsbrief.db")
		g, ctx := errgroup.WithContext(t.Context())
		for range 4 {
			g.Go(func() error { return openAndUse(ctx, path) })
		}
		if err := g.Wait(); err != nil {
			t.Fatal(err)
		}
	}
}

func openAndUse(ctx context.Context, path string) error {
	db, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	_, err = db.Settled(ctx)
	return errors.Join(err, db.Close())
}
