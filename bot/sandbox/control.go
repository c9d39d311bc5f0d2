package sandbox

import (
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// maxControl bounds a request body of the control API, in bytes.
const maxControl = 256 << 10

// controlRoutes are what the page and tests use to play the people.
func (s *Server) controlRoutes() {
	get := func(path string, h http.HandlerFunc) { s.mux.Handle("GET /control/"+path, sameOrigin(h)) }
	post := func(path string, h http.HandlerFunc) { s.mux.Handle("POST /control/"+path, sameOrigin(h)) }
	get("state", s.controlState)
	get("messages", s.controlMessages)
	get("warnings", s.controlWarnings)
	get("events", s.bus.ServeHTTP)
	post("command", s.controlCommand)
	post("message", s.controlMessage)
	post("action", s.controlAction)
	post("view", s.controlView)
	post("home", s.controlHome)
	post("channel", s.controlChannel)
	post("user", s.controlUser)
	post("shortcut", s.controlShortcut)
	post("event", s.controlEvent)
	post("fault", s.controlFault)
}

// sameOrigin keeps other web pages out: a browser says where a request comes
// from, and a name that only looks like ours (DNS rebinding) is no loopback
// name. Programs send no Origin and may come in.
func sameOrigin(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !loopback(r.Host) || !ownOrigin(r) {
			writeJSON(w, http.StatusForbidden, object{"ok": false, "error": "only this machine's own page and programs may use the control API"})
			return
		}
		h.ServeHTTP(w, r)
	})
}

func ownOrigin(r *http.Request) bool {
	if r.Header.Get("Sec-Fetch-Site") == "cross-site" {
		return false
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host == r.Host
}

// loopback reports whether a Host header names this machine.
func loopback(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = strings.Trim(host, "[]")
	}
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	if ip := net.ParseIP(name); ip != nil {
		return ip.IsLoopback()
	}
	return name == "localhost" || strings.HasSuffix(name, ".localhost")
}

// readControl decodes a control request into v. It answers a bad one, with a
// sentence that says what is wanted, and returns false.
func readControl(w http.ResponseWriter, r *http.Request, v any, wants string) bool {
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxControl))
	err := dec.Decode(v)
	if err == nil && dec.More() {
		err = errors.New("more than one JSON value")
	}
	if err != nil {
		if errors.Is(err, io.EOF) {
			err = errors.New("the body is empty")
		}
		writeJSON(w, http.StatusBadRequest, object{"ok": false, "error": "no JSON object in the body: " + err.Error(), "wants": wants})
		return false
	}
	return true
}

// controlReply answers {"ok":true} and more, or {"ok":false,"error":…}. As
// with Slack, a refusal is no HTTP error.
func controlReply(w http.ResponseWriter, body object, err error) {
	if body == nil {
		body = object{}
	}
	body["ok"] = err == nil
	if err != nil {
		body["error"] = err.Error()
	}
	writeJSON(w, http.StatusOK, body)
}

func (s *Server) controlWarnings(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	list := latest(s.warnings, maxWarnings)
	s.mu.Unlock()
	if list == nil {
		list = []warning{}
	}
	writeJSON(w, http.StatusOK, object{"ok": true, "warnings": list})
}

// controlEvent sends the app an Events API event of the caller's making.
func (s *Server) controlEvent(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Event object `json:"event"`
	}
	if !readControl(w, r, &in, `{"event":{"type":"…",…}}`) {
		return
	}
	if kind, _ := in.Event["type"].(string); kind == "" {
		controlReply(w, nil, errors.New("the event has no type"))
		return
	}
	s.emit(in.Event)
	controlReply(w, nil, nil)
}

const faultWants = `{"method":"chat.postMessage","channel":"general","kind":KIND,"count":1,"delay_ms":0} with KIND one of ` +
	`ratelimited, error_before, error_after, lost, late, history_lag, history_error, duplicate, drop, half_open, ` +
	`disconnect:warning, disconnect:refresh_requested, disconnect:link_disabled, disconnect:too_many_websockets, clear, ` +
	`or any Slack error code such as missing_scope; method "" is any, channel "" is any, count 0 is once, a negative count is until cleared`

// controlFault arms a fault, or carries it out if it concerns open sockets.
func (s *Server) controlFault(w http.ResponseWriter, r *http.Request) {
	f := &fault{}
	if !readControl(w, r, f, faultWants) {
		return
	}
	if s.socketFault(f) {
		controlReply(w, nil, nil)
		return
	}
	if err := s.armFault(f); err != nil {
		controlReply(w, object{"wants": faultWants}, err)
		return
	}
	controlReply(w, nil, nil)
}

func (s *Server) armFault(f *fault) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.Kind == "clear" {
		s.faults = nil
		return nil
	}
	if f.Channel != "" {
		c := s.space.channel(f.Channel)
		if c == nil {
			return noChannel(f.Channel)
		}
		f.Channel = c.id
	}
	switch _, known := s.methods[f.Method]; {
	case !errorCode.MatchString(f.Kind):
		return errors.New("kind is none of the known ones and no Slack error code")
	case f.Method != "" && f.Method != respondMethod && !known:
		return errors.New("no method is called " + f.Method)
	case len(s.faults) >= maxFaults:
		return errors.New("too many faults are armed: clear them")
	}
	if f.Count == 0 {
		f.Count = 1
	}
	s.faults = append(s.faults, f)
	return nil
}
