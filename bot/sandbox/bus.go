package sandbox

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"
)

const (
	maxListeners = 64
	busBuffer    = 256
	busHeartbeat = 15 * time.Second
)

// A bus carries what happens to the open pages, as server-sent events. A page
// that does not keep up is cut off; it connects again and loads everything.
type bus struct {
	mu        sync.Mutex
	listeners map[chan []byte]struct{}
	closed    bool
	serving   sync.WaitGroup
}

func newBus() *bus { return &bus{listeners: map[chan []byte]struct{}{}} }

// publish tells every page that something of this kind happened.
func (b *bus) publish(kind string, data any) {
	body, err := json.Marshal(data)
	if err != nil {
		return // unreachable: only our own objects are published
	}
	event := fmt.Appendf(nil, "event: %s\ndata: %s\n\n", kind, body)
	b.mu.Lock()
	defer b.mu.Unlock()
	for l := range b.listeners {
		select {
		case l <- event:
		default:
			delete(b.listeners, l)
			close(l)
		}
	}
}

func (b *bus) listen() (chan []byte, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed || len(b.listeners) >= maxListeners {
		return nil, false
	}
	l := make(chan []byte, busBuffer)
	b.listeners[l] = struct{}{}
	b.serving.Add(1)
	return l, true
}

func (b *bus) leave(l chan []byte) {
	b.mu.Lock()
	delete(b.listeners, l)
	b.mu.Unlock()
	b.serving.Done()
}

// close ends every stream and waits for their handlers.
func (b *bus) close() {
	b.mu.Lock()
	b.closed = true
	for l := range b.listeners {
		delete(b.listeners, l)
		close(l)
	}
	b.mu.Unlock()
	b.serving.Wait()
}

// ServeHTTP streams events to one page until it leaves.
func (b *bus) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	l, ok := b.listen()
	if !ok {
		http.Error(w, "too many pages are open", http.StatusServiceUnavailable)
		return
	}
	defer b.leave(l)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	flush := http.NewResponseController(w)
	defer func() { _ = flush.SetWriteDeadline(time.Time{}) }() // the connection may serve again
	beat := time.NewTicker(busHeartbeat)
	defer beat.Stop()
	event, open := []byte("retry: 500\n\n"), true
	for open {
		_ = flush.SetWriteDeadline(time.Now().Add(writeWait)) // not every server has deadlines
		if _, err := w.Write(event); err != nil || flush.Flush() != nil {
			return
		}
		select {
		case event, open = <-l:
		case <-beat.C:
			event = []byte(": still here\n\n")
		case <-r.Context().Done():
			return
		}
	}
}
