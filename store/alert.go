package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"newsbrief/briefing"
)

// Alerting returns the subscriptions that ask for alerts and whose channel
// isn't lost.
func (db *DB) Alerting(ctx context.Context) ([]briefing.Subscription, error) {
	subs, err := collect(ctx, db.read, scanSubscription, `
		SELECT `+subscriptionColumns+` FROM subscription WHERE alert <> '' AND lost = '' ORDER BY created, id`)
	if err != nil {
		return nil, fmt.Errorf("read subscriptions with alerts: %w", err)
	}
	return subs, nil
}

// OweAlert makes a delivery of one story owed, and reports whether it did: not
// where its subscription was owed an alert of that story before, or is gone, or
// its channel was owed most alerts after since.
func (db *DB) OweAlert(ctx context.Context, d briefing.Delivery, most int, since time.Time) (fresh bool, err error) {
	if len(d.Digest.Briefings) != 1 {
		return false, fmt.Errorf("owe alert %s: it holds %d stories, not one", d.Key, len(d.Digest.Briefings))
	}
	err = db.update(ctx, func(tx *sql.Tx) error {
		fresh, err = changed(tx.ExecContext(ctx, `
			INSERT INTO alert (subscription, story, at)
			SELECT $1, $2, $3 WHERE EXISTS (SELECT 1 FROM subscription WHERE id = $1)
				AND (SELECT count(*) FROM alert JOIN subscription ON id = subscription WHERE channel = $4 AND at > $5) < $6
			ON CONFLICT DO NOTHING`,
			d.Subscription, d.Digest.Briefings[0].Story, millis(d.Digest.Slot), d.Channel, millis(since), most))
		if err != nil || !fresh {
			return err
		}
		fresh, err = db.insertDelivery(ctx, tx, d)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("owe alert %s: %w", d.Key, err)
	}
	return fresh, nil
}
