package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// maxWords bounds a query: more alternatives than a reader types, fewer than
// SQLite's parser takes.
const maxWords = 200

// mergePages is how much a Merge may write: about 4 MB.
const mergePages = 1000

// FullText is the index over titles and bodies. It holds no text, only which
// words stand where; the rowid is the item's id.
type FullText struct{}

// Add indexes an item. Ids must grow from call to call: the index writes what
// it has gathered whenever one doesn't.
func (FullText) Add(ctx context.Context, tx *sql.Tx, id int64, title, body string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO item_text (rowid, title, body) VALUES ($1, $2, $3)`,
		id, segment(title), segment(body))
	return err
}

// Remove takes items out of the index.
func (FullText) Remove(ctx context.Context, tx *sql.Tx, ids []int64) error {
	stmt, err := tx.PrepareContext(ctx, `DELETE FROM item_text WHERE rowid = $1`)
	if err != nil {
		return err
	}
	defer stmt.Close()
	for _, id := range ids {
		if _, err := stmt.ExecContext(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

// Merge does a bounded piece of the work that keeps the index small and quick
// after many changes, https://www.sqlite.org/fts5.html#the_merge_command.
func (FullText) Merge(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO item_text (item_text, rank) VALUES ('merge', $1)`, mergePages)
	return err
}

// Find returns the ids above after and up to last of items with any of the
// words or phrases, newest first, at most limit. The words are text, never
// query syntax: what isn't a letter or a digit parts words, and words without
// any find nothing.
func (FullText) Find(ctx context.Context, db *sql.DB, words []string, after, last, limit int64) ([]int64, error) {
	expr := match(words)
	if expr == "" {
		return nil, nil
	}
	rows, err := db.QueryContext(ctx, `
		SELECT rowid FROM item_text
		WHERE item_text MATCH $1 AND rowid > $2 AND rowid <= $3
		ORDER BY rowid DESC LIMIT $4`, expr, after, last, limit)
	if err != nil {
		return nil, fmt.Errorf("search text: %w", err)
	}
	defer rows.Close()
	var ids []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// match is the FTS5 expression that finds any of the words,
// https://www.sqlite.org/fts5.html#full_text_query_syntax.
func match(words []string) string {
	var phrases []string
	for _, w := range words[:min(len(words), maxWords)] {
		text, prefix := segmentQuery(w)
		switch {
		case text == "":
		case prefix:
			phrases = append(phrases, `"`+text+`"*`)
		default:
			phrases = append(phrases, `"`+text+`"`)
		}
	}
	return strings.Join(phrases, " OR ")
}
