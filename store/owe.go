package store

import (
	"context"
	"database/sql"
	"fmt"

	"newsbrief/briefing"
	"newsbrief/briefing/torture"
)

// Owe makes a delivery owed, with the replies in its thread, and moves its
// subscription on, in one transaction. It reports whether the delivery is new;
// one whose key is owed already is left as it was frozen then.
//
// Of s, Until is saved where the delivery is new, because it belongs to the
// digest that was frozen. Next is saved unless somebody has set the stored one
// to a time after the digest's slot meanwhile. The error is
// [briefing.ErrNotFound] where the subscription was deleted; nothing is owed
// then.
func (db *DB) Owe(ctx context.Context, d briefing.Delivery, s briefing.Subscription) (bool, error) {
	torture.Point("owing")
	var isNew bool
	err := db.update(ctx, func(tx *sql.Tx) (err error) {
		if isNew, err = db.insertDelivery(ctx, tx, d); err != nil {
			return err
		}
		ok, err := changed(tx.ExecContext(ctx, `
			UPDATE subscription SET
				until = CASE WHEN $2 THEN $3 ELSE until END,
				next = CASE WHEN next <= $4 THEN $5 ELSE next END
			WHERE id = $1`, s.ID, isNew, millis(s.Until), millis(d.Digest.Slot), millis(s.Next)))
		if err == nil && !ok {
			err = briefing.ErrNotFound
		}
		torture.Point("owed, not committed")
		return err
	})
	if err != nil {
		return false, fmt.Errorf("owe delivery %s of subscription %s: %w", d.Key, s.ID, err)
	}
	torture.Point("owed")
	return isNew, nil
}

// Skip records that a delivery isn't owed after all, and why, a sentence for
// people, and moves its subscription on as Owe does. A delivery whose key is
// owed already stays owed.
func (db *DB) Skip(ctx context.Context, d briefing.Delivery, s briefing.Subscription, why string) error {
	err := db.update(ctx, func(tx *sql.Tx) error {
		fresh, err := db.insertPart(ctx, tx, d, 0, briefing.Digest{Slot: d.Digest.Slot, Since: d.Digest.Since})
		if err != nil {
			return err
		}
		if fresh {
			if _, err := tx.ExecContext(ctx, `UPDATE delivery SET state = 'skipped', reason = $2 WHERE key = $1`, d.Key, why); err != nil {
				return err
			}
		}
		ok, err := changed(tx.ExecContext(ctx, `
			UPDATE subscription SET
				until = CASE WHEN $2 THEN $3 ELSE until END,
				next = CASE WHEN next <= $4 THEN $5 ELSE next END
			WHERE id = $1`, s.ID, fresh, millis(s.Until), millis(d.Digest.Slot), millis(s.Next)))
		if err == nil && !ok {
			err = briefing.ErrNotFound
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("skip delivery %s of subscription %s: %w", d.Key, s.ID, err)
	}
	return nil
}

// insertDelivery stores d and its replies, a row each with a key of its own,
// unless they are stored already.
func (db *DB) insertDelivery(ctx context.Context, tx *sql.Tx, d briefing.Delivery) (bool, error) {
	isNew, err := db.insertPart(ctx, tx, d, 0, d.Digest)
	if err != nil || !isNew {
		return false, err
	}
	for i, reply := range d.Replies {
		reply.Slot = d.Digest.Slot
		if _, err := db.insertPart(ctx, tx, d, i+1, reply); err != nil {
			return false, err
		}
	}
	return true, nil
}

func (db *DB) insertPart(ctx context.Context, tx *sql.Tx, d briefing.Delivery, part int, content briefing.Digest) (bool, error) {
	digest, err := encodeDigest(content)
	if err != nil {
		return false, err
	}
	key, parent := d.Key, ""
	if part > 0 {
		key, parent = fmt.Sprintf("%s#%d", d.Key, part), d.Key
	}
	return changed(tx.ExecContext(ctx, `
		INSERT INTO delivery (key, subscription, channel, slot, state, not_before, attempt, first_sent, changed, timestamp, reason, digest, parent, part)
		VALUES ($1, $2, $3, $4, 'ready', 0, 0,
			CASE WHEN $4 <= (SELECT coalesce(max(at), 0) FROM restored) THEN $4 ELSE 0 END, $5, '', '', $6, $7, $8)
		ON CONFLICT (key) DO NOTHING`,
		key, d.Subscription, d.Channel, millis(content.Slot), millis(db.now()), digest, parent, part))
}
