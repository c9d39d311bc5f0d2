package sandbox_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"newsbrief/bot/sandbox"
)

// openURL asks for the address of a socket.
func (b *bench) openURL() string {
	b.t.Helper()
	got := b.api("apps.connections.open", url.Values{"token": {appToken}})
	u, _ := got["url"].(string)
	if u == "" {
		b.t.Fatalf("apps.connections.open: %v", got)
	}
	return u
}

// dial opens a bare socket, from a foreign page, and reads the first frame.
func (b *bench) dial() (*websocket.Conn, reply) {
	b.t.Helper()
	conn, _, err := websocket.DefaultDialer.Dial(b.openURL(), http.Header{"Origin": {"https://elsewhere.example"}})
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() { conn.Close() })
	return conn, read(b.t, conn)
}

func read(t *testing.T, conn *websocket.Conn) reply {
	t.Helper()
	if err := conn.SetReadDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	var r reply
	if err := conn.ReadJSON(&r); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestHelloAndSingleUse(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	u := b.openURL()
	conn, _, err := websocket.DefaultDialer.Dial(u+"&debug_reconnects=true", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	hello := read(t, conn)
	info := hello["debug_info"].(map[string]any)
	if hello["type"] != "hello" || hello["num_connections"] != 1.0 || info["approximate_connection_time"] != 360.0 {
		t.Errorf("hello: %v", hello)
	}
	if _, resp, err := websocket.DefaultDialer.Dial(u, nil); err == nil || resp.StatusCode != http.StatusForbidden {
		t.Errorf("a second connection with one address: %v", resp)
	}
}

func TestEleventhSocketIsTooMany(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	for i := range 10 {
		if _, hello := b.dial(); hello["num_connections"] != float64(i+1) {
			t.Fatalf("socket %d: %v", i+1, hello)
		}
	}
	conn, frame := b.dial()
	if frame["type"] != "disconnect" || frame["reason"] != "too_many_websockets" {
		t.Errorf("eleventh: %v", frame)
	}
	if _, _, err := conn.ReadMessage(); !websocket.IsCloseError(err, websocket.CloseGoingAway) {
		t.Errorf("after it: %v", err)
	}
}

func TestPingsBothWays(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{PingInterval: 20 * time.Millisecond})
	conn, _ := b.dial()
	pinged, ponged := make(chan string, 10), make(chan string, 10)
	conn.SetPingHandler(func(s string) error {
		select {
		case pinged <- s:
		default:
		}
		return nil
	})
	conn.SetPongHandler(func(s string) error { ponged <- s; return nil })
	ended := make(chan struct{})
	go func() { defer close(ended); _, _, _ = conn.ReadMessage() }()
	wait(t, pinged, "ping")
	if err := conn.WriteControl(websocket.PingMessage, []byte("echo"), time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	if got := wait(t, ponged, "pong"); got != "echo" {
		t.Errorf("pong %q", got)
	}
	conn.Close()
	<-ended
}

func TestCloseFrameIsAnsweredAndTCPClosed(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	conn, _ := b.dial()
	if err := conn.WriteMessage(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, "")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := conn.ReadMessage(); !websocket.IsCloseError(err, websocket.CloseNormalClosure) {
		t.Errorf("answer to the close frame: %v", err)
	}
	eventually(t, "no socket is left", func() bool { return b.get("/control/state")["sockets"] == 0.0 })
}

func TestNobodyAcknowledges(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{AckDeadline: 30 * time.Millisecond})
	command := reply{"channel": "general", "user": "nadia", "command": "/brief", "text": "china"}
	if got := b.control("command", command); got.ok() || got.error() != "no app is connected" {
		t.Errorf("without an app: %v", got)
	}
	b.dial() // and never answers
	if got := b.control("command", command); got.ok() || got.error() != "operation_timeout" {
		t.Errorf("with a silent app: %v", got)
	}
	list := b.messages("general")
	last := list[len(list)-1]
	if last["ephemeral"] != true || !strings.Contains(last["text"].(string), "/brief did not respond") {
		t.Errorf("the user is told: %v", last)
	}
}

func TestLargeAcknowledgementIsDropped(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{AckDeadline: 100 * time.Millisecond})
	conn, _ := b.dial()
	answered := make(chan reply, 1)
	go func() {
		answered <- b.control("command", reply{"channel": "general", "user": "nadia", "command": "/brief"})
	}()
	id := read(t, conn)["envelope_id"]
	if err := conn.WriteJSON(reply{"envelope_id": id, "payload": reply{"text": strings.Repeat("x", 20<<10)}}); err != nil {
		t.Fatal(err)
	}
	if got := wait(t, answered, "answer"); got.error() != "operation_timeout" {
		t.Errorf("got %v", got)
	}
}

