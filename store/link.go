package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"newsbrief/briefing"
)

// ItemAt returns the latest item whose page has the address, as its feed or the
// page itself gives it, or [briefing.ErrNotFound]. What only marks where a
// reader came from is left out of the comparison. It reads every item: fit for
// a question that a person asks.
func (db *DB) ItemAt(ctx context.Context, address string) (briefing.Item, error) {
	forms := forms(address)
	args := make([]any, len(forms))
	for i, f := range forms {
		args[i] = f
	}
	in := placeholders(len(forms))
	it, err := newItemScanner().scan(db.read.QueryRowContext(ctx,
		`SELECT `+itemColumns+` FROM item WHERE link IN (`+in+`) OR article_url IN (`+in+`) ORDER BY id DESC LIMIT 1`, args...))
	if errors.Is(err, sql.ErrNoRows) {
		err = briefing.ErrNotFound
	}
	if err != nil {
		return briefing.Item{}, fmt.Errorf("item at %s: %w", address, err)
	}
	return it, nil
}

// forms are the ways in which the address of a page is written: as it is, and
// without what tells where a reader came from, the fragment, and the last
// slash.
func forms(address string) []string {
	list := []string{address}
	u, err := url.Parse(address)
	if err != nil {
		return list
	}
	u.Fragment = ""
	query := u.Query()
	for name := range query {
		if strings.HasPrefix(name, "utm_") || name == "fbclid" || name == "gclid" || name == "at_medium" || name == "at_campaign" {
			query.Del(name)
		}
	}
	if u.RawQuery = query.Encode(); u.Path == "" {
		u.Path = "/"
	}
	bare := u.String()
	return append(list, bare, strings.TrimSuffix(bare, "/"), strings.TrimSuffix(bare, "/")+"/")
}
