package sandbox

import (
	"crypto/rand"
	"fmt"
	"time"
)

// Lives of what an interaction hands to the app.
// https://docs.slack.dev/interactivity/handling-user-interaction
const (
	triggerLife   = 3 * time.Second
	triggerMemory = 10 * time.Minute // to tell an expired one from a wrong one
	respondLife   = 30 * time.Minute
	respondUses   = 5
	maxGrants     = 5000
)

// A trigger is the right to open one modal for a user, once, within 3 s.
type trigger struct {
	user    string
	expires time.Time
	used    bool
	view    string // the view it was pressed in, for views.push
}

// A grant is a response URL: the right to answer in a channel without a token.
type grant struct {
	channel string
	user    string
	origin  string // ts of the message acted on, "" for a command
	expires time.Time
	uses    int
}

func (s *Server) newTrigger(user, view string, now time.Time) string {
	id := fmt.Sprintf("%d.%d.%s", now.UnixMilli(), s.space.lastTS, rand.Text())
	if len(s.triggers) < maxGrants {
		s.triggers[id] = &trigger{user: user, view: view, expires: now.Add(triggerLife)}
	}
	return id
}

// useTrigger spends a trigger_id.
func (s *Server) useTrigger(id string, now time.Time) (*trigger, error) {
	t := s.triggers[id]
	switch {
	case t == nil:
		return nil, refuse("invalid_trigger_id")
	case t.used:
		return nil, refuse("exchanged_trigger_id")
	case now.After(t.expires):
		return nil, refuse("expired_trigger_id")
	}
	t.used = true
	return t, nil
}

// newRespondURL makes a response URL on base.
func (s *Server) newRespondURL(base string, c *channel, user, origin string, now time.Time) string {
	token := rand.Text()
	if len(s.respond) < maxGrants {
		s.respond[token] = &grant{channel: c.id, user: user, origin: origin, expires: now.Add(respondLife)}
	}
	return base + "/respond/" + token
}
