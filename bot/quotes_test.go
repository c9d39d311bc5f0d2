package bot_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

// modal is the view that is open for a member, as JSON; "" while there is none.
func (w *workspace) modal(user string) (id, body string) {
	w.t.Helper()
	resp, err := http.Get(w.url + "/control/state")
	if err != nil {
		w.t.Fatal(err)
	}
	defer resp.Body.Close()
	var state struct{ Views map[string]json.RawMessage }
	if err := json.NewDecoder(resp.Body).Decode(&state); err != nil {
		w.t.Fatal(err)
	}
	raw, ok := state.Views[user]
	if !ok {
		return "", ""
	}
	var view struct{ ID string }
	if err := json.Unmarshal(raw, &view); err != nil {
		w.t.Fatal(err)
	}
	return view.ID, string(raw)
}

// A story's button opens all that is said in it; its outlet is muted from there,
// by those who may, and unmuted again.
func TestQuotesModal(t *testing.T) {
	t.Parallel()
	w := enter(t)
	answer := w.brief("china")
	w.control("action", map[string]any{"channel": "general", "ts": answer.TS, "action_id": "answer.story.1", "user": "mara"})
	me := w.id("mara")
	var view, body string
	w.until("a modal", func() bool { view, body = w.modal(me); return view != "" })
	for _, part := range []string{"All quotes", "Ilsa Vandermoor", "We came for a timetable", "Key quote", "1 quote from 1 outlet", "quotes.mute", "Mute Aggregata here?"} {
		if !strings.Contains(body, part) {
			t.Errorf("the modal lacks %q:\n%s", part, body)
		}
	}
	w.control("action", map[string]any{"view_id": view, "action_id": "quotes.mute", "user": "mara"})
	w.until("the mute", func() bool { _, body = w.modal(me); return strings.Contains(body, "is muted in") })
	wants(t, w.brief("mutes"), "Muted in this channel:", "Aggregata")
	wants(t, w.brief("unmute aggregata"), "Aggregata shows in")
	wants(t, w.brief("unmute aggregata"), "not muted here")

	wants(t, w.brief("mute Wire"), "Wire is muted in")
	wants(t, w.brief("china"), "China and Verania")
	if m := w.brief("china"); strings.Contains(m.Text, "Wire") {
		t.Errorf("a muted outlet shows:\n%s", m.Text)
	}
	if m := w.as("wilma", "general", "mute Tidewater"); !strings.Contains(m.Text, "Only managers") {
		t.Errorf("anybody may mute: %s", m.Text)
	}
}

func TestWhy(t *testing.T) {
	t.Parallel()
	w := enter(t)
	wants(t, w.brief("why https://harbor.example/grain"), "Collected", "from Harbor Ledger", "3 outlets carry its story", "On China, Wheat (only a mention)", "Told in this channel")
	wants(t, w.brief("why https://elsewhere.example/x"), "I have not collected that page.", "No feed of elsewhere.example")
}
