package sandbox

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Bounds of a workspace. What is over them is refused.
const (
	maxChannels = 200
	maxUsers    = 500
)

// A workspace is what Slack calls a team: people, channels and their messages.
// The Server's lock guards it.
type workspace struct {
	team     team
	appID    string
	botID    string
	bot      *user
	users    []*user
	channels []*channel
	serial   int
	lastTS   int64 // microseconds of the newest ts handed out
}

type team struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Domain string `json:"domain"`
}

func newWorkspace(cfg Config) *workspace {
	w := &workspace{team: team{ID: "T0SANDBOX", Name: cfg.Team, Domain: slug(cfg.Team)}, appID: "A0SANDBOX", botID: "B0SANDBOX"}
	w.bot = &user{ID: "U0SANDBOX", Name: slug(cfg.App), RealName: cfg.App, IsBot: true, zone: "UTC"}
	w.users = append(w.users, w.bot)
	for _, p := range cast() {
		w.addUser(p.name, p.realName, p.zone, p.admin)
	}
	for _, name := range cfg.Channels {
		c := w.addChannel(slug(name), cfg.Now())
		for _, u := range w.users {
			c.join(u.ID)
		}
	}
	return w
}

// id mints an id that is unique in the workspace and stable from one start to
// the next, so that a bot's database outlives a restart of the sandbox.
func (w *workspace) id(prefix string) string {
	w.serial++
	return fmt.Sprintf("%s0SBX%05d", prefix, w.serial)
}

// ts mints a message timestamp, "seconds.micros", greater than all before it.
func (w *workspace) ts(now time.Time) string {
	w.lastTS = max(w.lastTS+1, now.UnixMicro())
	return fmt.Sprintf("%d.%06d", w.lastTS/1e6, w.lastTS%1e6)
}

func (w *workspace) user(id string) *user {
	for _, u := range w.users {
		if u.ID == id {
			return u
		}
	}
	return nil
}

// person finds a user by id or name, with or without the @.
func (w *workspace) person(idOrName string) *user {
	name := strings.TrimPrefix(idOrName, "@")
	for _, u := range w.users {
		if u.ID == name || u.Name == name {
			return u
		}
	}
	return nil
}

// addUser makes a member of the workspace.
func (w *workspace) addUser(name, realName, zone string, admin bool) *user {
	u := &user{ID: w.id("U"), Name: name, RealName: realName, IsAdmin: admin, IsOwner: admin, zone: zone}
	w.users = append(w.users, u)
	return u
}

// welcome returns the member called name, a new one if there is none. It is
// nil if the workspace is full.
func (w *workspace) welcome(name string) *user {
	if u := w.person(cmp.Or(name, "U0SANDBOXVISITOR")); u != nil {
		return u
	}
	if len(w.users) >= maxUsers {
		return nil
	}
	if userID.MatchString(name) {
		u := w.addUser(strings.ToLower(name), name, defaultZone, false)
		u.ID = name
		return u
	}
	return w.addUser(cmp.Or(slug(name), "visitor"), cmp.Or(strings.TrimPrefix(name, "@"), "Visitor"), defaultZone, false)
}

// channel finds a conversation by id, or a channel by name with or without #.
func (w *workspace) channel(idOrName string) *channel {
	name := strings.TrimPrefix(idOrName, "#")
	for _, c := range w.channels {
		if c.id == name || (c.name == name && name != "") {
			return c
		}
	}
	return nil
}

func (w *workspace) addChannel(name string, now time.Time) *channel {
	c := &channel{id: w.id("C"), name: name, created: now}
	w.channels = append(w.channels, c)
	return c
}

// dm returns the direct conversation of the bot and u, opening it if need be.
func (w *workspace) dm(u *user, now time.Time) *channel {
	i := slices.IndexFunc(w.channels, func(c *channel) bool { return c.peer == u.ID })
	if i >= 0 {
		return w.channels[i]
	}
	c := &channel{id: w.id("D"), peer: u.ID, created: now, members: []string{w.bot.ID, u.ID}}
	w.channels = append(w.channels, c)
	return c
}

var (
	userID  = regexp.MustCompile(`^[UW][A-Z0-9]{2,20}$`)
	notSlug = regexp.MustCompile(`[^\pL\pN_-]+`)
)

// slug makes a name fit for a channel or user: lower case, no spaces, 80 long.
func slug(s string) string {
	s = strings.Trim(notSlug.ReplaceAllString(strings.ToLower(s), "-"), "-")
	if r := []rune(s); len(r) > 80 {
		s = string(r[:80])
	}
	return s
}
