package sandbox_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"newsbrief/bot/sandbox"
)

const menuBlocks = `[{"type":"actions","elements":[
	{"type":"button","action_id":"digest.more","value":"d:1","text":{"type":"plain_text","text":"More","emoji":false}},
	{"type":"overflow","action_id":"digest.menu","options":[
		{"text":{"type":"plain_text","text":"Why","emoji":false},"value":"why:1"},
		{"text":{"type":"plain_text","text":"Edit","emoji":false},"value":"edit:1"}]}]}]`

func TestActions(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	a := b.connect(nil)
	ts := b.api("chat.postMessage", url.Values{"channel": {"general"}, "text": {"x"}, "blocks": {menuBlocks}})["ts"]

	click := func(id, value string) reply {
		return b.control("action", reply{"channel": "general", "ts": ts, "action_id": id, "value": value, "user": "nadia"})
	}
	if got := click("digest.more", ""); !got.ok() {
		t.Fatal(got)
	}
	e := wait(t, a.events, "click").Data.(slack.InteractionCallback)
	if e.Type != slack.InteractionTypeBlockActions || e.ActionCallback.BlockActions[0].Value != "d:1" || e.ActionCallback.BlockActions[0].BlockID == "" ||
		e.Message.Timestamp != ts || e.Container.MessageTs != ts || e.User.Name != "nadia" || e.Channel.Name != "general" || e.TriggerID == "" {
		t.Errorf("button: %+v", e)
	}
	if got := click("digest.menu", "edit:1"); !got.ok() {
		t.Fatal(got)
	}
	if got := wait(t, a.events, "choice").Data.(slack.InteractionCallback).ActionCallback.BlockActions[0].SelectedOption.Value; got != "edit:1" {
		t.Errorf("menu: %q", got)
	}
	for _, bad := range [][3]string{{"digest.none", "", "no element has"}, {"digest.menu", "gone:1", "has the value"}, {"digest.menu", "", "value of one of its options"}} {
		if got := click(bad[0], bad[1]); got.ok() || !strings.Contains(got.error(), bad[2]) {
			t.Errorf("%v: %v", bad, got)
		}
	}
	if got := b.control("action", reply{"channel": "general", "ts": "1.000001", "action_id": "a"}); !strings.Contains(got.error(), "message_not_found") {
		t.Errorf("no message: %v", got)
	}
}

// ask runs a command and returns its response URL.
func ask(t *testing.T, b *bench, a *app) string {
	t.Helper()
	if got := b.control("command", reply{"channel": "general", "user": "nadia", "command": "/brief"}); !got.ok() {
		t.Fatal(got)
	}
	return wait(t, a.events, "command").Data.(slack.SlashCommand).ResponseURL
}

