package sandbox

import (
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

const (
	writeWait   = 2 * time.Second
	closeWait   = time.Second
	maxFrame    = 1 << 20
	maxAck      = 20 << 10 // an acknowledgement of this size or more is dropped
	lifetime    = 5 * time.Hour
	debugLife   = 6 * time.Minute // with ?debug_reconnects=true
	refreshWait = 10 * time.Second
)

// A socket is one Socket Mode connection of the app.
type socket struct {
	conn *websocket.Conn
	base string // the address the app dialled
	life time.Duration
	born time.Time
	told atomic.Bool   // that its life ends
	deaf atomic.Bool   // half open: neither reads nor pings
	gone chan struct{} // closed when the connection is given up
	once sync.Once

	mu sync.Mutex // one writer at a time
}

// serveSocket is the far end of an address from apps.connections.open.
func (s *Server) serveSocket(w http.ResponseWriter, r *http.Request) {
	if !s.hub.redeem(r.URL.Query().Get("ticket")) {
		http.Error(w, "this address was used or has expired", http.StatusForbidden)
		return
	}
	// slack-go dials with Slack's own Origin, a browser with its page's: the
	// ticket is the proof, not the Origin.
	up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	conn, err := up.Upgrade(w, r, nil)
	if err != nil {
		return // the upgrader has answered
	}
	k := &socket{conn: conn, base: baseURL(r), life: lifetime, born: time.Now(), gone: make(chan struct{})}
	if r.URL.Query().Get("debug_reconnects") == "true" {
		k.life = debugLife
	}
	s.runSocket(k)
}

// runSocket greets the app and reads its acknowledgements until either side
// ends the connection.
func (s *Server) runSocket(k *socket) {
	n, ok := s.hub.add(k)
	if n == 0 {
		k.drop() // shutting down
		return
	}
	defer s.hub.remove(k)
	defer k.drop()
	k.prepare()
	if !ok {
		_ = k.send(disconnectFrame("too_many_websockets"))
		k.bye()
	} else if k.send(s.hello(n, k)) != nil {
		return
	} else {
		s.hub.changed()
	}
	s.cfg.Logger.Info("socket open", "num_connections", n)
	k.read(s.hub.acknowledge)
	s.cfg.Logger.Info("socket closed")
}

func (s *Server) hello(n int, k *socket) object {
	return object{
		"type": "hello", "num_connections": n,
		"connection_info": object{"app_id": s.space.appID},
		"debug_info": object{
			"host": "sandbox", "build_number": 1,
			"approximate_connection_time": int(k.life / time.Second),
		},
	}
}

func disconnectFrame(reason string) object {
	return object{"type": "disconnect", "reason": reason, "debug_info": object{"host": "sandbox"}}
}

// disconnect tells the app that its socket will end. After a warning and for
// a refresh Slack leaves time to open another one first; wait overrides it.
func (s *Server) disconnect(k *socket, reason string, wait time.Duration) {
	if k.send(disconnectFrame(reason)) != nil {
		return
	}
	if wait == 0 && (reason == "warning" || reason == "refresh_requested") {
		wait = refreshWait
	}
	if wait == 0 || !s.agenda.after(wait, k.bye) {
		k.bye()
	}
}

// refresh asks for a new connection shortly before the life of k ends.
func (s *Server) refresh(k *socket) {
	if time.Since(k.born) > k.life-refreshWait && k.told.CompareAndSwap(false, true) {
		s.disconnect(k, "refresh_requested", refreshWait)
	}
}

// prepare sets limits, and answers the client's pings at once: Slack's
// JavaScript client gives up after 5 s without a pong.
func (k *socket) prepare() {
	k.conn.SetReadLimit(maxFrame)
	k.conn.SetPingHandler(func(data string) error {
		if k.deaf.Load() {
			return nil
		}
		_ = k.conn.WriteControl(websocket.PongMessage, []byte(data), time.Now().Add(writeWait))
		return nil // a dead peer shows at the next read
	})
}

// read hands each frame to acknowledge until the connection ends. The library
// answers a close frame; the deferred drop then closes the TCP connection.
func (k *socket) read(acknowledge func([]byte)) {
	for {
		kind, data, err := k.conn.ReadMessage()
		if err != nil {
			return
		}
		if k.deaf.Load() {
			<-k.gone
			return
		}
		if kind == websocket.TextMessage {
			acknowledge(data)
		}
	}
}

func (k *socket) send(v any) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if err := k.conn.SetWriteDeadline(time.Now().Add(writeWait)); err != nil {
		return err
	}
	return k.conn.WriteJSON(v)
}

func (k *socket) ping() {
	if !k.deaf.Load() {
		_ = k.conn.WriteControl(websocket.PingMessage, []byte("sandbox"), time.Now().Add(writeWait))
	}
}

// deafen makes the connection half open: it stays, and nobody is there.
func (k *socket) deafen() { k.deaf.Store(true) }

// bye sends a close frame and gives the client a moment to answer it.
func (k *socket) bye() {
	frame := websocket.FormatCloseMessage(websocket.CloseGoingAway, "")
	_ = k.conn.WriteControl(websocket.CloseMessage, frame, time.Now().Add(writeWait))
	_ = k.conn.SetReadDeadline(time.Now().Add(closeWait))
	if k.deaf.Load() {
		k.drop()
	}
}

// drop cuts the connection.
func (k *socket) drop() {
	k.once.Do(func() {
		close(k.gone)
		_ = k.conn.Close()
	})
}
