package sandbox

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"time"
)

type userRequest struct {
	User     string `json:"user"`      // id or name; an unknown one becomes a member
	RealName string `json:"real_name"` // kept where it is ""
	Zone     string `json:"tz"`        // IANA, likewise
	Kind     string `json:"kind"`      // member, admin, guest, single_guest, foreign or deleted; likewise
}

const userWants = `{"user":"okafor","kind":"member|admin|guest|single_guest|foreign|deleted","real_name":"Tobi Okafor","tz":"Africa/Lagos"}`

// controlUser makes a member, or makes one something else.
func (s *Server) controlUser(w http.ResponseWriter, r *http.Request) {
	var in userRequest
	if !readControl(w, r, &in, userWants) {
		return
	}
	body, err := s.setUser(in)
	controlReply(w, body, err)
}

func (s *Server) setUser(in userRequest) (object, error) {
	kind, known := userKinds[cmp.Or(in.Kind, "member")]
	if !known {
		return nil, fmt.Errorf("nobody is a %q: %s", in.Kind, userWants)
	}
	if _, err := time.LoadLocation(in.Zone); err != nil {
		return nil, fmt.Errorf("no time zone is called %q", in.Zone)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	u := s.space.welcome(in.User)
	switch {
	case in.User == "":
		return nil, errors.New("no user is named: " + userWants)
	case u == nil:
		return nil, errors.New("the workspace has too many members")
	case u.IsBot:
		return nil, errors.New("the bot stays what it is")
	}
	if in.Kind != "" {
		kind(u)
	}
	u.RealName, u.zone = cmp.Or(in.RealName, u.RealName), cmp.Or(in.Zone, u.zone)
	s.publishState()
	return object{"user": u.object(s.space.team.ID, s.cfg.Now())}, nil
}

// userKinds are what a member can be
// (https://docs.slack.dev/reference/objects/user-object).
var userKinds = map[string]func(*user){
	"member":       func(u *user) { u.become(user{}) },
	"admin":        func(u *user) { u.become(user{IsAdmin: true, IsOwner: true}) },
	"guest":        func(u *user) { u.become(user{restricted: true}) },
	"single_guest": func(u *user) { u.become(user{restricted: true, ultraRestricted: true}) },
	"foreign":      func(u *user) { u.become(user{team: "T0ELSEWHERE"}) },
	"deleted":      func(u *user) { u.become(user{deleted: true}) },
}

// become gives u the standing of another.
func (u *user) become(as user) {
	u.IsAdmin, u.IsOwner, u.deleted, u.team = as.IsAdmin, as.IsOwner, as.deleted, as.team
	u.restricted, u.ultraRestricted = as.restricted, as.ultraRestricted
}
