package bot_test

import (
	"strings"
	"testing"

	"newsbrief/briefing"
)

// Who made a digest hears that nobody knows whether it was posted, and can send
// it; once.
func TestHeld(t *testing.T) {
	t.Parallel()
	w := enter(t)
	channel := w.channelID()
	d := w.owed("key-1", channel)
	w.desk.mu.Lock()
	d.Subscription = w.desk.subscriptions[0].ID
	w.desk.mu.Unlock()
	w.fault("chat.postMessage", "error_before")
	w.fault("conversations.history", "missing_scope")
	w.box.owe(d)
	w.called("doubt")
	w.box.expire()
	w.state("key-1", "held")
	dm := w.id("mara")
	w.until("a notice", func() bool { return len(w.messages(w.direct(dm))) == 1 })
	m := w.messages(w.direct(dm))[0]
	wants(t, m, "Morning brief", "may or may not have been posted")
	send := func() {
		t.Helper()
		if answer := w.control("action", map[string]any{"channel": w.direct(dm), "ts": m.TS, "action_id": "held.send", "user": "mara"}); answer["ok"] != true {
			t.Fatalf("click: %v", answer)
		}
	}
	send()
	w.state("key-1", "sent")
	if n := len(w.posted("key-1")); n != 1 {
		t.Errorf("%d messages", n)
	}
	w.until("the notice says so", func() bool { return strings.Contains(w.messages(w.direct(dm))[0].Text, "posted in a moment") })
}

// Without the history a channel chooses, and sees what it has chosen.
func TestOnDoubt(t *testing.T) {
	t.Parallel()
	w := enter(t)
	if text := w.brief("status").Text; strings.Contains(text, "In doubt") {
		t.Errorf("the history is open, and the status says %q", text)
	}
	w.arm("conversations.history", "missing_scope", -1)
	wants(t, w.brief("status"), "In doubt", "is held", "/brief doubt resend")
	wants(t, w.brief("doubt resend"), "I post it again")
	wants(t, w.brief("status"), "In doubt", "is posted again", "/brief doubt hold")
	if policy, err := w.box.OnDoubt(t.Context(), ""); err != nil || policy != briefing.Resend {
		t.Errorf("%q is kept, %v", policy, err)
	}
}
