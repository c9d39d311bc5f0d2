package sandbox

import (
	"context"
	"fmt"
	"net/http"
	"slices"
)

// A Shortcut is what the app adds to the menu of messages, as its manifest
// says.
type Shortcut struct {
	Name       string `json:"name"`
	CallbackID string `json:"callback_id"`
}

type shortcutRequest struct {
	Channel    string `json:"channel"`
	TS         string `json:"ts"`
	User       string `json:"user"`
	CallbackID string `json:"callback_id"`
}

// controlShortcut plays the choice of a shortcut in a message's menu. It
// answers once the app acknowledged it.
func (s *Server) controlShortcut(w http.ResponseWriter, r *http.Request) {
	var in shortcutRequest
	if !readControl(w, r, &in, `{"channel":"general","ts":"1.2","user":"marlowe","callback_id":"brief_link"}`) {
		return
	}
	controlReply(w, nil, s.shortcut(r.Context(), in, baseURL(r)))
}

func (s *Server) shortcut(ctx context.Context, in shortcutRequest, base string) error {
	return s.interact(ctx, in.Channel, func() (object, error) { return s.shortcutPayload(in, s.hub.address(base)) })
}

// shortcutPayload is the payload of a message shortcut
// (https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload).
func (s *Server) shortcutPayload(in shortcutRequest, base string) (object, error) {
	if !slices.ContainsFunc(s.cfg.Shortcuts, func(c Shortcut) bool { return c.CallbackID == in.CallbackID }) {
		return nil, fmt.Errorf("the app has no shortcut %q", in.CallbackID)
	}
	c, u, err := s.scene(in.Channel, in.User)
	if err != nil {
		return nil, err
	}
	m := c.message(in.TS)
	if m == nil || m.Ephemeral {
		return nil, fmt.Errorf("message_not_found: there is no message %q in %s", in.TS, in.Channel)
	}
	now := s.cfg.Now()
	payload := s.interaction("message_action", u, "")
	payload["callback_id"] = in.CallbackID
	payload["action_ts"] = s.space.ts(now)
	payload["message_ts"] = m.TS
	payload["channel"] = object{"id": c.id, "name": c.name}
	payload["message"] = c.shown(m, false)
	payload["response_url"] = s.newRespondURL(base, c, u.ID, "", now)
	return payload, nil
}
