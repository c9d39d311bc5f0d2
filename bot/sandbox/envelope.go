package sandbox

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"time"
)

// maxPending bounds the envelopes that wait for an acknowledgement.
const maxPending = 1000

// An envelope is one Socket Mode delivery.
type envelope struct {
	ID      string          `json:"envelope_id"`
	Type    string          `json:"type"` // slash_commands, interactive, events_api
	Payload json.RawMessage `json:"payload"`
	Accepts bool            `json:"accepts_response_payload"`
	Attempt *int            `json:"retry_attempt,omitempty"` // events_api only
	Reason  string          `json:"retry_reason,omitempty"`
}

// newEnvelope encodes the payload at once: it may speak of messages that
// change, so the caller holds the Server's lock.
func newEnvelope(kind string, payload object) *envelope {
	return &envelope{ID: rand.Text(), Type: kind, Payload: must(json.Marshal(payload)), Accepts: kind != "events_api"}
}

// send gives e to one of the open sockets. twice delivers it again under a new
// id, as Slack sometimes does. The returned channel gets the payload of the
// acknowledgement; forget must be called when nobody waits for it any more.
func (h *hub) send(e *envelope, twice bool) (<-chan json.RawMessage, error) {
	acked := make(chan json.RawMessage, 1)
	h.mu.Lock()
	full := len(h.pending) >= maxPending
	if !full {
		h.pending[e.ID] = acked
	}
	h.mu.Unlock()
	if full {
		return nil, errAckTimeout // an app so far behind is as good as silent
	}
	if !h.write(e) {
		h.forget(e.ID)
		return nil, errNoApp
	}
	if twice {
		again := *e
		again.ID = rand.Text()
		h.write(&again)
	}
	return acked, nil
}

// write tries one socket after the other; a dead one is cut.
func (h *hub) write(e *envelope) bool {
	for _, k := range h.turn() {
		if k.send(e) == nil {
			return true
		}
		k.drop()
	}
	return false
}

// deliver sends e and waits for its acknowledgement. The error is errNoApp or
// errAckTimeout, or that of ctx.
func (h *hub) deliver(ctx context.Context, e *envelope, twice bool, deadline time.Duration) (json.RawMessage, error) {
	acked, err := h.send(e, twice)
	if err != nil {
		return nil, err
	}
	defer h.forget(e.ID)
	timeout := time.NewTimer(deadline)
	defer timeout.Stop()
	select {
	case payload := <-acked:
		return payload, nil
	case <-timeout.C:
		return nil, errAckTimeout
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// forget stops waiting for an envelope. It reports whether it was still
// unacknowledged.
func (h *hub) forget(id string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	_, waiting := h.pending[id]
	delete(h.pending, id)
	return waiting
}

// acknowledge takes a frame of the app. Slack silently drops one of 20 KB or
// more; what acknowledges nothing we know is ignored, as a late one is.
func (h *hub) acknowledge(frame []byte) {
	if len(frame) >= maxAck {
		h.log.Warn("acknowledgement too large: dropped", "bytes", len(frame))
		return
	}
	var a struct {
		ID      string          `json:"envelope_id"`
		Payload json.RawMessage `json:"payload"`
	}
	if json.Unmarshal(frame, &a) != nil {
		h.log.Warn("frame is no acknowledgement", "bytes", len(frame))
		return
	}
	h.mu.Lock()
	acked, ok := h.pending[a.ID]
	delete(h.pending, a.ID)
	h.mu.Unlock()
	if ok {
		acked <- a.Payload
	}
}
