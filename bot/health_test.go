package bot_test

import (
	"strings"
	"testing"
	"time"

	"newsbrief/briefing"
)

// fail lets every feed fail since yesterday, or work again.
func (w *workspace) fail(failing bool) {
	w.desk.mu.Lock()
	defer w.desk.mu.Unlock()
	for i := range w.desk.feeds {
		w.desk.feeds[i].Health = briefing.Health{Worked: time.Now()}
		if failing {
			w.desk.feeds[i].Health = briefing.Health{
				Failures: 11, Problem: "Its address answers “page not found” (404).",
				Worked: time.Now().Add(-30 * time.Hour), NextTry: time.Now().Add(3 * time.Hour),
			}
		}
	}
}

// Who added a feed hears once that it fails, can mend it from there, and hears
// once that it works again.
func TestHealthSpeaksOnce(t *testing.T) {
	t.Parallel()
	w := enter(t)
	w.brief("feeds add harbor.example")
	me := w.id("mara")
	tell := func() {
		t.Helper()
		if err := w.bot.TellHealth(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	tell()
	w.fail(true)
	tell()
	tell()
	list := w.messages(w.direct(me))
	if len(list) != 1 {
		t.Fatalf("%d notices", len(list))
	}
	wants(t, list[0], "Harbor Ledger has not loaded for a day", "page not found", "Your digests go on without it")

	w.fail(false)
	tell()
	tell()
	list = w.messages(w.direct(me))
	if len(list) != 2 || strings.Contains(string(list[0].Blocks), "feed.retry") {
		t.Fatalf("%d messages; the first is now %s", len(list), list[0].Text)
	}
	wants(t, list[0], "Harbor Ledger works again")
	wants(t, list[1], "Harbor Ledger is back.", "may be missing")

	w.fail(true)
	tell()
	list = w.messages(w.direct(me))
	w.control("action", map[string]any{"channel": w.direct(me), "ts": list[2].TS, "action_id": "feed.pause", "user": "mara"})
	w.until("a paused feed", func() bool { return strings.Contains(w.messages(w.direct(me))[2].Text, "is paused") })
	wants(t, w.brief("feeds resume Harbor Ledger"), "is collected again")
	wants(t, w.brief("feeds pause Nobody"), "Nobody")
}
