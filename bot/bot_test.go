package bot_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"go.uber.org/goleak"

	"newsbrief/bot"
	"newsbrief/bot/sandbox"
	"newsbrief/briefing"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// A workspace is a bot in a sandbox.
type workspace struct {
	t    testing.TB
	url  string
	bot  *bot.Bot
	news *newsdesk
	desk *desk
	box  *outbox
	log  *notes
}

// patience is how long anything may take here; nothing is waited for longer.
const patience = 15 * time.Second

// enter starts a bot in a sandbox and waits until it is connected.
func enter(t testing.TB) *workspace {
	t.Helper()
	w := prepare(t)
	w.running(w.bot.Run)
	w.until("connected", func() bool { return w.bot.Ready() == nil })
	w.control("user", map[string]any{"user": "mara", "kind": "admin"})
	return w
}

// prepare makes a bot in a sandbox that runs.
func prepare(t testing.TB) *workspace {
	t.Helper()
	w := &workspace{t: t, news: &newsdesk{stories: samples()}, desk: &desk{owed: map[string]briefing.Delivery{}}, box: &outbox{}, log: &notes{}}
	server := sandbox.New(sandbox.Config{Shortcuts: []sandbox.Shortcut{{Name: "Brief This Link", CallbackID: "brief_link"}}, Strict: true, PingInterval: time.Second, Burst: -1})
	site := httptest.NewServer(server)
	w.url = site.URL
	t.Cleanup(func() {
		site.Close()
		http.DefaultTransport.(*http.Transport).CloseIdleConnections()
	})
	w.bot = bot.New(bot.Config{
		API:     w.slack(),
		HTTP:    &http.Client{Timeout: 2 * time.Second},
		Briefer: w.news, Linker: w.news, Tracer: w.news, Publisher: w.box, Counter: w.desk, Subscriptions: w.desk, Feeds: w.desk, Scout: w.desk, Troubles: w.desk, Outbox: w.box, Doubts: w.box, Sweeps: w.box, Elapsed: w.box.elapsed, Channels: w.desk, Mutes: w.desk, Drops: w.desk, Storyteller: w.news, Managers: w.desk, Journal: w.desk,
		Now: time.Now, Logger: slog.New(slog.NewTextHandler(w.log, nil)),
	})
	w.running(server.Run)
	return w
}

// running runs something until the end of the test.
func (w *workspace) running(run func(context.Context) error) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- run(ctx) }()
	w.t.Cleanup(func() {
		cancel()
		select {
		case err := <-done:
			if err != nil && ctx.Err() == nil {
				w.t.Errorf("ended with %v", err)
			}
		case <-time.After(patience):
			w.t.Fatal("did not stop")
		}
	})
}

// notes are what was logged.
type notes struct {
	mu   sync.Mutex
	text strings.Builder
}

func (n *notes) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.Write(p)
}

// logged waits until something was.
func (w *workspace) logged(what string) {
	w.t.Helper()
	w.until("being logged: "+what, func() bool {
		w.log.mu.Lock()
		defer w.log.mu.Unlock()
		return strings.Contains(w.log.text.String(), what)
	})
}

// arm arms a fault for so many calls; a negative count: for all.
func (w *workspace) arm(method, kind string, count int) {
	w.t.Helper()
	if answer := w.control("fault", map[string]any{"method": method, "kind": kind, "count": count}); answer["ok"] != true {
		w.t.Fatalf("fault %s: %v", kind, answer)
	}
}

// sockets is how many are connected.
func (w *workspace) sockets() int {
	w.t.Helper()
	resp, err := http.Get(w.url + "/control/state")
	if err != nil {
		w.t.Fatal(err)
	}
	defer resp.Body.Close()
	var state struct{ Sockets int }
	if err := json.NewDecoder(resp.Body).Decode(&state); err != nil {
		w.t.Fatal(err)
	}
	return state.Sockets
}

// slack is the Web API of the sandbox.
func (w *workspace) slack() *slack.Client {
	return slack.New("xoxb-test", slack.OptionAppLevelToken("xapp-test"), slack.OptionAPIURL(w.url+"/api/"),
		slack.OptionHTTPClient(&http.Client{Timeout: 2 * time.Second}))
}

