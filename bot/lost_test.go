package bot_test

import (
	"strings"
	"testing"
)

// lostBecause is why the first digest is paused, as it is kept.
func (w *workspace) lostBecause() string {
	w.desk.mu.Lock()
	defer w.desk.mu.Unlock()
	if len(w.desk.subscriptions) == 0 {
		return "none"
	}
	return w.desk.subscriptions[0].Lost
}

// A channel that is archived, or that the bot is taken out of, pauses its
// digests; who made them hears of it once, and when it is back they go on.
func TestChannelLost(t *testing.T) {
	t.Parallel()
	w := enter(t)
	channel := w.channelID() // with a digest
	dm := w.id("mara")
	notices := func() (found []message) {
		for _, m := range w.messages(w.direct(dm)) {
			if strings.Contains(m.Text, "is paused") {
				found = append(found, m)
			}
		}
		return found
	}
	change := func(action string) {
		if answer := w.control("channel", map[string]any{"channel": postChannel, "action": action}); answer["ok"] != true {
			t.Fatalf("%s: %v", action, answer)
		}
	}
	change("archive")
	w.until("a paused digest", func() bool { return w.lostBecause() == "archived" })
	w.until("a notice", func() bool { return len(notices()) == 1 })
	wants(t, notices()[0], "Morning brief is paused.", "<#"+channel+"> is archived")
	change("unarchive")
	w.until("a digest that goes on", func() bool { return w.lostBecause() == "" })

	change("kick")
	w.until("a second notice", func() bool { return len(notices()) == 2 })
	wants(t, notices()[1], "I am no longer in")
	w.box.owe(w.owed("key-1", channel)) // refused: nothing new to tell
	w.state("key-1", "failed")
	change("invite")
	w.until("a digest that goes on", func() bool { return w.lostBecause() == "" })
	if n := len(notices()); n != 2 {
		t.Errorf("%d notices", n)
	}
}

func TestDeleteLostDigest(t *testing.T) {
	t.Parallel()
	w := enter(t)
	w.brief("follow china")
	w.control("channel", map[string]any{"channel": "general", "action": "archive"})
	dm := w.id("mara")
	w.until("a notice", func() bool { return len(w.messages(w.direct(dm))) == 1 })
	m := w.messages(w.direct(dm))[0]
	w.control("action", map[string]any{"channel": w.direct(dm), "ts": m.TS, "action_id": "digest.delete", "user": "mara"})
	w.until("an ended digest", func() bool { return w.lostBecause() == "none" })
	w.until("the notice says so", func() bool { return strings.Contains(w.messages(w.direct(dm))[0].Text, "is deleted.") })
}
