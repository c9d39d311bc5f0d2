package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// chunk is how many values one statement lists: far below any database's
// bound, and few enough statements for thousands of them.
const chunk = 500

// querier is what *sql.DB and *sql.Tx share for reading.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// row is what *sql.Row and *sql.Rows share.
type row interface{ Scan(dest ...any) error }

// collect reads all rows of a query.
func collect[T any](ctx context.Context, q querier, scan func(row) (T, error), query string, args ...any) ([]T, error) {
	return appendRows(ctx, q, nil, scan, query, args...)
}

func appendRows[T any](ctx context.Context, q querier, all []T, scan func(row) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

// collectIn is collect for a query with one list of any length: "(%s)" in the
// query stands for the list. The rows come chunk by chunk.
func collectIn[T, V any](ctx context.Context, q querier, scan func(row) (T, error), query string, list []V) ([]T, error) {
	all := make([]T, 0, len(list)) // as many rows, as a rule
	for part := range slices.Chunk(list, chunk) {
		args := make([]any, len(part))
		for i, v := range part {
			args[i] = v
		}
		var err error
		if all, err = appendRows(ctx, q, all, scan, fmt.Sprintf(query, placeholders(len(part))), args...); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// placeholders is "$1, $2, ..., $n".
func placeholders(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "$%d", i+1)
	}
	return b.String()
}

// changed reports whether a statement changed any row.
func changed(res sql.Result, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n > 0, err
}

// scanOne scans a row of one column.
func scanOne[T any](r row) (v T, err error) {
	err = r.Scan(&v)
	return v, err
}

// millis is how a time is stored.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// instant is the time that millis stored.
func instant(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

// timeScanner scans a stored time into t.
type timeScanner struct{ t *time.Time }

// Scan implements [sql.Scanner].
func (s timeScanner) Scan(v any) error {
	ms, ok := v.(int64)
	if !ok {
		return fmt.Errorf("time stored as %T", v)
	}
	*s.t = instant(ms)
	return nil
}

// bound is how many rows a limit allows, where 0 means all of them.
func bound(limit int) int64 {
	if limit <= 0 {
		return math.MaxInt64
	}
	return int64(limit)
}
