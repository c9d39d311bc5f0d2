package bot

import (
	"context"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// pulse tells when a socket last got anything, a ping included. A connection
// that a router forgot looks open for hours; the age of its last frame is the
// only thing that gives it away.
type pulse struct {
	now  func() time.Time
	last atomic.Int64 // unix nanoseconds, 0 before the first byte

	trouble atomic.Value // string: why there is no connection, as far as is known
}

// ails notes why there is no connection; well, that there is one.
func (p *pulse) ails(why string) { p.trouble.Store(why) }
func (p *pulse) well()           { p.trouble.Store("") }

// ailment is why there is no connection, "" where nobody knows.
func (p *pulse) ailment() string {
	why, _ := p.trouble.Load().(string)
	return why
}

// age is how long ago the last byte came; false before the first.
func (p *pulse) age() (time.Duration, bool) {
	last := p.last.Load()
	if last == 0 {
		return 0, false
	}
	return p.now().Sub(time.Unix(0, last)), true
}

// dialer dials sockets whose reads are felt as this pulse. slack-go answers
// pings without telling, so they are seen below it.
func (p *pulse) dialer() *websocket.Dialer {
	var dial net.Dialer
	return &websocket.Dialer{
		Proxy:            http.ProxyFromEnvironment,
		HandshakeTimeout: 20 * time.Second,
		// Slack drops acknowledgements that come in several frames, so a
		// frame has to hold the largest it takes (20 KB).
		WriteBufferSize: 32 << 10,
		NetDialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			conn, err := dial.DialContext(ctx, network, addr)
			if err != nil {
				return nil, err
			}
			return &felt{Conn: conn, pulse: p}, nil
		},
	}
}

// felt is a connection whose reads are noted.
type felt struct {
	net.Conn
	pulse *pulse
}

func (f *felt) Read(b []byte) (int, error) {
	n, err := f.Conn.Read(b)
	if n > 0 {
		f.pulse.last.Store(f.pulse.now().UnixNano())
	}
	return n, err
}
