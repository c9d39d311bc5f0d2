package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"newsbrief/briefing"
)

// itemColumns are an item without its long texts. An insert gives the values in
// this order, and scanItem reads them in it.
const itemColumns = `id, key, feed, outlet, guid, link, title, lead, author, language, published, updated, seen, story,
	article_title, article_url, article_outlet, article_author, article_language, article_published, original_name, original_url,
	article_page, tags, key_quote`

// An itemScanner scans the columns of items, row after row, into one item.
type itemScanner struct {
	item           briefing.Item
	tags, keyQuote string
	dest           []any // where the columns go
}

func newItemScanner() *itemScanner {
	s := new(itemScanner)
	it, a := &s.item, &s.item.Article
	s.dest = []any{&it.ID, &it.Key, &it.Feed, &it.Outlet, &it.GUID, &it.Link, &it.Title, &it.Summary,
		&it.Author, &it.Language, timeScanner{&it.Published}, timeScanner{&it.Updated}, timeScanner{&it.Seen}, &it.Story,
		&a.Title, &a.URL, &a.Outlet, &a.Author, &a.Language, timeScanner{&a.Published}, &a.Original.Name, &a.Original.URL,
		&a.Page, &s.tags, &s.keyQuote}
	return s
}

// scan scans an item as lists show it.
func (s *itemScanner) scan(r row) (it briefing.Item, err error) {
	if err := r.Scan(s.dest...); err != nil {
		return it, err
	}
	it = s.item
	if it.Tags, err = decodeTags(s.tags); err != nil {
		return it, err
	}
	it.Quotes, err = decodeKeyQuote(s.keyQuote)
	return it, err
}

// withText makes s scan the article's text too, the column after the others.
func (s *itemScanner) withText() *itemScanner {
	s.dest = append(s.dest, &s.item.Article.Text)
	return s
}

// items reads the items that meet the condition, in which "(%s)" stands for the
// values, the newest first.
func (db *DB) items(ctx context.Context, condition string, values []int64) ([]briefing.Item, error) {
	items, err := collectIn(ctx, db.read, newItemScanner().scan, `SELECT `+itemColumns+` FROM item WHERE `+condition, values)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(items, func(a, b briefing.Item) int { return cmp.Compare(b.ID, a.ID) })
	return items, nil
}

// ItemText returns an item with all that is stored of it: the whole summary,
// the article's text, all quotes and tags. The error is [briefing.ErrNotFound]
// where no item has the id.
func (db *DB) ItemText(ctx context.Context, id int64) (briefing.Item, error) {
	it, err := db.itemText(ctx, id)
	if errors.Is(err, sql.ErrNoRows) {
		err = briefing.ErrNotFound
	}
	if err != nil {
		return briefing.Item{}, fmt.Errorf("read item %d: %w", id, err)
	}
	return it, nil
}

func (db *DB) itemText(ctx context.Context, id int64) (it briefing.Item, err error) {
	it, err = newItemScanner().withText().scan(db.read.QueryRowContext(ctx,
		`SELECT `+itemColumns+`, text FROM item JOIN body ON body.item = item.id WHERE id = $1`, id))
	if err != nil {
		return briefing.Item{}, err
	}
	if err := db.read.QueryRowContext(ctx, `SELECT summary FROM body WHERE item = $1`, id).Scan(&it.Summary); err != nil {
		return briefing.Item{}, err
	}
	it.Quotes, err = collect(ctx, db.read, scanQuote,
		`SELECT `+quoteColumns+` FROM quote WHERE item = $1 ORDER BY n`, id)
	return it, err
}
