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
	article_title, article_url, article_outlet, article_author, article_language, article_published, original_name, original_url`

// itemDest is where the columns of an item go.
func itemDest(it *briefing.Item) []any {
	a := &it.Article
	return []any{&it.ID, &it.Key, &it.Feed, &it.Outlet, &it.GUID, &it.Link, &it.Title, &it.Summary,
		&it.Author, &it.Language, timeScanner{&it.Published}, timeScanner{&it.Updated}, timeScanner{&it.Seen}, &it.Story,
		&a.Title, &a.URL, &a.Outlet, &a.Author, &a.Language, timeScanner{&a.Published}, &a.Original.Name, &a.Original.URL}
}

func scanItem(r row) (it briefing.Item, err error) {
	err = r.Scan(itemDest(&it)...)
	return it, err
}

// scanItemText scans an item's columns and its text.
func scanItemText(r row) (it briefing.Item, err error) {
	err = r.Scan(append(itemDest(&it), &it.Article.Text)...)
	return it, err
}

// of is a part of an item: a quote or a tag.
type of[T any] struct {
	item int64
	part T
}

func scanTag(r row) (t of[briefing.Tag], err error) {
	err = r.Scan(&t.item, &t.part.Topic, &t.part.Score)
	return t, err
}

// items reads the items that meet the condition, in which "(%s)" stands for the
// values, with their tags and key quotes, the newest first.
func (db *DB) items(ctx context.Context, condition string, values []int64) ([]briefing.Item, error) {
	items, err := collectIn(ctx, db.read, scanItem, `SELECT `+itemColumns+` FROM item WHERE `+condition, values)
	if err != nil {
		return nil, err
	}
	if err := addQuotes(ctx, db.read, items, `AND is_key`); err != nil {
		return nil, err
	}
	if err := addTags(ctx, db.read, items); err != nil {
		return nil, err
	}
	slices.SortFunc(items, func(a, b briefing.Item) int { return cmp.Compare(b.ID, a.ID) })
	return items, nil
}

// addTags reads the items' tags, the strongest first.
func addTags(ctx context.Context, q querier, items []briefing.Item) error {
	tags, err := collectIn(ctx, q, scanTag,
		`SELECT item, topic, score FROM item_topic WHERE item IN (%s) ORDER BY item, score DESC, topic`, ids(items))
	if err != nil {
		return err
	}
	at := positions(items)
	for _, o := range tags {
		it := &items[at[o.item]]
		it.Tags = append(it.Tags, o.part)
	}
	return nil
}

func ids(items []briefing.Item) []int64 {
	list := make([]int64, len(items))
	for i := range items {
		list[i] = items[i].ID
	}
	return list
}

// positions maps the ids of items to where they are.
func positions(items []briefing.Item) map[int64]int {
	at := make(map[int64]int, len(items))
	for i := range items {
		at[items[i].ID] = i
	}
	return at
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
	var summary string
	err = db.read.QueryRowContext(ctx,
		`SELECT `+itemColumns+`, text, summary FROM item JOIN body ON body.item = item.id WHERE id = $1`, id).
		Scan(append(itemDest(&it), &it.Article.Text, &summary)...)
	if err != nil {
		return briefing.Item{}, err
	}
	it.Summary = summary
	one := []briefing.Item{it}
	if err := addQuotes(ctx, db.read, one, ""); err != nil {
		return briefing.Item{}, err
	}
	err = addTags(ctx, db.read, one)
	return one[0], err
}