func send(t *testing.T, address string, body any) int {
	t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.Post(address, "application/json", bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	return resp.StatusCode
}

func TestResponseURLIsUsedUp(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	b := start(t, sandbox.Config{Now: func() time.Time { return now }})
	a := b.connect(nil)
	address := ask(t, b, a)
	if got := send(t, address, reply{"blocks": "[]"}); got != http.StatusBadRequest {
		t.Errorf("nothing to say: %d", got)
	}
	for i := range 5 {
		if got := send(t, address, reply{"text": "x"}); got != http.StatusOK {
			t.Fatalf("use %d: %d", i+1, got)
		}
	}
	if got := send(t, address, reply{"text": "x"}); got != http.StatusNotFound {
		t.Errorf("sixth use: %d", got)
	}
	address = ask(t, b, a)
	now = now.Add(31 * time.Minute)
	if got := send(t, address, reply{"text": "x"}); got != http.StatusNotFound {
		t.Errorf("after half an hour: %d", got)
	}
	if got := send(t, b.URL+"/respond/NONE", reply{"text": "x"}); got != http.StatusNotFound {
		t.Errorf("unknown address: %d", got)
	}
}

func TestResponseURLReplacesDeletesAndChecks(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	a := b.connect(nil)
	if got := send(t, ask(t, b, a), json.RawMessage(`{"text":"menu","blocks":`+menuBlocks+`}`)); got != http.StatusOK {
		t.Fatal(got)
	}
	ts := b.messages("general")[0]["ts"]
	press := func() string {
		if got := b.control("action", reply{"channel": "general", "ts": ts, "action_id": "digest.more", "user": "nadia"}); !got.ok() {
			t.Fatal(got)
		}
		e := wait(t, a.events, "click").Data.(slack.InteractionCallback)
		if !e.Container.IsEphemeral || e.Message.Timestamp != "" {
			t.Errorf("of an ephemeral message only the container is told: %+v", e.Container)
		}
		return e.ResponseURL
	}
	if got := send(t, press(), json.RawMessage(`{"replace_original":true,"text":"new","blocks":`+menuBlocks+`}`)); got != http.StatusOK {
		t.Fatal(got)
	}
	if list := b.messages("general"); len(list) != 1 || list[0]["text"] != "new" || list[0]["ephemeral"] != true {
		t.Errorf("replaced: %v", list)
	}
	address := press()
	if got := send(t, address, reply{"text": "x", "blocks": []reply{{"type": "sektion"}}}); got != http.StatusBadRequest {
		t.Errorf("faulty blocks: %d", got)
	}
	if got := send(t, address, reply{"delete_original": true}); got != http.StatusOK {
		t.Fatal(got)
	}
	if got := send(t, address, reply{"response_type": "in_channel", "text": "for all"}); got != http.StatusOK {
		t.Fatal(got)
	}
	if list := b.messages("general"); len(list) != 1 || list[0]["text"] != "for all" || list[0]["ephemeral"] != nil {
		t.Errorf("deleted and posted: %v", list)
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	post := func(b *bench) error {
		ctx, cancel := context.WithTimeout(b.t.Context(), patience)
		defer cancel()
		_, _, err := b.client().PostMessageContext(ctx, "general", slack.MsgOptionText("x", false))
		return err
	}
	status := func(code int) func(error) bool {
		return func(err error) bool { e, ok := errors.AsType[slack.StatusCodeError](err); return ok && e.Code == code }
	}
	tests := map[string]struct {
		failed func(error) bool
		taken  int
	}{
		"ratelimited":  {func(err error) bool { _, ok := errors.AsType[*slack.RateLimitedError](err); return ok }, 0},
		"error_before": {status(503), 0},
		"error_after":  {status(503), 1},
		"lost":         {func(err error) bool { _, ok := errors.AsType[*url.Error](err); return ok }, 1},
		"late":         {status(504), 1},
		"missing_scope": {func(err error) bool {
			e, ok := errors.AsType[slack.SlackErrorResponse](err)
			return ok && e.Err == "missing_scope" && e.Needed == "chat:write"
		}, 0},
		"fatal_error": {func(err error) bool { return err != nil && err.Error() == "fatal_error" }, 0},
	}
	for kind, tt := range tests {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			b := start(t, sandbox.Config{})
			b.t = t
			if got := b.control("fault", reply{"method": "chat.postMessage", "channel": "general", "kind": kind, "delay_ms": 40}); !got.ok() {
				t.Fatal(got)
			}
			if _, _, err := b.client().PostMessageContext(t.Context(), "china-desk", slack.MsgOptionText("x", false)); err != nil {
				t.Errorf("another channel: %v", err)
			}
			if err := post(b); !tt.failed(err) {
				t.Errorf("error %v", err)
			}
			eventually(t, "the message is as taken as it should be", func() bool { return len(b.messages("general")) == tt.taken })
			if err := post(b); err != nil {
				t.Errorf("the fault was to come once: %v", err)
			}
		})
	}
}

func TestHistoryFaults(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	b.api("chat.postMessage", url.Values{"channel": {"general"}, "text": {"x"}})
	b.control("fault", reply{"kind": "history_lag", "delay_ms": 60_000})
	b.control("fault", reply{"kind": "history_error"})
	history := func() reply { return b.api("conversations.history", url.Values{"channel": {"general"}}) }
	if got := history(); len(got["messages"].([]any)) != 0 {
		t.Errorf("lagging: %v", got)
	}
	if got := history(); got.error() != "internal_error" {
		t.Errorf("failing: %v", got)
	}
	if got := history(); len(got["messages"].([]any)) != 1 {
		t.Errorf("again well: %v", got)
	}
	b.control("fault", reply{"kind": "internal_error", "count": -1})
	history()
	if got := history(); got.ok() {
		t.Error("a negative count is until cleared")
	}
	b.control("fault", reply{"kind": "clear"})
	if got := history(); !got.ok() {
		t.Errorf("cleared: %v", got)
	}
}

func TestModal(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	a := b.connect(func(e socketmode.Event) any {
		if i, ok := e.Data.(slack.InteractionCallback); ok && i.Type == slack.InteractionTypeViewSubmission && i.View.State.Values["name"]["n"].Value == "" {
			return slack.NewErrorsViewSubmissionResponse(map[string]string{"name": "Give it a name"})
		}
		return nil
	})
	b.control("command", reply{"channel": "general", "user": "nadia", "command": "/brief"})
	cmd := wait(t, a.events, "command").Data.(slack.SlashCommand)
	plain := func(s string) *slack.TextBlockObject {
		return slack.NewTextBlockObject(slack.PlainTextType, s, false, false)
	}
	view := slack.ModalViewRequest{Type: slack.VTModal, Title: plain("Settings"), Submit: plain("Save"), CallbackID: "digest.save",
		Blocks: slack.Blocks{BlockSet: []slack.Block{slack.NewInputBlock("name", plain("Name"), nil, slack.NewPlainTextInputBlockElement(nil, "n"))}}}
	opened, err := a.OpenViewContext(t.Context(), cmd.TriggerID, view)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.OpenViewContext(t.Context(), cmd.TriggerID, view); err == nil || err.Error() != "exchanged_trigger_id" {
		t.Errorf("a trigger is good once: %v", err)
	}
	shown := func() any { return b.get("/control/state")["views"].(map[string]any)[cmd.UserID] }
	if shown() == nil {
		t.Fatal("the page does not show the modal")
	}
	submit := func(value string) reply {
		return b.control("view", reply{"view_id": opened.ID, "action": "submit", "values": reply{"name": reply{"n": reply{"type": "plain_text_input", "value": value}}}})
	}
	want := map[string]any{"name": "Give it a name"}
	if diff := cmp.Diff(want, submit("")["errors"]); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
	if got := submit("Morning"); !got.ok() || shown() != nil {
		t.Errorf("after a good submission: %v, shown %v", got, shown())
	}
}