func TestDisconnectAndComeBack(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"disconnect:warning", "disconnect:refresh_requested", "disconnect:link_disabled", "drop"} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			b := start(t, sandbox.Config{})
			a := b.connect(nil)
			if got := b.control("fault", reply{"kind": kind, "delay_ms": 20}); !got.ok() {
				t.Fatal(got)
			}
			wait(t, a.hellos, "second hello")
			if got := b.control("command", reply{"channel": "general", "user": "nadia", "command": "/brief"}); !got.ok() {
				t.Errorf("after it: %v", got)
			}
		})
	}
}

func TestDisconnectNamesItsReason(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	conn, _ := b.dial()
	b.control("fault", reply{"kind": "disconnect:link_disabled"})
	if frame := read(t, conn); frame["type"] != "disconnect" || frame["reason"] != "link_disabled" {
		t.Errorf("frame: %v", frame)
	}
	if _, _, err := conn.ReadMessage(); !websocket.IsCloseError(err, websocket.CloseGoingAway) {
		t.Errorf("after it: %v", err)
	}
}

// A half-open socket looks alive to the sandbox and is dead: slack-go notices
// by the missing pings.
func TestHalfOpen(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{PingInterval: 50 * time.Millisecond, AckDeadline: 100 * time.Millisecond})
	a := b.connect(nil, socketmode.OptionPingInterval(400*time.Millisecond))
	b.control("fault", reply{"kind": "half_open"})
	if got := b.control("command", reply{"channel": "general", "user": "nadia", "command": "/brief"}); got.error() != "operation_timeout" {
		t.Errorf("while half open: %v", got)
	}
	wait(t, a.hellos, "new connection")
}

func TestDuplicateEnvelope(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	a := b.connect(nil)
	b.control("fault", reply{"kind": "duplicate"})
	b.control("command", reply{"channel": "general", "user": "nadia", "command": "/brief"})
	first, second := wait(t, a.events, "command"), wait(t, a.events, "duplicate")
	if first.Request.EnvelopeID == second.Request.EnvelopeID {
		t.Error("both have the same envelope_id")
	}
	one, two := first.Data.(slack.SlashCommand), second.Data.(slack.SlashCommand)
	if one.TriggerID != two.TriggerID {
		t.Error("the trigger_id, by which an app tells, differs")
	}
}

// An event that is not acknowledged comes again, the same event in a new
// envelope, and at last no more.
func TestEventsAreRedelivered(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{AckDeadline: 10 * time.Millisecond, RetryDelays: []time.Duration{0, time.Millisecond}})
	conn, _ := b.dial()
	b.control("event", reply{"event": reply{"type": "app_mention", "text": "hi"}})
	type seen struct{ envelope, event string }
	var list []seen
	for attempt := range 3 {
		frame := read(t, conn)
		payload := frame["payload"].(map[string]any)
		list = append(list, seen{frame["envelope_id"].(string), payload["event_id"].(string)})
		if frame["type"] != "events_api" || frame["retry_attempt"] != float64(attempt) {
			t.Errorf("delivery %d: %v", attempt, frame)
		}
		if reason := frame["retry_reason"]; (attempt > 0) != (reason == "timeout") {
			t.Errorf("delivery %d: reason %v", attempt, reason)
		}
	}
	if list[0].envelope == list[1].envelope || list[0].event != list[1].event || list[1].event != list[2].event {
		t.Errorf("deliveries: %v", list)
	}
	b.control("event", reply{"event": reply{"type": "last"}})
	if got := read(t, conn)["payload"].(map[string]any)["event"].(map[string]any)["type"]; got != "last" {
		t.Errorf("after the last attempt came %v", got)
	}
}

func TestPeopleCauseEvents(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	a := b.connect(nil)
	b.control("message", reply{"channel": "general", "user": "nadia", "text": "@newsbrief <hello> & co"})
	b.control("home", reply{"user": "hana"})
	b.control("channel", reply{"channel": "general", "action": "archive"})
	b.control("channel", reply{"channel": "china-desk", "action": "kick"})
	var kinds []string
	for range 5 {
		var e struct{ Event struct{ Type, Text string } }
		if err := json.Unmarshal(wait(t, a.events, "event").Request.Payload, &e); err != nil {
			t.Fatal(err)
		}
		kinds = append(kinds, e.Event.Type)
		if e.Event.Type == "app_mention" && e.Event.Text != "<@U0SANDBOX> &lt;hello&gt; &amp; co" {
			t.Errorf("mention: %q", e.Event.Text)
		}
	}
	if want := []string{"message", "app_mention", "app_home_opened", "channel_archive", "channel_left"}; !slices.Equal(kinds, want) {
		t.Errorf("events %v, want %v", kinds, want)
	}
}
