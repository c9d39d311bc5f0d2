package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"newsbrief/briefing"
)

// A delivery is a row before it is a message. Owe makes it ready. Claim makes
// it sending, which is on disk before the poster speaks to Slack, and counts
// the attempt. The poster then tells what became of the attempt: Sent, Fail,
// Release when it surely wasn't posted, Doubt when nobody knows. A poster that
// dies tells nothing; its lease runs out and the delivery is claimed again.
//
// Within a channel deliveries go out one at a time in the order of their slots,
// and one that is on its way goes before all others.

// State is how far a delivery has come.
type State string

// The states of a delivery.
const (
	Ready   State = "ready"   // owed, and surely not posted
	Sending State = "sending" // claimed, or in doubt; possibly posted
	Sent    State = "sent"    // posted
	Failed  State = "failed"  // given up
)

// A Posting is a delivery and how far it has come.
type Posting struct {
	briefing.Delivery
	State  State
	Reason string // why it was given up, "" unless Failed

	// NotBefore is the earliest time of the next claim: when a Ready delivery
	// may be tried, or the lease of a Sending one ends.
	NotBefore time.Time
}

const deliveryColumns = `key, subscription, channel, digest, attempt, first_sent, timestamp, state, reason, not_before`

// scanRaw scans a delivery and leaves its digest in the stored form.
func scanRaw(r row) (p Posting, digest string, err error) {
	err = r.Scan(&p.Key, &p.Subscription, &p.Channel, &digest, &p.Attempt, timeScanner{&p.FirstSent}, &p.Timestamp,
		&p.State, &p.Reason, timeScanner{&p.NotBefore})
	return p, digest, err
}

func scanPosting(r row) (Posting, error) {
	p, digest, err := scanRaw(r)
	if err != nil {
		return p, err
	}
	p.Digest, err = decodeDigest(digest)
	return p, err
}

// Owe makes a delivery owed, and moves its subscription on, in one
// transaction. It reports whether the delivery is new; one whose key is owed
// already is left as it was frozen then.
//
// Of s, Until is saved where the delivery is new, because it belongs to the
// digest that was frozen. Next is saved unless somebody has set the stored one
// to a time after the digest's slot meanwhile. The error is
// [briefing.ErrNotFound] where the subscription was deleted; nothing is owed
// then.
func (db *DB) Owe(ctx context.Context, d briefing.Delivery, s briefing.Subscription) (bool, error) {
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
		return err
	})
	if err != nil {
		return false, fmt.Errorf("owe delivery %s of subscription %s: %w", d.Key, s.ID, err)
	}
	return isNew, nil
}

func (db *DB) insertDelivery(ctx context.Context, tx *sql.Tx, d briefing.Delivery) (bool, error) {
	digest, err := encodeDigest(d.Digest)
	if err != nil {
		return false, err
	}
	return changed(tx.ExecContext(ctx, `
		INSERT INTO delivery (key, subscription, channel, slot, state, not_before, attempt, first_sent, changed, timestamp, reason, digest)
		VALUES ($1, $2, $3, $4, 'ready', 0, 0,
			CASE WHEN $4 <= (SELECT coalesce(max(at), 0) FROM restored) THEN $4 ELSE 0 END, $5, '', '', $6)
		ON CONFLICT (key) DO NOTHING`,
		d.Key, d.Subscription, d.Channel, millis(d.Digest.Slot), millis(db.now()), digest))
}

// claimSQL claims until $2 what is first in its channel and ready at $1.
const claimSQL = `
	UPDATE delivery SET
		state = 'sending', attempt = attempt + 1, not_before = $2, changed = $1,
		first_sent = CASE WHEN first_sent = 0 THEN $1 ELSE first_sent END
	WHERE key = (
		SELECT key FROM delivery AS d
		WHERE state IN ('ready', 'sending') AND not_before <= $1 AND key = (
			SELECT key FROM delivery AS o
			WHERE o.channel = d.channel AND o.state IN ('ready', 'sending')
			ORDER BY o.state = 'sending' DESC, o.slot, o.key LIMIT 1)
		ORDER BY slot, key LIMIT 1)
	RETURNING ` + deliveryColumns

