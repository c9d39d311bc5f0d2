package bot_test

import (
	"strings"
	"testing"

	"newsbrief/briefing"
)

// digest is the channel's digest of that name, as it is kept.
func (w *workspace) digest(name string) briefing.Subscription {
	w.desk.mu.Lock()
	defer w.desk.mu.Unlock()
	for _, s := range w.desk.subscriptions {
		if s.Name == name {
			return s
		}
	}
	return briefing.Subscription{}
}

// A channel has several digests, each with a name; a command that could mean
// any of them asks.
func TestSeveralDigests(t *testing.T) {
	t.Parallel()
	w := enter(t)
	wants(t, w.brief("digest 08:00 weekdays about china"), "Morning brief")
	wants(t, w.brief(`digest "Evening brief" 18:00 compact min 3 outlets silent about chips, not sport`), "Evening brief")
	evening := w.digest("Evening brief")
	if evening.Schedule.Hour != 18 || evening.Layout != briefing.Compact || evening.Outlets != 3 || !evening.Silent || len(evening.Topics) != 2 {
		t.Errorf("kept as %+v", evening)
	}
	wants(t, w.brief("digest"), "2 digests in this channel", "Morning brief", "Evening brief")
	for _, text := range []string{"digest now", "digest off", "pause", "digest compact", "digest preview"} {
		if m := w.brief(text); !strings.Contains(m.Text, "Which one?") || !strings.Contains(string(m.Blocks), "hint.use.2") {
			t.Errorf("%s does not ask: %s", text, m.Text)
		}
	}
	wants(t, w.click(w.brief("pause"), "hint.use.2", ""), "Evening brief", "paused")
	if !w.digest("Evening brief").Paused.Equal(briefing.Forever()) || !w.digest("Morning brief").Paused.IsZero() {
		t.Error("the other one is paused")
	}
	wants(t, w.brief(`resume "evening brief"`), "Evening brief")
	wants(t, w.brief(`digest "Evening brief" told full`), "Evening brief")
	if s := w.digest("Evening brief"); s.Silent || s.Layout != briefing.Full || s.Schedule.Hour != 18 {
		t.Errorf("changed to %+v", s)
	}
	wants(t, w.brief(`digest now "Noon"`), "No digest here is called “Noon”")
	wants(t, w.brief(`digest delete "Evening brief"`), "Evening brief")
	if w.digest("Evening brief").ID != "" {
		t.Error("it is still there")
	}
	wants(t, w.brief("log"), "digest off", "Evening brief", "china · weekdays at 08:00")
}

func TestMoveDigest(t *testing.T) {
	t.Parallel()
	w := enter(t)
	w.brief("digest 08:00 about china")
	w.control("channel", map[string]any{"channel": "pier", "action": "create"})
	there, _ := w.control("channel", map[string]any{"channel": "pier", "action": "invite"})["channel"].(string)
	wants(t, w.brief("digest move to <#"+there+"|pier>"), "comes to <#"+there+">")
	if s := w.digest("Morning brief"); s.Channel != there {
		t.Errorf("it goes to %s", s.Channel)
	}
	w.brief("digest 08:00 about chips")
	wants(t, w.brief("digest move to <#"+there+"|pier>"), "Another digest in", "Nothing was changed")
	secret, _ := w.control("channel", map[string]any{"channel": "vault", "action": "create", "private": true})["channel"].(string)
	w.brief("china")
	if m := w.brief("digest move to <#" + secret + "|vault>"); strings.Contains(m.Text, "comes to") {
		t.Errorf("moved where the bot is not: %s", m.Text)
	}
}

func TestDigestQuota(t *testing.T) {
	t.Parallel()
	w := enter(t)
	for _, name := range strings.Fields("a b c d e f g h i j") {
		w.brief(`digest "` + name + `" 08:00`)
	}
	wants(t, w.brief(`digest "k" 08:00`), "There are 10 digests in this channel already", "Nothing was changed")
}
