package store

import (
	"context"
	"fmt"

	"newsbrief/briefing"
)

// Mute leaves an outlet's stories out of a channel from now on. Muting again
// changes nothing.
func (db *DB) Mute(ctx context.Context, m briefing.Mute) error {
	_, err := db.write.ExecContext(ctx, `
		INSERT INTO mute (channel, outlet, made_by, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
		m.Channel, m.Outlet, m.By, millis(m.At))
	if err != nil {
		return fmt.Errorf("mute %s in %s: %w", m.Outlet, m.Channel, err)
	}
	return nil
}

// Unmute ends a mute, or says [briefing.ErrNotFound].
func (db *DB) Unmute(ctx context.Context, channel, outlet string) error {
	ok, err := changed(db.write.ExecContext(ctx,
		`DELETE FROM mute WHERE channel = $1 AND outlet = $2`, channel, outlet))
	if err == nil && !ok {
		err = briefing.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("unmute %s in %s: %w", outlet, channel, err)
	}
	return nil
}

// Mutes returns a channel's mutes, or those of all channels if it is "", the
// latest first, each with how many of its outlet's items came since.
func (db *DB) Mutes(ctx context.Context, channel string) ([]briefing.Mute, error) {
	list, err := collect(ctx, db.read, scanMute, `
		SELECT channel, outlet, made_by, at,
			(SELECT count(*) FROM item WHERE mute.outlet = item.outlet AND seen > mute.at)
		FROM mute WHERE $1 = '' OR channel = $1 ORDER BY at DESC, outlet`, channel)
	if err != nil {
		return nil, fmt.Errorf("mutes of %q: %w", channel, err)
	}
	return list, nil
}

func scanMute(r row) (m briefing.Mute, err error) {
	return m, r.Scan(&m.Channel, &m.Outlet, &m.By, timeScanner{&m.At}, &m.LeftOut)
}

// Muted returns the outlets that are muted in a channel.
func (db *DB) Muted(ctx context.Context, channel string) ([]string, error) {
	list, err := collect(ctx, db.read, scanOne[string], `SELECT outlet FROM mute WHERE channel = $1 ORDER BY outlet`, channel)
	if err != nil {
		return nil, fmt.Errorf("outlets muted in %s: %w", channel, err)
	}
	return list, nil
}
