package sandbox

import (
	"cmp"
	"time"
)

// defaultZone is the IANA zone of members nobody described.
const defaultZone = "Europe/Berlin"

// A user is a member of the workspace, or the bot.
type user struct {
	ID       string
	Name     string // the handle
	RealName string
	IsBot    bool
	IsAdmin  bool
	IsOwner  bool
	zone     string // IANA
	team     string // of another workspace, in a channel that both share; else ""

	restricted      bool // a guest
	ultraRestricted bool // a guest of one channel
	deleted         bool
}

type castMember struct {
	name, realName, zone string
	admin                bool
}

// cast are the invented people a sandbox starts with. The first is an admin.
func cast() []castMember {
	return []castMember{
		{"marlowe", "Ines Marlowe", defaultZone, true},
		{"okafor", "Tobi Okafor", "Africa/Lagos", false},
		{"hana", "Hana Sekino", "Asia/Tokyo", false},
		{"brandt", "Joris Brandt", "America/New_York", false},
	}
}

// object is the user as users.info gives it. The offset is the one of now, in
// seconds east of UTC.
func (u *user) object(teamID string, now time.Time) object {
	label, offset := u.zone, 0
	if loc, err := time.LoadLocation(u.zone); err == nil {
		label, offset = now.In(loc).Zone()
	}
	teamID = cmp.Or(u.team, teamID)
	return object{
		"id": u.ID, "team_id": teamID, "name": u.Name, "real_name": u.RealName,
		"deleted": u.deleted, "is_bot": u.IsBot, "is_app_user": false,
		"is_admin": u.IsAdmin, "is_owner": u.IsOwner, "is_primary_owner": u.IsOwner,
		"is_restricted": u.restricted, "is_ultra_restricted": u.ultraRestricted,
		"tz": u.zone, "tz_label": label, "tz_offset": offset, "updated": now.Unix(),
		"profile": object{
			"real_name": u.RealName, "display_name": u.Name, "team": teamID,
			"real_name_normalized": u.RealName, "display_name_normalized": u.Name,
		},
	}
}
