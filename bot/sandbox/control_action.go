package sandbox

import (
	"context"
	"errors"
	"fmt"
	"net/http"
)

type actionRequest struct {
	Channel  string `json:"channel"`
	TS       string `json:"ts"`
	ViewID   string `json:"view_id"` // instead of channel and ts
	ActionID string `json:"action_id"`
	Value    string `json:"value"`
	User     string `json:"user"`
}

// controlAction plays a click. It answers once the app acknowledged it.
func (s *Server) controlAction(w http.ResponseWriter, r *http.Request) {
	var in actionRequest
	if !readControl(w, r, &in, `{"channel":"general","ts":"1.2","action_id":"answer.more","value":"","user":"marlowe"} or "view_id" for channel and ts`) {
		return
	}
	controlReply(w, nil, s.act(r.Context(), in, baseURL(r)))
}

func (s *Server) act(ctx context.Context, in actionRequest, base string) error {
	return s.interact(ctx, in.Channel, func() (object, error) { return s.actionPayload(in, s.hub.address(base)) })
}

// interact sends the app an interaction that somebody had in a channel, and
// waits until it is acknowledged. The payload is made with the lock held.
func (s *Server) interact(ctx context.Context, channel string, payload func() (object, error)) error {
	s.mu.Lock()
	content, err := payload()
	s.mu.Unlock()
	if err != nil {
		return err
	}
	twice := s.takeFault(envelopeMethod, channel) != nil
	_, err = s.hub.deliver(ctx, newEnvelope("interactive", content), twice, s.cfg.AckDeadline)
	return err
}

func (s *Server) actionPayload(in actionRequest, base string) (object, error) {
	if in.ViewID != "" {
		return s.viewActionPayload(in)
	}
	c, u, err := s.scene(in.Channel, in.User)
	if err != nil {
		return nil, err
	}
	m := c.message(in.TS)
	if m == nil || (m.Ephemeral && m.EphemeralUser != u.ID) {
		return nil, fmt.Errorf("message_not_found: %s sees no message %q in %s", u.Name, in.TS, in.Channel)
	}
	if m.User != s.space.bot.ID {
		return nil, errors.New("the message is not the app's")
	}
	e, err := findElement(m.Blocks, in.ActionID, in.Value)
	if err != nil {
		return nil, err
	}
	now := s.cfg.Now()
	action, err := e.action(in.Value, s.space.ts(now))
	if err != nil {
		return nil, err
	}
	payload := s.interaction("block_actions", u, "")
	payload["actions"] = []object{action}
	payload["channel"] = object{"id": c.id, "name": c.name}
	payload["response_url"] = s.newRespondURL(base, c, u.ID, m.TS, now)
	payload["container"] = container(c, m)
	payload["state"] = object{"values": object{}}
	if !m.Ephemeral { // Slack leaves an ephemeral message out
		payload["message"] = c.shown(m, true)
	}
	return payload, nil
}

func container(c *channel, m *message) object {
	out := object{"type": "message", "message_ts": m.TS, "channel_id": c.id, "is_ephemeral": m.Ephemeral}
	if m.ThreadTS != "" {
		out["thread_ts"] = m.ThreadTS
	}
	return out
}

// interaction starts the payload of an interactive envelope.
func (s *Server) interaction(kind string, u *user, view string) object {
	return object{
		"type": kind, "token": "sandbox", "api_app_id": s.space.appID,
		"team":       object{"id": s.space.team.ID, "domain": s.space.team.Domain},
		"user":       object{"id": u.ID, "username": u.Name, "name": u.Name, "team_id": s.space.team.ID},
		"enterprise": nil, "is_enterprise_install": false,
		"trigger_id": s.newTrigger(u.ID, view, s.cfg.Now()),
	}
}
