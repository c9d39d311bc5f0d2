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
	Skipped State = "skipped" // not owed after all
	Failed  State = "failed"  // given up
	Held    State = "held"    // in doubt for good: somebody has to say whether it is posted
)

// A Posting is a delivery and how far it has come.
type Posting struct {
	briefing.Delivery
	State  State
	Reason string // why it was given up or is held, else ""

	// NotBefore is the earliest time of the next claim: when a Ready delivery
	// may be tried, or the lease of a Sending one ends.
	NotBefore time.Time
}

const deliveryColumns = `key, subscription, channel, digest, attempt, first_sent, timestamp, part, thread, state, reason, not_before`

// scanRaw scans a delivery and leaves its digest in the stored form.
func scanRaw(r row) (p Posting, digest string, err error) {
	err = r.Scan(&p.Key, &p.Subscription, &p.Channel, &digest, &p.Attempt, timeScanner{&p.FirstSent}, &p.Timestamp,
		&p.Part, &p.Thread, &p.State, &p.Reason, timeScanner{&p.NotBefore})
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

// Sent ends a claimed delivery as posted and stores its Timestamp; the replies
// in its thread can be claimed from now on. As with the other ends of a claim,
// the error is [briefing.ErrFenced] where the claim isn't d's any more: it was
// claimed again, or ended.
func (db *DB) Sent(ctx context.Context, d briefing.Delivery) error {
	err := db.update(ctx, func(tx *sql.Tx) error {
		if err := db.concludeIn(ctx, tx, d, `state = 'sent', timestamp = $4`, d.Timestamp); err != nil {
			return err
		}
		torture.Point("sent, not committed")
		_, err := tx.ExecContext(ctx, `UPDATE delivery SET thread = $2 WHERE parent = $1`, d.Key, d.Timestamp)
		return err
	})
	if err != nil {
		return fmt.Errorf("sent: delivery %s, attempt %d: %w", d.Key, d.Attempt, err)
	}
	return nil
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
// window of its subscription begins again where that of d began. With a digest
// go the replies in its thread.
func (db *DB) Fail(ctx context.Context, d briefing.Delivery, reason string) error {
	const replies = `UPDATE delivery SET state = 'failed', reason = $2 WHERE parent = $1 AND state = 'ready'`
	if d.Part > 0 {
		return db.conclude(ctx, "fail", d, `state = 'failed', reason = $4`, reason)
	}
	err := db.update(ctx, func(tx *sql.Tx) error {
		if err := db.concludeIn(ctx, tx, d, `state = 'failed', reason = $4`, reason); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, replies, d.Key, reason); err != nil {
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
