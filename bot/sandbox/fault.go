package sandbox

import (
	"encoding/json"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"
)

// maxFaults bounds the armed faults.
const maxFaults = 100

// A fault is an accident waiting for its call. The package comment lists the
// kinds.
type fault struct {
	Method  string `json:"method"`
	Channel string `json:"channel"` // id once armed
	Kind    string `json:"kind"`
	Count   int    `json:"count"`
	DelayMS int    `json:"delay_ms"`
}

func (f *fault) delay(def time.Duration) time.Duration {
	if f.DelayMS <= 0 {
		return def
	}
	return time.Duration(f.DelayMS) * time.Millisecond
}

// lagDefault is how far a lagging history is behind if the fault does not say.
const lagDefault = 10 * time.Second

// Names under which things that are no methods can be made to fail.
const (
	respondMethod  = "response_url"
	envelopeMethod = "envelope"
)

// hits reports whether f is meant for this call.
func (f *fault) hits(method, channelID string) bool {
	reads := method == "conversations.history" || method == "conversations.replies"
	switch {
	case f.Kind == "duplicate":
		return method == envelopeMethod
	case method == envelopeMethod:
		return false
	case strings.HasPrefix(f.Kind, "history_") && !reads:
		return false
	}
	return (f.Method == "" || f.Method == method) && (f.Channel == "" || f.Channel == channelID)
}

// takeFault uses up one count of the first fault meant for this call. It
// returns nil if there is none.
func (s *Server) takeFault(method, channel string) *fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.space.channel(channel); c != nil {
		channel = c.id
	}
	i := slices.IndexFunc(s.faults, func(f *fault) bool { return f.hits(method, channel) })
	if i < 0 {
		return nil
	}
	f := s.faults[i]
	if f.Count > 0 {
		f.Count--
		if f.Count == 0 {
			s.faults = slices.Delete(s.faults, i, i+1)
		}
	}
	return f
}

// withFault carries out a call, or the fault that befell it. act does the
// call; reply writes its outcome.
func (s *Server) withFault(w http.ResponseWriter, f *fault, act func() (json.RawMessage, error), reply func(http.ResponseWriter, json.RawMessage, error)) {
	if f == nil || f.Kind == "history_lag" {
		body, err := act()
		reply(w, body, err)
		return
	}
	switch f.Kind {
	case "ratelimited":
		writeError(w, &apiError{code: "ratelimited", retryAfter: f.delay(time.Second)})
	case "error_before":
		http.Error(w, "upstream unavailable", http.StatusServiceUnavailable)
	case "error_after":
		_, _ = act() // the caller is not to learn how it went
		http.Error(w, "upstream unavailable", http.StatusServiceUnavailable)
	case "lost":
		_, _ = act()
		cut(w)
	case "late":
		s.agenda.after(f.delay(time.Second), func() { _, _ = act() })
		http.Error(w, "upstream timed out", http.StatusGatewayTimeout)
	case "history_error":
		writeError(w, refuse("internal_error"))
	case "missing_scope":
		writeError(w, &apiError{code: f.Kind, needed: "chat:write", provided: "commands"})
	default:
		writeError(w, refuse(f.Kind))
	}
}

// cut resets the client's connection, so that the answer is lost for good.
func cut(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler) // HTTP/2 has no connection of one's own to cut
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0) // a reset instead of an orderly end
	}
	_ = conn.Close()
}

// socketFault carries out a fault of the sockets, on count of them; 0 or less
// means all. It reports whether f is one.
func (s *Server) socketFault(f *fault) bool {
	n := f.Count
	if n <= 0 {
		n = maxSockets
	}
	reason, isDisconnect := strings.CutPrefix(f.Kind, "disconnect:")
	switch {
	case f.Kind == "drop":
		s.hub.each(n, (*socket).drop)
	case f.Kind == "half_open":
		s.hub.each(n, (*socket).deafen)
	case isDisconnect:
		s.hub.each(n, func(k *socket) { s.disconnect(k, reason, f.delay(0)) })
	default:
		return false
	}
	return true
}
