package sandbox

import (
	"encoding/json"
	"errors"
	"net/http"
	"time"
)

// serveRespond takes an answer on a response URL: no token, five uses within
// 30 minutes.
func (s *Server) serveRespond(w http.ResponseWriter, r *http.Request) {
	a, err := readArgs(w, r)
	if err != nil {
		writeRespond(w, nil, err)
		return
	}
	token := r.PathValue("token")
	s.mu.Lock()
	channel := ""
	if g := s.respond[token]; g != nil {
		channel = g.channel
	}
	s.mu.Unlock()
	s.withFault(w, s.takeFault(respondMethod, channel), func() (json.RawMessage, error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		return nil, s.useRespond(token, a, s.cfg.Now())
	}, writeRespond)
}

// writeRespond words the outcome as Slack does: 404 for a spent address, 400
// for content it will not take, a plain "ok" else.
func writeRespond(w http.ResponseWriter, _ json.RawMessage, err error) {
	e, refused := errors.AsType[*apiError](err)
	switch {
	case refused && (e.code == "used_url" || e.code == "expired_url"):
		writeJSON(w, http.StatusNotFound, object{"ok": false, "error": e.code})
	case refused:
		writeJSON(w, http.StatusBadRequest, object{"ok": false, "error": e.code, "response_metadata": object{"messages": e.messages}})
	default:
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = w.Write([]byte("ok")) // the client has gone: nobody is left to tell
	}
}

// useRespond spends one use of a response URL. What is refused costs none.
func (s *Server) useRespond(token string, a args, now time.Time) error {
	g := s.respond[token]
	switch {
	case g == nil || now.After(g.expires):
		return refuse("expired_url")
	case g.uses >= respondUses:
		return refuse("used_url")
	}
	if err := s.respondTo(g, a, now); err != nil {
		return err
	}
	g.uses++
	return nil
}

// respondTo deletes or replaces the message the URL came with, or posts.
func (s *Server) respondTo(g *grant, a args, now time.Time) error {
	c := s.space.channel(g.channel)
	if c == nil {
		return refuse("channel_not_found")
	}
	original := c.message(g.origin)
	if a.flag("delete_original") {
		if original != nil {
			s.erase(c, original)
		}
		return nil
	}
	d, err := s.newDraft(a)
	if err != nil {
		return err
	}
	if a.flag("replace_original") && original != nil {
		s.revise(c, original, d, now)
		return nil
	}
	return s.answer(c, g.user, a, d, now)
}

// answer posts what an app answers to user: in the channel if it says so,
// else for that user's eyes only.
func (s *Server) answer(c *channel, user string, a args, d *draft, now time.Time) error {
	if c.archived {
		return refuse("is_archived")
	}
	if err := c.findThread(d); err != nil {
		return err
	}
	switch a.str("response_type") {
	case "", "ephemeral":
		s.publish(c, d, user, now)
	case "in_channel":
		s.publish(c, d, "", now)
	default:
		return refuse("invalid_response_type")
	}
	return nil
}