func TestTriggerExpires(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	b := start(t, sandbox.Config{Now: func() time.Time { return now }})
	a := b.connect(nil)
	b.control("command", reply{"channel": "general", "user": "nadia", "command": "/brief"})
	trigger := wait(t, a.events, "command").Data.(slack.SlashCommand).TriggerID
	now = now.Add(4 * time.Second)
	view := slack.ModalViewRequest{Type: slack.VTModal, Title: slack.NewTextBlockObject(slack.PlainTextType, "T", false, false), Blocks: slack.Blocks{BlockSet: []slack.Block{slack.NewDividerBlock()}}}
	if _, err := a.OpenViewContext(t.Context(), trigger, view); err == nil || err.Error() != "expired_trigger_id" {
		t.Errorf("after 4 s: %v", err)
	}
}

func TestForeignPagesAreKeptOut(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	own := strings.TrimPrefix(b.URL, "http://")
	tests := map[string]struct {
		host   string
		header map[string]string
		want   int
	}{
		"a program":         {own, nil, 200},
		"the page":          {own, map[string]string{"Origin": b.URL, "Sec-Fetch-Site": "same-origin"}, 200},
		"localhost":         {"localhost:80", nil, 200},
		"a name of it":      {"sandbox.localhost", nil, 200},
		"IPv6":              {"[::1]:80", nil, 200},
		"another page":      {own, map[string]string{"Origin": "https://elsewhere.example"}, 403},
		"no page":           {own, map[string]string{"Origin": "null"}, 403},
		"another port":      {own, map[string]string{"Origin": "http://127.0.0.1:1"}, 403},
		"a picture's tag":   {own, map[string]string{"Sec-Fetch-Site": "cross-site"}, 403},
		"a rebound name":    {"elsewhere.example", nil, 403},
		"a name like it":    {"localhost.elsewhere.example", nil, 403},
		"the wider network": {"192.0.2.1:80", nil, 403},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, b.URL+"/control/fault", strings.NewReader(`{"kind":"clear"}`))
			if err != nil {
				t.Fatal(err)
			}
			req.Host = tt.host
			for k, v := range tt.header {
				req.Header.Set(k, v)
			}
			resp, err := http.DefaultClient.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
			if resp.StatusCode != tt.want {
				t.Errorf("status %d, want %d", resp.StatusCode, tt.want)
			}
		})
	}
}

func TestBadControlRequestsSayWhatIsWanted(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	for path, words := range map[string]string{"command": "/brief", "action": "action_id", "fault": "history_lag", "message": "text", "channel": "archive", "view": "submit", "event": "type", "home": "user"} {
		resp, err := http.Post(b.URL+"/control/"+path, "application/json", strings.NewReader("{"))
		got := b.decode(resp, err)
		if wants, _ := got["wants"].(string); got.ok() || !strings.Contains(wants, words) || resp.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %d %v", path, resp.StatusCode, got)
		}
	}
	for _, tt := range []struct {
		path  string
		body  reply
		words string
	}{
		{"command", reply{"channel": "nowhere", "command": "/brief"}, "no channel is called"},
		{"command", reply{"channel": "general", "command": "brief"}, "a command is a slash"},
		{"command", reply{"channel": "general", "user": "newsbrief", "command": "/brief"}, "the bot does not act"},
		{"message", reply{"channel": "general", "text": " "}, "no_text"},
		{"channel", reply{"channel": "general", "action": "create"}, "name_taken"},
		{"channel", reply{"channel": "general", "action": "paint"}, "no action"},
		{"fault", reply{"kind": "earthquake!"}, "kind is none"},
		{"fault", reply{"kind": "lost", "method": "chat.shout"}, "no method"},
		{"fault", reply{"kind": "lost", "channel": "nowhere"}, "no channel"},
		{"view", reply{"view_id": "V1", "action": "submit"}, "no view"},
		{"event", reply{"event": reply{}}, "no type"},
		{"home", reply{"user": "nobody"}, "no user"},
	} {
		if got := b.control(tt.path, tt.body); got.ok() || !strings.Contains(got.error(), tt.words) {
			t.Errorf("%s %v: %v", tt.path, tt.body, got)
		}
	}
}

func TestTwoServersShareNothing(t *testing.T) {
	t.Parallel()
	one, two := start(t, sandbox.Config{}), start(t, sandbox.Config{})
	one.api("chat.postMessage", url.Values{"channel": {"general"}, "text": {"x"}})
	if n := len(two.messages("general")); n != 0 {
		t.Errorf("%d messages leaked", n)
	}
	if got := send(t, two.URL+"/api/auth.test?token="+botToken, reply{}); got != http.StatusOK {
		t.Errorf("auth.test by query: %d", got)
	}
}
