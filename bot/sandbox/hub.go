package sandbox

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"time"
)

// maxSockets is how many sockets an app may have open.
// https://docs.slack.dev/apis/events-api/using-socket-mode
const maxSockets = 10

// ticketLife is how long an address from apps.connections.open can be dialled.
const ticketLife = 30 * time.Second

// Why an envelope was not acknowledged.
var (
	errNoApp      = errors.New("no app is connected")
	errAckTimeout = errors.New("operation_timeout")
)

// A hub holds the app's sockets and the envelopes that wait for their
// acknowledgement.
type hub struct {
	log     *slog.Logger
	changed func() // called, unlocked, when a socket came or went

	mu      sync.Mutex
	tickets map[string]time.Time // expiry
	sockets []*socket
	next    int // round robin
	base    string
	pending map[string]chan json.RawMessage
	closed  bool
	serving sync.WaitGroup // handlers of sockets
}

func newHub(log *slog.Logger) *hub {
	return &hub{log: log, tickets: map[string]time.Time{}, pending: map[string]chan json.RawMessage{}}
}

// ticket makes a password for one connection.
func (h *hub) ticket() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	now := time.Now()
	for t, expires := range h.tickets {
		if now.After(expires) {
			delete(h.tickets, t)
		}
	}
	t := rand.Text()
	h.tickets[t] = now.Add(ticketLife)
	return t
}

// redeem spends a ticket.
func (h *hub) redeem(ticket string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	expires, ok := h.tickets[ticket]
	delete(h.tickets, ticket)
	return ok && time.Now().Before(expires)
}

// add takes in a socket. n is the number of sockets with it; ok is false if
// there are too many or the hub is closed. Every add is followed by a remove.
func (h *hub) add(k *socket) (n int, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return 0, false
	}
	h.serving.Add(1)
	if len(h.sockets) >= maxSockets {
		return len(h.sockets), false
	}
	h.sockets = append(h.sockets, k)
	h.base = k.base
	return len(h.sockets), true
}

// remove forgets a socket whose handler ends.
func (h *hub) remove(k *socket) {
	h.mu.Lock()
	h.sockets = slices.DeleteFunc(h.sockets, func(o *socket) bool { return o == k })
	h.mu.Unlock()
	h.changed()
	h.serving.Done()
}

// connected is the number of open sockets.
func (h *hub) connected() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.sockets)
}

// address is the address the app dialled last, which it can surely reach, or
// def if no app ever came.
func (h *hub) address(def string) string {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.base == "" {
		return def
	}
	return h.base
}

// each calls f for up to n open sockets.
func (h *hub) each(n int, f func(*socket)) {
	h.mu.Lock()
	list := slices.Clone(h.sockets)
	h.mu.Unlock()
	for _, k := range list[:min(n, len(list))] {
		f(k)
	}
}

// ping sends a ping to every socket.
func (h *hub) ping() { h.each(maxSockets, (*socket).ping) }

// close ends every socket politely and waits for their handlers.
func (h *hub) close() {
	h.mu.Lock()
	h.closed = true
	h.mu.Unlock()
	h.each(maxSockets, (*socket).bye)
	h.serving.Wait()
}

// turn lists the open sockets, beginning with the one whose turn it is.
func (h *hub) turn() []*socket {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.sockets) == 0 {
		return nil
	}
	h.next = (h.next + 1) % len(h.sockets)
	return append(slices.Clone(h.sockets[h.next:]), h.sockets[:h.next]...)
}
