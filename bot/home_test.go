package bot_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"newsbrief/briefing"
)

// home is somebody's Home tab, as JSON.
func (w *workspace) home(user string) (id, body string) {
	w.t.Helper()
	resp, err := http.Get(w.url + "/control/state")
	if err != nil {
		w.t.Fatal(err)
	}
	defer resp.Body.Close()
	var state struct{ Homes map[string]json.RawMessage }
	if err := json.NewDecoder(resp.Body).Decode(&state); err != nil {
		w.t.Fatal(err)
	}
	var view struct{ ID string }
	if raw, ok := state.Homes[user]; ok {
		body = string(raw)
		if err := json.Unmarshal(raw, &view); err != nil {
			w.t.Fatal(err)
		}
	}
	return view.ID, body
}

// visit opens somebody's Home tab and waits until it says something.
func (w *workspace) visit(name string, part string) (view, body string) {
	w.t.Helper()
	id := w.id(name)
	var opened time.Time
	w.until("a home tab with "+part, func() bool {
		if time.Since(opened) > time.Second { // as somebody does who sees an old one
			w.control("home", map[string]any{"user": name})
			opened = time.Now()
		}
		view, body = w.home(id)
		return strings.Contains(body, part)
	})
	return view, body
}

// values are what a filled-in settings modal sends.
func values(change map[string]any) map[string]any {
	all := map[string]any{
		"name": map[string]any{"type": "plain_text_input", "value": "Harbour brief"}, "topics": map[string]any{"type": "plain_text_input", "value": "china, chips, not sport"},
		"channel": map[string]any{"type": "conversations_select"}, "time": map[string]any{"type": "timepicker", "selected_time": "07:30"},
		"zone": map[string]any{"type": "plain_text_input", "value": "Tokyo"}, "alert": map[string]any{"type": "plain_text_input", "value": "3 outlets in 60 minutes"},
		"days":    map[string]any{"type": "multi_static_select", "selected_options": []any{map[string]any{"value": "mon"}, map[string]any{"value": "thu"}}},
		"layout":  map[string]any{"type": "radio_buttons", "selected_option": map[string]any{"value": "compact"}},
		"outlets": map[string]any{"type": "static_select", "selected_option": map[string]any{"value": "2"}},
		"quiet":   map[string]any{"type": "radio_buttons", "selected_option": map[string]any{"value": "silent"}},
	}
	sent := make(map[string]any)
	for id, v := range all {
		if c, ok := change[id]; ok {
			v = c
		}
		sent[id] = map[string]any{"settings." + id: v}
	}
	return sent
}

