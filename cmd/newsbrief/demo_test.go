package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// output is what a running command has written so far.
type output struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.String()
}

// patience is how long anything may take here.
const patience = time.Minute

func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !is(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited for: %s", what)
		}
	}
}

// startDemo runs the demo and returns its address. Stopping it has to end it
// without an error.
func startDemo(t *testing.T, args ...string) (address string) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, errs := &output{}, &output{}
	done := make(chan error, 1)
	go func() {
		done <- run(ctx, environ{
			args: append([]string{"demo", "--addr", "127.0.0.1:0"}, args...), getenv: func(string) string { return "" },
			stdin: strings.NewReader(""), stdout: out, stderr: errs, now: time.Now,
		})
	}()
	t.Cleanup(func() {
		cancel()
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("the demo ended with %v", err)
			}
		case <-time.After(patience):
			t.Error("the demo did not end")
		}
		if strings.Contains(errs.String(), "level=ERROR") {
			t.Errorf("it went wrong on the way:\n%s", errs)
		}
	})
	eventually(t, "the page's address", func() bool {
		_, rest, ok := strings.Cut(out.String(), "newsbrief demo: ")
		address, _, _ = strings.Cut(rest, "/\n")
		return ok && strings.Contains(rest, "\n")
	})
	return address
}

type shown struct {
	TS        string
	Text      string
	Blocks    json.RawMessage
	Ephemeral bool
	Metadata  json.RawMessage
}

func messages(t *testing.T, address, channel string) []shown {
	t.Helper()
	resp, err := http.Get(address + "/control/messages?channel=" + channel)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var answer struct{ Messages []shown }
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	return answer.Messages
}

// sockets is how many connections the app has.
func sockets(t *testing.T, address string) int {
	t.Helper()
	resp, err := http.Get(address + "/control/state")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var state struct{ Sockets int }
	if err := json.NewDecoder(resp.Body).Decode(&state); err != nil {
		t.Fatal(err)
	}
	return state.Sockets
}

// The demo is the bot at work: it posts the first digest by itself and answers
// what is typed, both from the newsroom's feeds.
func TestDemo(t *testing.T) {
	t.Parallel()
	address := startDemo(t)
	eventually(t, "the first digest", func() bool { return len(messages(t, address, "morning-brief")) > 0 })
	digest := messages(t, address, "morning-brief")[0].Text
	for _, part := range []string{"Morning brief", "Harbor Ledger", "“", "also in"} {
		if !strings.Contains(digest, part) {
			t.Errorf("the digest lacks %q:\n%s", part, digest)
		}
	}
	eventually(t, "the bot's socket", func() bool { return sockets(t, address) > 0 })
	body := strings.NewReader(`{"channel":"general","user":"mara","command":"/brief","text":"china"}`)
	resp, err := http.Post(address+"/control/command", "application/json", body)
	if err != nil {
		t.Fatal(err)
	}
	answer, _ := io.ReadAll(resp.Body)
	resp.Body.Close()
	if !strings.Contains(string(answer), `"ok":true`) {
		t.Fatalf("the command was not acknowledged: %s", answer)
	}
	eventually(t, "an answer", func() bool { return len(messages(t, address, "general")) > 0 })
	m := messages(t, address, "general")[0]
	if !m.Ephemeral || !strings.HasPrefix(m.Text, "China: 5 of ") || !strings.Contains(m.Text, "(via Aggregata)") && !strings.Contains(m.Text, "also in") {
		t.Errorf("answer (ephemeral %v):\n%s", m.Ephemeral, m.Text)
	}
}

// A database that is kept is not told its news again.
func TestDemoKeepsItsDatabase(t *testing.T) {
	t.Parallel()
	db := filepath.Join(t.TempDir(), "demo.db")
	t.Run("first", func(t *testing.T) {
		address := startDemo(t, "--db", db)
		eventually(t, "the first digest", func() bool { return len(messages(t, address, "morning-brief")) > 0 })
	})
	if _, err := os.Stat(db); err != nil {
		t.Fatal(err)
	}
	t.Run("second", func(t *testing.T) {
		address := startDemo(t, "--db", db)
		eventually(t, "a digest", func() bool { return len(messages(t, address, "morning-brief")) > 0 })
		if text := messages(t, address, "morning-brief")[0].Text; strings.Contains(text, "Lumo Strait") {
			t.Errorf("a story of the first digest came again:\n%s", text)
		}
	})
}
