package bot_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

// as types a command for somebody and returns the answer.
func (w *workspace) as(user, channel, text string) message {
	w.t.Helper()
	before := len(w.messages(channel))
	if ack := w.control("command", map[string]any{"channel": channel, "user": user, "command": "/brief", "text": text}); ack["ok"] != true {
		w.t.Fatalf("/brief %s was not acknowledged: %v", text, ack)
	}
	return w.next(channel, before)
}

// direct is the bot's conversation with a member, by their id; "" while there
// is none.
func (w *workspace) direct(user string) string {
	w.t.Helper()
	resp, err := http.Get(w.url + "/control/state")
	if err != nil {
		w.t.Fatal(err)
	}
	defer resp.Body.Close()
	var state struct{ Channels []struct{ ID, User string } }
	if err := json.NewDecoder(resp.Body).Decode(&state); err != nil {
		w.t.Fatal(err)
	}
	for _, c := range state.Channels {
		if c.User == user {
			return c.ID
		}
	}
	return ""
}

// id is a member's Slack id.
func (w *workspace) id(user string) string {
	w.t.Helper()
	who, _ := w.control("user", map[string]any{"user": user})["user"].(map[string]any)
	id, _ := who["id"].(string)
	return id
}

func TestWhoMayChange(t *testing.T) {
	t.Parallel()
	w := enter(t)
	w.control("channel", map[string]any{"channel": "pier", "action": "create"})
	for user, kind := range map[string]string{"boss": "admin", "wilma": "member", "guest": "guest", "onehall": "single_guest", "partner": "foreign"} {
		w.control("user", map[string]any{"user": user, "kind": kind})
	}
	for _, user := range []string{"wilma", "guest", "onehall", "partner"} {
		for _, change := range []string{"follow china", "digest 08:00", "feeds add harbor.example", "managers add <@" + w.id("wilma") + ">", "pause"} {
			if m := w.as(user, "general", change); !strings.Contains(m.Text, "Nothing was changed") {
				t.Errorf("%s may %s: %s", user, change, m.Text)
			}
		}
		wants(t, w.as(user, "general", "china"), "China and Verania agree")
	}
	if len(w.desk.subscriptions)+len(w.desk.feeds)+len(w.desk.changes) != 0 {
		t.Fatalf("something was changed: %+v", w.desk)
	}

	wants(t, w.as("boss", "general", "managers"), "Nobody manages this channel")
	wants(t, w.as("boss", "general", "managers add <@"+w.id("wilma")+"|wilma>"), "Managers here", "<@"+w.id("wilma")+">")
	wants(t, w.as("guest", "general", "follow china"), "Guests and members of other workspaces")
	wants(t, w.as("wilma", "general", "follow china"), "Morning brief")
	wants(t, w.as("wilma", "general", "feeds add harbor.example"), "Harbor Ledger")
	wants(t, w.as("wilma", "pier", "follow china"), "Only managers change")
	wants(t, w.as("guest", "general", "log"), "managers add", "<@"+w.id("boss")+">")
	w.as("boss", "general", "managers remove <@"+w.id("wilma")+">")
	wants(t, w.as("wilma", "general", "unfollow china"), "Only managers change")
}

func TestQuota(t *testing.T) {
	t.Parallel()
	w := enter(t)
	for range 60 {
		w.control("command", map[string]any{"channel": "general", "user": "mara", "command": "/brief", "text": "help"})
	}
	w.until("a word about the pace", func() bool {
		w.control("command", map[string]any{"channel": "general", "user": "mara", "command": "/brief", "text": "help"})
		for _, m := range w.messages("general") {
			if strings.Contains(m.Text, "more than I can answer at once") {
				return true
			}
		}
		return false
	})
	wants(t, w.as("wilma", "general", "help"), "I brief you on the news")
}
