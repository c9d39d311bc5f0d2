package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"strings"

	"newsbrief/briefing"
)

// leadRunes is how much of an item's summary, or text, lists of items carry.
const leadRunes = 300

// An inserter inserts items with statements prepared for one transaction.
type inserter struct {
	tx                       *sql.Tx
	text                     fullText
	item, body, quote, topic *sql.Stmt
}

func newInserter(ctx context.Context, tx *sql.Tx, text fullText) (*inserter, error) {
	ins := &inserter{tx: tx, text: text}
	for _, p := range []struct {
		stmt    **sql.Stmt
		table   string
		columns string
	}{
		{&ins.item, "item", itemColumns},
		{&ins.body, "body", "item, summary, text"},
		{&ins.quote, "quote", "item, n, said_at, " + quoteColumns},
		{&ins.topic, "item_topic", "item, topic, score"},
	} {
		stmt, err := tx.PrepareContext(ctx, fmt.Sprintf(`INSERT INTO %s (%s) VALUES (%s)`,
			p.table, p.columns, placeholders(1+strings.Count(p.columns, ","))))
		if err != nil {
			ins.close()
			return nil, err
		}
		*p.stmt = stmt
	}
	return ins, nil
}

func (ins *inserter) close() {
	for _, stmt := range []*sql.Stmt{ins.item, ins.body, ins.quote, ins.topic} {
		if stmt != nil {
			stmt.Close()
		}
	}
}

func (ins *inserter) insert(ctx context.Context, it briefing.Item) error {
	tags := distinct(it.Tags)
	if err := ins.insertItem(ctx, it, tags); err != nil {
		return err
	}
	if _, err := ins.body.ExecContext(ctx, it.ID, it.Summary, it.Article.Text); err != nil {
		return err
	}
	if err := ins.insertQuotes(ctx, it); err != nil {
		return err
	}
	for _, t := range tags {
		if _, err := ins.topic.ExecContext(ctx, it.ID, t.Topic, t.Score); err != nil {
			return err
		}
	}
	return ins.text.Add(ctx, ins.tx, it.ID, it.Title, cmp.Or(it.Article.Text, it.Summary))
}

func (ins *inserter) insertItem(ctx context.Context, it briefing.Item, tags []briefing.Tag) error {
	storedTags, err := encodeTags(tags)
	if err != nil {
		return err
	}
	keyQuote, err := encodeKeyQuote(it)
	if err != nil {
		return err
	}
	a := it.Article
	_, err = ins.item.ExecContext(ctx, it.ID, it.Key, it.Feed, it.Outlet, it.GUID, it.Link, it.Title, lead(it),
		it.Author, it.Language, millis(it.Published), millis(it.Updated), millis(it.Seen), it.Story,
		a.Title, a.URL, a.Outlet, a.Author, a.Language, millis(a.Published), a.Original.Name, a.Original.URL,
		a.Page, storedTags, keyQuote)
	return err
}

// lead is the beginning of the item's summary, or of its text where it has none.
func lead(it briefing.Item) string {
	text := cmp.Or(it.Summary, it.Article.Text)
	n := 0
	for i := range text {
		if n++; n > leadRunes {
			return text[:i]
		}
	}
	return text
}
