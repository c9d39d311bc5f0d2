package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"newsbrief/briefing"
)

const subscriptionColumns = `id, channel, name, topics, hour, minute, days, zone, made_by, created, paused, until, next,
	layout, outlets, silent, alert, rev, lost`

func scanSubscription(r row) (s briefing.Subscription, err error) {
	var topics, alert string
	err = r.Scan(&s.ID, &s.Channel, &s.Name, &topics, &s.Schedule.Hour, &s.Schedule.Minute, &s.Schedule.Days,
		&s.Schedule.Zone, &s.By, timeScanner{&s.Created}, timeScanner{&s.Paused}, timeScanner{&s.Until}, timeScanner{&s.Next},
		&s.Layout, &s.Outlets, &s.Silent, &alert, &s.Rev, &s.Lost)
	if err != nil {
		return s, err
	}
	if s.Alert, err = decodeAlert(alert); err != nil {
		return s, fmt.Errorf("alert of subscription %s: %w", s.ID, err)
	}
	if err := json.Unmarshal([]byte(topics), &s.Topics); err != nil {
		return s, fmt.Errorf("topics of subscription %s: %w", s.ID, err)
	}
	return s, nil
}

// Subscriptions returns the subscriptions of a channel, or of all channels if
// it is "", the oldest first.
func (db *DB) Subscriptions(ctx context.Context, channel string) ([]briefing.Subscription, error) {
	subs, err := collect(ctx, db.read, scanSubscription, `
		SELECT `+subscriptionColumns+` FROM subscription
		WHERE $1 = '' OR channel = $1 ORDER BY created, id`, channel)
	if err != nil {
		return nil, fmt.Errorf("read subscriptions: %w", err)
	}
	return subs, nil
}

// DueSubscriptions returns the subscriptions whose next slot is not after now
// and whose channel isn't lost, the longest due first.
func (db *DB) DueSubscriptions(ctx context.Context, now time.Time) ([]briefing.Subscription, error) {
	subs, err := collect(ctx, db.read, scanSubscription, `
		SELECT `+subscriptionColumns+` FROM subscription WHERE next <= $1 AND lost = '' ORDER BY next, id`, millis(now))
	if err != nil {
		return nil, fmt.Errorf("read due subscriptions: %w", err)
	}
	return subs, nil
}

// Subscription returns the subscription with the id, or [briefing.ErrNotFound].
func (db *DB) Subscription(ctx context.Context, id string) (briefing.Subscription, error) {
	s, err := scanSubscription(db.read.QueryRowContext(ctx,
		`SELECT `+subscriptionColumns+` FROM subscription WHERE id = $1`, id))
	if errors.Is(err, sql.ErrNoRows) {
		err = briefing.ErrNotFound
	}
	if err != nil {
		return briefing.Subscription{}, fmt.Errorf("read subscription %s: %w", id, err)
	}
	return s, nil
}

// SaveSubscription stores s, in place of what is stored under its ID.
func (db *DB) SaveSubscription(ctx context.Context, s briefing.Subscription) error {
	topics, err := json.Marshal(s.Topics)
	if err != nil {
		return fmt.Errorf("save subscription %s: %w", s.ID, err)
	}
	alert, err := encodeAlert(s.Alert)
	if err != nil {
		return fmt.Errorf("save subscription %s: %w", s.ID, err)
	}
	_, err = db.write.ExecContext(ctx, `
		INSERT INTO subscription (`+subscriptionColumns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
		ON CONFLICT (id) DO UPDATE SET
			channel = excluded.channel, name = excluded.name, topics = excluded.topics,
			hour = excluded.hour, minute = excluded.minute, days = excluded.days, zone = excluded.zone,
			made_by = excluded.made_by, created = excluded.created, paused = excluded.paused, until = excluded.until, next = excluded.next,
			layout = excluded.layout, outlets = excluded.outlets, silent = excluded.silent, alert = excluded.alert,
			rev = excluded.rev, lost = excluded.lost`,
		s.ID, s.Channel, s.Name, string(topics), s.Schedule.Hour, s.Schedule.Minute, s.Schedule.Days,
		s.Schedule.Zone, s.By, millis(s.Created), millis(s.Paused), millis(s.Until), millis(s.Next),
		s.Layout, s.Outlets, s.Silent, alert, s.Rev, s.Lost)
	if err != nil {
		return fmt.Errorf("save subscription %s: %w", s.ID, err)
	}
	return nil
}

// DeleteSubscription deletes the subscription with the id, or says
// [briefing.ErrNotFound]. Deliveries that are owed already stay owed.
func (db *DB) DeleteSubscription(ctx context.Context, id string) error {
	ok, err := changed(db.write.ExecContext(ctx, `DELETE FROM subscription WHERE id = $1`, id))
	if err == nil && !ok {
		err = briefing.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("delete subscription %s: %w", id, err)
	}
	return nil
}

// storedAlert is how an alert lies in the database, as JSON. Its names must not
// change.
type storedAlert struct {
	Outlets int   `json:"outlets"`
	Within  int64 `json:"within"` // milliseconds
	From    int   `json:"from,omitempty"`
	To      int   `json:"to,omitempty"`
}

func encodeAlert(a briefing.Alert) (string, error) {
	if a == (briefing.Alert{}) {
		return "", nil
	}
	text, err := json.Marshal(storeAlert(a))
	return string(text), err
}

func storeAlert(a briefing.Alert) storedAlert {
	return storedAlert{a.Outlets, a.Within.Milliseconds(), a.Quiet.From, a.Quiet.To}
}

func (a storedAlert) alert() briefing.Alert {
	return briefing.Alert{
		Outlets: a.Outlets,
		Within:  time.Duration(a.Within) * time.Millisecond,
		Quiet:   briefing.Quiet{From: a.From, To: a.To},
	}
}

func decodeAlert(text string) (briefing.Alert, error) {
	if text == "" {
		return briefing.Alert{}, nil
	}
	var a storedAlert
	err := json.Unmarshal([]byte(text), &a)
	return a.alert(), err
}