// samples are the stories that the news desk knows.
func samples() []briefing.Briefing {
	now := time.Now()
	list := []briefing.Briefing{
		{
			Story: 1, Headline: "China and Verania agree on *grain* <!channel> & ships", Language: "en", About: true,
			Quote:     &briefing.Quote{Text: "We came for a timetable, and today we have one.", Speaker: "Ilsa Vandermoor", Role: "trade minister", Key: true},
			Source:    briefing.Source{Name: "Harbor Ledger", URL: "https://harbor-ledger.example/grain"},
			Via:       briefing.Source{Name: "Aggregata", URL: "https://aggregata.example/7"},
			Published: now.Add(-2 * time.Hour),
		},
		{
			Story: 9, Headline: "Lighthouse paint runs out", Language: "en", About: true,
			Source: briefing.Source{Name: "Tidewater", URL: "https://tidewater.example/paint"}, Published: now.Add(-9*24*time.Hour - time.Hour),
		},
	}
	for i := range 7 {
		list = append(list, briefing.Briefing{
			Story: int64(20 + i), Headline: fmt.Sprintf("China story %d", i+2), About: true,
			Source: briefing.Source{Name: "Wire", URL: fmt.Sprintf("https://wire.example/%d", i)}, Published: now.Add(-time.Hour * time.Duration(i+3)),
		})
	}
	return list
}

// until waits for something to come true.
func (w *workspace) until(what string, is func() bool) {
	w.t.Helper()
	deadline := time.Now().Add(patience)
	for !is() {
		if time.Now().After(deadline) {
			w.t.Fatalf("waited for: %s", what)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// control calls the sandbox's control API.
func (w *workspace) control(path string, body any) map[string]any {
	w.t.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		w.t.Fatal(err)
	}
	resp, err := http.Post(w.url+"/control/"+path, "application/json", bytes.NewReader(raw))
	if err != nil {
		w.t.Fatal(err)
	}
	defer resp.Body.Close()
	var answer map[string]any
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		w.t.Fatalf("%s: %v", path, err)
	}
	return answer
}

// A message as the channel shows it.
type message struct {
	TS        string          `json:"ts"`
	ThreadTS  string          `json:"thread_ts"`
	Text      string          `json:"text"`
	User      string          `json:"user"`
	Ephemeral bool            `json:"ephemeral"`
	Blocks    json.RawMessage `json:"blocks"`
	Metadata  struct {
		EventType    string            `json:"event_type"`
		EventPayload map[string]string `json:"event_payload"`
	} `json:"metadata"`
}

func (w *workspace) messages(channel string) []message {
	w.t.Helper()
	resp, err := http.Get(w.url + "/control/messages?channel=" + channel)
	if err != nil {
		w.t.Fatal(err)
	}
	defer resp.Body.Close()
	var answer struct{ Messages []message }
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		w.t.Fatal(err)
	}
	return answer.Messages
}

// brief types /brief and returns the next message in the channel.
func (w *workspace) brief(text string) message {
	w.t.Helper()
	const channel = "general"
	before := len(w.messages(channel))
	if ack := w.control("command", map[string]any{"channel": channel, "user": "mara", "command": "/brief", "text": text}); ack["ok"] != true {
		w.t.Fatalf("/brief %s was not acknowledged: %v", text, ack)
	}
	return w.next(channel, before)
}

// click presses a button of a message and returns the next message.
func (w *workspace) click(m message, action, value string) message {
	w.t.Helper()
	const channel = "general"
	before := len(w.messages(channel))
	answer := w.control("action", map[string]any{"channel": channel, "ts": m.TS, "action_id": action, "value": value, "user": "mara"})
	if answer["ok"] != true {
		w.t.Fatalf("click %s: %v", action, answer)
	}
	return w.next(channel, before)
}

func (w *workspace) next(channel string, before int) message {
	w.t.Helper()
	var list []message
	w.until("a message in "+channel, func() bool { list = w.messages(channel); return len(list) > before })
	return list[len(list)-1]
}

func wants(t testing.TB, m message, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(m.Text, part) {
			t.Errorf("message lacks %q:\n%s", part, m.Text)
		}
	}
}
