package sandbox

import (
	"crypto/rand"
	"encoding/json"
)

// emit sends an Events API event to the app, and again as Slack does until it
// is acknowledged: the same event_id in a new envelope, with retry_attempt and
// retry_reason. Without Run nothing is sent again.
func (s *Server) emit(event object) {
	s.mu.Lock()
	now, space := s.cfg.Now(), s.space
	event["event_ts"] = space.ts(now)
	payload := object{
		"token": "sandbox", "team_id": space.team.ID, "api_app_id": space.appID,
		"event": event, "type": "event_callback", "event_id": "Ev" + rand.Text(),
		"event_time": now.Unix(), "is_ext_shared_channel": false,
		"authorizations": []object{{
			"enterprise_id": nil, "team_id": space.team.ID, "user_id": space.bot.ID,
			"is_bot": true, "is_enterprise_install": false,
		}},
	}
	s.mu.Unlock()
	s.attempt(payload, 0, "")
}

// attempt delivers an event for the (n+1)th time and books the next try.
func (s *Server) attempt(payload object, n int, reason string) {
	e := newEnvelope("events_api", payload)
	e.Attempt, e.Reason = &n, reason
	twice := s.takeFault(envelopeMethod, "") != nil
	_, err := s.hub.send(e, twice)
	if err != nil {
		s.retry(payload, n, "http_error")
		return
	}
	if !s.agenda.after(s.cfg.AckDeadline, func() {
		if s.hub.forget(e.ID) {
			s.retry(payload, n, "timeout")
		}
	}) {
		s.hub.forget(e.ID)
	}
}

func (s *Server) retry(payload object, n int, reason string) {
	if n >= len(s.cfg.RetryDelays) {
		s.cfg.Logger.Warn("event given up", "attempts", n+1, "reason", reason)
		return
	}
	s.agenda.after(s.cfg.RetryDelays[n], func() { s.attempt(payload, n+1, reason) })
}

// memberEvent is an emission to be made once the state is unlocked.
func (s *Server) memberEvent(kind string, c *channel, user string) func() {
	event := object{"type": kind, "user": user, "channel": c.id, "channel_type": "C", "team": s.space.team.ID}
	return func() { s.emit(event) }
}

// channelEvent is the emission of an event about a channel alone.
func (s *Server) channelEvent(kind string, c *channel, by string) func() {
	event := object{"type": kind, "channel": c.id, "user": by}
	return func() { s.emit(event) }
}

// messageEvents are the emissions for a message somebody wrote: "message" with
// its channel type, and "app_mention" if it names the bot.
func (s *Server) messageEvents(c *channel, m *message, mentions bool) []func() {
	var event object
	if json.Unmarshal(must(json.Marshal(m)), &event) != nil {
		return nil // unreachable: a message is an object
	}
	event["channel"], event["channel_type"] = c.id, map[bool]string{true: "im", false: "channel"}[c.isIM()]
	out := []func(){func() { s.emit(event) }}
	if mentions && !c.isIM() {
		mention := object{"type": "app_mention", "user": m.User, "text": m.Text, "ts": m.TS, "channel": c.id, "team": m.Team}
		if m.ThreadTS != "" {
			mention["thread_ts"] = m.ThreadTS
		}
		out = append(out, func() { s.emit(mention) })
	}
	return out
}
