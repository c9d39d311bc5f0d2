package bot

import (
	"context"
	"sync"
	"time"

	"github.com/slack-go/slack"
)

// zones knows people's time zones, as their Slack profiles have them.
type zones struct {
	api *slack.Client
	now func() time.Time

	mu    sync.Mutex
	known map[string]zone
}

type zone struct {
	loc  *time.Location
	till time.Time
}

const (
	zonesKeep = time.Hour // how long a profile is believed
	zonesMost = 10_000    // how many are kept
)

func newZones(api *slack.Client, now func() time.Time) *zones {
	return &zones{api: api, now: now, known: map[string]zone{}}
}

// of is the zone of a user, UTC when Slack doesn't say.
func (z *zones) of(ctx context.Context, user string) *time.Location {
	z.mu.Lock()
	entry, ok := z.known[user]
	z.mu.Unlock()
	if ok && z.now().Before(entry.till) {
		return entry.loc
	}
	profile, err := z.api.GetUserInfoContext(ctx, user)
	if err != nil {
		return time.UTC
	}
	loc, err := time.LoadLocation(profile.TZ)
	if err != nil {
		return time.UTC
	}
	z.mu.Lock()
	defer z.mu.Unlock()
	if len(z.known) >= zonesMost {
		clear(z.known)
	}
	z.known[user] = zone{loc: loc, till: z.now().Add(zonesKeep)}
	return loc
}
