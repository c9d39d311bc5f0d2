package sandbox

import (
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// An apiError is Slack's refusal of a call. Its code is one of the words of
// Slack's method pages, such as "channel_not_found".
type apiError struct {
	code       string
	messages   []string      // for response_metadata.messages
	retryAfter time.Duration // with code "ratelimited"
	needed     string        // with code "missing_scope"
	provided   string
}

func (e *apiError) Error() string { return e.code }

func refuse(code string) error { return &apiError{code: code} }

// write answers w with the refusal: HTTP 200, as Slack does, but 429 with a
// Retry-After of whole seconds for a limit.
func (e *apiError) write(w http.ResponseWriter) {
	body := object{"ok": false, "error": e.code}
	if len(e.messages) > 0 {
		body["errors"] = e.messages
		body["response_metadata"] = object{"messages": e.messages}
	}
	if e.needed != "" {
		body["needed"], body["provided"] = e.needed, e.provided
	}
	status := http.StatusOK
	if e.code == "ratelimited" {
		status = http.StatusTooManyRequests
		seconds := int((e.retryAfter + time.Second - 1) / time.Second)
		w.Header().Set("Retry-After", strconv.Itoa(max(seconds, 1)))
	}
	writeJSON(w, status, body)
}

// An object is a JSON object under construction.
type object map[string]any

func writeJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(body) // the client has gone: nobody is left to tell
}