// The Home tab makes, changes, pauses and ends digests; what is wrong in the
// modal is said at its place; a modal that was sent before changes nothing.
func TestHomeAndSettings(t *testing.T) {
	t.Parallel()
	w := enter(t)
	view, body := w.visit("mara", "News without the noise")
	w.control("action", map[string]any{"view_id": view, "action_id": "home.digest_add", "user": "mara"})
	me := w.id("mara")
	var settings string
	w.until("the settings", func() bool { settings, body = w.modal(me); return strings.Contains(body, "Digest settings") })

	channel := map[string]any{"type": "conversations_select", "selected_conversation": w.general()}
	text := func(s string) map[string]any { return map[string]any{"type": "plain_text_input", "value": s} }
	reply := w.control("view", map[string]any{"view_id": settings, "user": "mara", "action": "submit", "values": values(map[string]any{
		"zone": text("Berln"), "name": text(""), "alert": text("soon"), "days": map[string]any{"type": "multi_static_select", "selected_options": []any{}},
	})})
	faults, _ := reply["errors"].(map[string]any)
	for id, part := range map[string]string{"zone": "Europe/Berlin", "name": "1 to 60", "alert": "Alerts look like", "days": "Pick a day", "channel": "Pick a channel"} {
		if said, _ := faults[id].(string); !strings.Contains(said, part) {
			t.Errorf("%s: %q lacks %q", id, said, part)
		}
	}
	if len(w.desk.subscriptions) != 0 {
		t.Fatal("a faulty modal was saved")
	}

	send := func(change map[string]any) {
		t.Helper()
		change["channel"] = channel
		if reply := w.control("view", map[string]any{"view_id": settings, "user": "mara", "action": "submit", "values": values(change)}); reply["ok"] != true {
			t.Fatalf("not taken: %v", reply)
		}
	}
	send(map[string]any{})
	w.until("a digest", func() bool { return w.digest("Harbour brief").ID != "" })
	s := w.digest("Harbour brief")
	want := briefing.Schedule{Hour: 7, Minute: 30, Zone: "Asia/Tokyo", Days: 1<<1 | 1<<4}
	if s.Schedule != want || s.Layout != briefing.Compact || s.Outlets != 2 || !s.Silent || s.Alert.Outlets != 3 || len(s.Topics) != 3 || s.By != me {
		t.Errorf("saved as %+v", s)
	}
	view, body = w.visit("mara", "Harbour brief")
	for _, part := range []string{"compact layout", "only what 2 outlets carry", "silent without news", "china, chips and not sport"} {
		if !strings.Contains(body, part) {
			t.Errorf("the home tab lacks %q", part)
		}
	}

	menu := func(verb string) {
		t.Helper()
		if reply := w.control("action", map[string]any{"view_id": view, "action_id": "home.digest_menu", "value": verb + ":" + s.ID, "user": "mara"}); reply["ok"] != true {
			t.Fatalf("%s: %v", verb, reply)
		}
	}
	menu("pause")
	w.until("a paused digest", func() bool { return w.digest("Harbour brief").Paused.Equal(briefing.Forever()) })
	view, _ = w.visit("mara", "Resume")
	menu("resume")
	w.until("a digest that goes on", func() bool { return w.digest("Harbour brief").Paused.IsZero() })

	menu("edit")
	w.until("the settings again", func() bool { settings, body = w.modal(me); return strings.Contains(body, "Harbour brief") })
	wants(t, w.brief(`digest "Harbour brief" full`), "Harbour brief") // meanwhile
	send(map[string]any{"name": text("Overwritten")})
	w.until("a word about it", func() bool {
		for _, m := range w.messages(w.direct(me)) {
			if strings.Contains(m.Text, "was changed by somebody else") {
				return true
			}
		}
		return false
	})
	if w.digest("Overwritten").ID != "" {
		t.Error("an edit of an older state was saved")
	}

	view, _ = w.visit("mara", "Harbour brief")
	menu("delete")
	w.until("a question", func() bool { settings, body = w.modal(me); return strings.Contains(body, "Delete") && settings != "" })
	w.control("view", map[string]any{"view_id": settings, "user": "mara", "action": "submit"})
	w.until("an ended digest", func() bool { return w.digest("Harbour brief").ID == "" })
}

// What a private channel gets is not told to who isn't in it, and who may not
// change it is told so.
func TestHomeOfOthers(t *testing.T) {
	t.Parallel()
	w := enter(t)
	w.brief("digest 08:00 about china")
	view, body := w.visit("wilma", "Morning brief")
	if !strings.Contains(body, "home.digest_menu") {
		t.Error("no menu")
	}
	s := w.digest("Morning brief")
	w.control("action", map[string]any{"view_id": view, "action_id": "home.digest_menu", "value": "pause:" + s.ID, "user": "wilma"})
	wilma := w.id("wilma")
	w.until("a refusal", func() bool {
		list := w.messages(w.direct(wilma))
		return len(list) > 0 && strings.Contains(list[len(list)-1].Text, "Only managers")
	})
	if !w.digest("Morning brief").Paused.IsZero() {
		t.Error("paused all the same")
	}
}

// general is the id of the channel that tests type in.
func (w *workspace) general() string {
	w.t.Helper()
	resp, err := http.Get(w.url + "/control/state")
	if err != nil {
		w.t.Fatal(err)
	}
	defer resp.Body.Close()
	var state struct{ Channels []struct{ ID, Name string } }
	if err := json.NewDecoder(resp.Body).Decode(&state); err != nil {
		w.t.Fatal(err)
	}
	for _, c := range state.Channels {
		if c.Name == "general" {
			return c.ID
		}
	}
	w.t.Fatal("no channel")
	return ""
}