// Claim takes the delivery that is to be posted next, for the length of the
// lease: the one of the oldest slot among the first of each channel, ready at
// now or with a lease that ended. It counts the attempt, and sets FirstSent
// unless an earlier attempt is in doubt. The claim is on disk when Claim
// returns. The error is [briefing.ErrNotFound] where nothing is to be posted.
func (db *DB) Claim(ctx context.Context, now time.Time, lease time.Duration) (briefing.Delivery, error) {
	var p Posting
	var digest string
	err := db.update(ctx, func(tx *sql.Tx) (err error) {
		p, digest, err = scanRaw(tx.QueryRowContext(ctx, claimSQL, millis(now), millis(now.Add(lease))))
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

// Sent ends a claimed delivery as posted and stores its Timestamp. As with the
// other ends of a claim, the error is [briefing.ErrFenced] where the claim
// isn't d's any more: it was claimed again, or ended.
func (db *DB) Sent(ctx context.Context, d briefing.Delivery) error {
	return db.conclude(ctx, "sent", d, `state = 'sent', timestamp = $4`, d.Timestamp)
}

// Release gives back a claimed delivery that surely wasn't posted, to be
// claimed from notBefore on. FirstSent is forgotten.
func (db *DB) Release(ctx context.Context, d briefing.Delivery, notBefore time.Time) error {
	return db.conclude(ctx, "release", d, `state = 'ready', first_sent = 0, not_before = $4`, millis(notBefore))
}

// Doubt gives back a claimed delivery of which nobody knows whether it was
// posted, to be claimed from notBefore on. FirstSent is kept.
func (db *DB) Doubt(ctx context.Context, d briefing.Delivery, notBefore time.Time) error {
	return db.conclude(ctx, "doubt", d, `not_before = $4`, millis(notBefore))
}

// Fail gives a claimed delivery up. The reason is a sentence for people. What
// the delivery told is told by the next one: unless another was owed since, the
// window of its subscription begins again where that of d began.
func (db *DB) Fail(ctx context.Context, d briefing.Delivery, reason string) error {
	err := db.update(ctx, func(tx *sql.Tx) error {
		if err := db.concludeIn(ctx, tx, d, `state = 'failed', reason = $4`, reason); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE subscription SET until = $3 WHERE id = $1 AND until = $2`,
			d.Subscription, millis(d.Digest.Slot), millis(d.Digest.Since))
		return err
	})
	if err != nil {
		return fmt.Errorf("fail: delivery %s, attempt %d: %w", d.Key, d.Attempt, err)
	}
	return nil
}

// conclude changes a claimed delivery, unless the claim isn't d's any more.
func (db *DB) conclude(ctx context.Context, what string, d briefing.Delivery, set string, value any) error {
	if err := db.concludeIn(ctx, db.write, d, set, value); err != nil {
		return fmt.Errorf("%s: delivery %s, attempt %d: %w", what, d.Key, d.Attempt, err)
	}
	return nil
}

// An execer is the database, or a transaction of it.
type execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

func (db *DB) concludeIn(ctx context.Context, in execer, d briefing.Delivery, set string, value any) error {
	ok, err := changed(in.ExecContext(ctx,
		`UPDATE delivery SET changed = $3, `+set+` WHERE key = $1 AND attempt = $2 AND state = 'sending'`,
		d.Key, d.Attempt, millis(db.now()), value))
	if err == nil && !ok {
		err = briefing.ErrFenced
	}
	return err
}

// Delivery returns the delivery with the key, or [briefing.ErrNotFound].
func (db *DB) Delivery(ctx context.Context, key string) (briefing.Delivery, error) {
	p, err := scanPosting(db.read.QueryRowContext(ctx,
		`SELECT `+deliveryColumns+` FROM delivery WHERE key = $1`, key))
	if errors.Is(err, sql.ErrNoRows) {
		err = briefing.ErrNotFound
	}
	if err != nil {
		return briefing.Delivery{}, fmt.Errorf("read delivery %s: %w", key, err)
	}
	return p.Delivery, nil
}

// Deliveries returns the deliveries of a channel, or of all channels if it is
// "", those of the newest slots first, at most limit (0 for all).
func (db *DB) Deliveries(ctx context.Context, channel string, limit int) ([]Posting, error) {
	list, err := collect(ctx, db.read, scanPosting, `
		SELECT `+deliveryColumns+` FROM delivery
		WHERE $1 = '' OR channel = $1 ORDER BY slot DESC, key DESC LIMIT $2`, channel, bound(limit))
	if err != nil {
		return nil, fmt.Errorf("read deliveries: %w", err)
	}
	return list, nil
}
