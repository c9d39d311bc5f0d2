package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/torture"
)

// claimSQL claims until $2 what is first in its channel and ready at $1. A reply
// isn't, before the digest is posted that it replies to. The rows are looked
// through in the order of delivery_next until one will do.
const claimSQL = `
	UPDATE delivery SET
		state = 'sending', attempt = attempt + 1, not_before = $2, changed = $1,
		first_sent = CASE WHEN first_sent = 0 THEN $1 ELSE first_sent END
	WHERE key = (
		SELECT key FROM delivery AS d
		WHERE state IN ('ready', 'sending') AND not_before <= $1 AND (part = 0 OR thread <> '') AND (
			state = 'sending' OR (
				NOT EXISTS (SELECT 1 FROM delivery AS s WHERE s.channel = d.channel AND s.state = 'sending') AND
				key = (
					SELECT key FROM delivery AS o
					WHERE o.channel = d.channel AND o.state IN ('ready', 'sending') AND (o.part = 0 OR o.thread <> '')
					ORDER BY o.slot, o.key LIMIT 1)))
		ORDER BY slot, part, key LIMIT 1)
	RETURNING ` + deliveryColumns

// Claim takes the delivery that is to be posted next, for the length of the
// lease: the one of the oldest slot among the first of each channel, digests
// before replies, ready at now or with a lease that ended. It counts the
// attempt, and sets FirstSent unless an earlier attempt is in doubt. The claim is on disk when Claim
// returns. The error is [briefing.ErrNotFound] where nothing is to be posted.
func (db *DB) Claim(ctx context.Context, now time.Time, lease time.Duration) (briefing.Delivery, error) {
	var p Posting
	var digest string
	err := db.update(ctx, func(tx *sql.Tx) (err error) {
		p, digest, err = scanRaw(tx.QueryRowContext(ctx, claimSQL, millis(now), millis(now.Add(lease))))
		torture.Point("claimed, not committed")
		return err
	})
	if err == nil { // only now: a digest that can't be read must not hold up the others
		p.Digest, err = decodeDigest(digest)
	}
	if errors.Is(err, sql.ErrNoRows) {
		err = briefing.ErrNotFound
	}
	if err != nil {
		return briefing.Delivery{}, fmt.Errorf("claim delivery: %w", err)
	}
	return p.Delivery, nil
}
