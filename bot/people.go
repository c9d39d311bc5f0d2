package bot

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/slack-go/slack"
)

// people knows who somebody is, as their Slack profile has it.
type people struct {
	api *slack.Client
	now func() time.Time

	mu    sync.Mutex
	team  string // the workspace's id, "" until it was asked for
	known map[string]entry
}

// A person is what a profile says.
type person struct {
	zone  *time.Location // UTC where Slack doesn't say
	admin bool           // of the workspace
	guest bool           // a guest, of another workspace, or gone: may read only
}

type entry struct {
	person
	till time.Time
}

const (
	profilesKeep = time.Hour // how long a profile is believed
	profilesMost = 10_000    // how many are kept
)

func newPeople(api *slack.Client, now func() time.Time) *people {
	return &people{api: api, now: now, known: map[string]entry{}}
}

// zone is the time zone of a user, UTC when Slack doesn't say.
func (p *people) zone(ctx context.Context, user string) *time.Location {
	who, err := p.of(ctx, user)
	if err != nil {
		return time.UTC
	}
	return who.zone
}

// of is the person with that id.
func (p *people) of(ctx context.Context, user string) (person, error) {
	p.mu.Lock()
	known, ok := p.known[user]
	p.mu.Unlock()
	if ok && p.now().Before(known.till) {
		return known.person, nil
	}
	profile, err := p.api.GetUserInfoContext(ctx, user)
	if err != nil {
		return person{}, fmt.Errorf("profile of %s: %w", user, err)
	}
	home, err := p.home(ctx)
	if err != nil {
		return person{}, err
	}
	who := person{
		zone:  time.UTC,
		admin: profile.IsAdmin || profile.IsOwner || profile.IsPrimaryOwner,
		// In a channel that two workspaces share, is_stranger is false for the
		// other's members: only their team tells
		// (https://docs.slack.dev/reference/objects/user-object).
		guest: profile.IsRestricted || profile.IsUltraRestricted || profile.IsStranger || profile.Deleted || profile.TeamID != home,
	}
	if loc, err := time.LoadLocation(profile.TZ); err == nil {
		who.zone = loc
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.known) >= profilesMost {
		clear(p.known)
	}
	p.known[user] = entry{person: who, till: p.now().Add(profilesKeep)}
	return who, nil
}

// home is the id of the workspace that the bot is installed in.
func (p *people) home(ctx context.Context) (string, error) {
	p.mu.Lock()
	team := p.team
	p.mu.Unlock()
	if team != "" {
		return team, nil
	}
	self, err := p.api.AuthTestContext(ctx)
	if err != nil {
		return "", fmt.Errorf("whose bot this is: %w", err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.team = self.TeamID
	return p.team, nil
}
