package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"newsbrief/briefing"
)

// TopicMarks returns the marks of the topics that items were tagged with, by
// id. A mark says in what version the topic was; it is opaque here.
func (db *DB) TopicMarks(ctx context.Context) (map[string]string, error) {
	type entry struct{ id, mark string }
	entries, err := collect(ctx, db.read, func(r row) (e entry, err error) {
		err = r.Scan(&e.id, &e.mark)
		return e, err
	}, `SELECT id, mark FROM topic`)
	if err != nil {
		return nil, fmt.Errorf("read topic marks: %w", err)
	}
	marks := make(map[string]string, len(entries))
	for _, e := range entries {
		marks[e.id] = e.mark
	}
	return marks, nil
}

// SaveMarks stores the marks of all topics, in place of those that were there.
func (db *DB) SaveMarks(ctx context.Context, marks map[string]string) error {
	err := db.update(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM topic`); err != nil {
			return err
		}
		for _, id := range slices.Sorted(maps.Keys(marks)) {
			if _, err := tx.ExecContext(ctx, `INSERT INTO topic (id, mark) VALUES ($1, $2)`, id, marks[id]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("save topic marks: %w", err)
	}
	return nil
}

// Mentioning returns the ids of the items seen after since that hold any of the
// words or phrases, or bear the topic's tag, the newest first.
func (db *DB) Mentioning(ctx context.Context, topic string, words []string, since time.Time) ([]int64, error) {
	after, last, err := db.window(ctx, since, time.Time{})
	if err != nil {
		return nil, err
	}
	const most = 200 // words that the full text takes at once
	ids, err := db.matching(ctx, briefing.Match{Topics: []string{topic}}, after, last, bound(0))
	for part := range slices.Chunk(words, most) {
		var found []int64
		if found, err = db.text.Find(ctx, db.read, part, after, last, bound(0)); err != nil {
			return nil, fmt.Errorf("find what mentions %s: %w", topic, err)
		}
		ids = append(ids, found...)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	slices.Reverse(ids)
	return ids, err
}

// Texts returns the items of those ids with their articles' texts, in no order.
func (db *DB) Texts(ctx context.Context, ids []int64) ([]briefing.Item, error) {
	items, err := collectIn(ctx, db.read, newItemScanner().withText().scan,
		`SELECT `+itemColumns+`, text FROM item JOIN body ON body.item = item.id WHERE id IN (%s)`, ids)
	if err != nil {
		return nil, fmt.Errorf("read texts: %w", err)
	}
	return items, nil
}

// SaveTopic tags items anew with a topic, by their id, in one transaction. A
// score of 0 takes the tag away.
func (db *DB) SaveTopic(ctx context.Context, topic string, scores map[int64]float64) error {
	err := db.update(ctx, func(tx *sql.Tx) error {
		for _, id := range slices.Sorted(maps.Keys(scores)) {
			if err := retag(ctx, tx, id, briefing.Tag{Topic: topic, Score: scores[id]}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("tag items with %s: %w", topic, err)
	}
	return nil
}

// retag tags an item, in its own row and in the topic's list. An item that was
// pruned meanwhile is none.
func retag(ctx context.Context, tx *sql.Tx, id int64, tag briefing.Tag) error {
	var stored string
	switch err := tx.QueryRowContext(ctx, `SELECT tags FROM item WHERE id = $1`, id).Scan(&stored); {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	}
	tags, err := decodeTags(stored)
	if err != nil {
		return err
	}
	tags = slices.DeleteFunc(tags, func(t briefing.Tag) bool { return t.Topic == tag.Topic })
	if _, err = tx.ExecContext(ctx, `DELETE FROM item_topic WHERE topic = $1 AND item = $2`, tag.Topic, id); err != nil {
		return err
	}
	if tag.Score > 0 {
		tags = append(tags, tag)
		_, err = tx.ExecContext(ctx, `INSERT INTO item_topic (topic, item, score) VALUES ($1, $2, $3)`, tag.Topic, id, tag.Score)
	}
	if err == nil {
		stored, err = encodeTags(distinct(tags))
	}
	if err == nil {
		_, err = tx.ExecContext(ctx, `UPDATE item SET tags = $1 WHERE id = $2`, stored, id)
	}
	return err
}
