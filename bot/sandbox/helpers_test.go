package sandbox_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
	"go.uber.org/goleak"

	"newsbrief/bot/sandbox"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	botToken = "xoxb-test"
	appToken = "xapp-test"
	patience = 10 * time.Second // for what must happen; no test waits it out
)

// A bench is a sandbox that is served and running.
type bench struct {
	t   *testing.T
	URL string
	srv *sandbox.Server
}

func start(t *testing.T, cfg sandbox.Config) *bench {
	t.Helper()
	if cfg.Burst == 0 {
		cfg.Burst = -1
	}
	srv := sandbox.New(cfg)
	web := httptest.NewServer(srv)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- srv.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("Run: %v", err)
		}
		web.Close()
	})
	return &bench{t: t, URL: web.URL, srv: srv}
}

// reply is any JSON object that came back.
type reply map[string]any

func (r reply) ok() bool      { ok, _ := r["ok"].(bool); return ok }
func (r reply) error() string { s, _ := r["error"].(string); return s }

// api calls a method with a form, as slack-go does.
func (b *bench) api(method string, form url.Values) reply {
	b.t.Helper()
	if form == nil {
		form = url.Values{}
	}
	if !form.Has("token") {
		form.Set("token", botToken)
	}
	resp, err := http.PostForm(b.URL+"/api/"+method, form)
	return b.decode(resp, err)
}

// control posts to the control API.
func (b *bench) control(path string, body any) reply {
	b.t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		b.t.Fatal(err)
	}
	resp, err := http.Post(b.URL+"/control/"+path, "application/json", bytes.NewReader(data))
	return b.decode(resp, err)
}

func (b *bench) get(path string) reply {
	b.t.Helper()
	resp, err := http.Get(b.URL + path)
	return b.decode(resp, err)
}

func (b *bench) decode(resp *http.Response, err error) reply {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	var r reply
	if err := json.NewDecoder(resp.Body).Decode(&r); err != nil {
		b.t.Fatalf("%s: %v", resp.Status, err)
	}
	return r
}

// messages lists a channel as the page sees it.
func (b *bench) messages(channel string) []reply {
	b.t.Helper()
	list, _ := b.get("/control/messages?channel=" + url.QueryEscape(channel))["messages"].([]any)
	out := make([]reply, len(list))
	for i, m := range list {
		out[i] = m.(map[string]any)
	}
	return out
}

// client is slack-go, pointed at the sandbox and otherwise unchanged.
func (b *bench) client() *slack.Client {
	return slack.New(botToken, slack.OptionAppLevelToken(appToken), slack.OptionAPIURL(b.URL+"/api/"))
}

// An app is a slack-go bot on a socket. It acknowledges every envelope at once
// and passes it on.
type app struct {
	*slack.Client
	events chan socketmode.Event // envelopes, acknowledged
	hellos chan int              // num_connections of each hello
}

// connect starts an app and waits for its first hello. ack, if not nil, makes
// the payload of each acknowledgement.
func (b *bench) connect(ack func(socketmode.Event) any, options ...socketmode.Option) *app {
	b.t.Helper()
	a := &app{Client: b.client(), events: make(chan socketmode.Event, 100), hellos: make(chan int, 100)}
	sm := socketmode.New(a.Client, options...)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{}, 2)
	go func() { _ = sm.RunContext(ctx); done <- struct{}{} }()
	go func() { a.pump(ctx, sm, ack); done <- struct{}{} }()
	b.t.Cleanup(func() { cancel(); <-done; <-done })
	wait(b.t, a.hellos, "hello")
	return a
}

func (a *app) pump(ctx context.Context, sm *socketmode.Client, ack func(socketmode.Event) any) {
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-sm.Events:
			switch e.Type {
			case socketmode.EventTypeHello:
				a.hellos <- e.Request.NumConnections
			case socketmode.EventTypeSlashCommand, socketmode.EventTypeInteractive, socketmode.EventTypeEventsAPI:
				var payload any
				if ack != nil {
					payload = ack(e)
				}
				_ = sm.AckCtx(ctx, e.Request.EnvelopeID, payload)
				a.events <- e
			}
		}
	}
}

// wait receives from c, or ends the test.
func wait[T any](t *testing.T, c <-chan T, what string) T {
	t.Helper()
	select {
	case v := <-c:
		return v
	case <-time.After(patience):
		t.Fatalf("no %s within %v", what, patience)
		panic("unreachable")
	}
}

// eventually asks until f is true. State that another process changes cannot
// be waited for in any other way.
func eventually(t *testing.T, what string, f func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); {
		if f() {
			return
		}
		<-time.After(5 * time.Millisecond)
	}
	t.Fatalf("not within %v: %s", patience, what)
}
